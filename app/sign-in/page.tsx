import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { Button } from '#components/ui/button.tsx'
import { env } from '#lib/env.ts'
import { PlainPage } from '#lib/web/plain-page.tsx'
import { cookieName } from '#lib/web/sign-in/cookies.ts'
import { csrfTokenOf } from '#lib/web/sign-in/csrf.ts'
import { provider } from '#lib/web/sign-in/options.ts'
import { safeTarget, targetOf } from '#lib/web/sign-in/target.ts'

/** `callbackUrl` and `error` are next-auth's: it comes here with them when something failed on the way. */
type Query = Partial<Record<'to' | 'callbackUrl' | 'error' | 'laid', string | string[]>>

/** One button. The form is next-auth's own, so it works without scripts; its token must be in a cookie before it is drawn. */
export default async function SignIn({ searchParams }: { searchParams: Promise<Query> }) {
  const { to, callbackUrl, error, laid } = await searchParams
  const { appOrigin, authSecret, forceName, mode } = env()
  const target = to === undefined ? targetOf(callbackUrl, appOrigin) : safeTarget(to, appOrigin)
  const back = encodeURIComponent(target)
  if (error !== undefined) redirect(`/sign-in/problem?to=${back}`)
  const csrfToken = csrfTokenOf((await cookies()).get(cookieName('csrf'))?.value, authSecret)
  if (!csrfToken && laid === undefined) redirect(`/sign-in/begin?to=${back}`)
  if (!csrfToken) return <NoCookies again={`/sign-in?to=${back}`} />
  return (
    <PlainPage title="Sign in">
      <p>You sign in with your {forceName} account. This service keeps no password of yours.</p>
      {mode === 'demo' ? <p>In this demo you choose one of the invented people on the next page.</p> : null}
      <form action={`/api/auth/signin/${provider}`} method="post">
        <input type="hidden" name="csrfToken" value={csrfToken} />
        <input type="hidden" name="callbackUrl" value={appOrigin + target} />
        <Button>Sign in</Button>
      </form>
    </PlainPage>
  )
}

function NoCookies({ again }: { again: string }) {
  return (
    <PlainPage title="Your browser keeps no cookies">
      <p>Signing in needs cookies: they are how this service knows that the next page is asked for by you.</p>
      <p>Allow cookies for this site in the browser’s settings, or leave the private window.</p>
      <p>
        <a href={again}>Try again</a>
      </p>
    </PlainPage>
  )
}
