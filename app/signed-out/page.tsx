import { PlainPage } from '#lib/web/plain-page.tsx'

export default function SignedOut() {
  return (
    <PlainPage title="You are signed out">
      <p>What you saved is kept. On a shared computer, close the browser too.</p>
      <p>
        <a href="/sign-in">Sign in again</a>
      </p>
    </PlainPage>
  )
}
