import { PlainPage } from '#lib/web/plain-page.tsx'

/** Whatever went wrong on the way to the provider and back: denied, out of time, or the provider cannot be reached. */
export default function Problem() {
  return (
    <PlainPage title="You are not signed in">
      <p>
        Signing in did not go through. It may have taken too long, been stopped, or the sign-in service may be
        away for a moment.
      </p>
      <p>Nothing was changed, and what you saved before is kept.</p>
      <p>
        <a href="/sign-in">Try again</a>
      </p>
      <p>If it keeps happening, ask the service desk whether the sign-in service is working.</p>
    </PlainPage>
  )
}
