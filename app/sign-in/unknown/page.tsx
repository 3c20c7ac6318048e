import { env } from '#lib/env.ts'
import { PlainPage } from '#lib/web/plain-page.tsx'

/** Somebody whom the provider knows and the directory does not: no account is made for them. */
export default function Unknown() {
  const { forceName } = env()
  return (
    <PlainPage title="The directory does not know you">
      <p>
        You signed in, but the {forceName} directory has no active entry for that account, so there is nothing
        to open here.
      </p>
      <h2>What you can do</h2>
      <ul>
        <li>If you have just joined or moved, wait a day: the directory is brought up to date daily.</li>
        <li>If it should know you, ask the service desk to check your entry.</li>
        <li>
          If you used another account by mistake, <a href="/sign-in">sign in again</a>.
        </li>
      </ul>
      <p>
        If you have something to declare that cannot wait, tell your line manager or professional standards.
      </p>
    </PlainPage>
  )
}
