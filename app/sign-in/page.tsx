import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { Button } from '#components/ui/button.tsx'
import { env } from '#lib/env.ts'
import { PlainPage } from '#lib/web/plain-page.tsx'
import { cookieName } from '#lib/web/sign-in/cookies.ts'
import { provider } from '#lib/web/sign-in/options.ts'
import { safeTarget } from '#lib/web/sign-in/target.ts'

type Query = { to?: string | string[]; callbackUrl?: string | string[] }

/** One button. The form is next-auth's own, so it works without scripts; its token must be in a cookie before it is drawn. */
export default async function SignIn({ searchParams }: { searchParams: Promise<Query> }) {
  const { to } = await searchParams
  const { appOrigin, forceName, mode } = env()
  const target = safeTarget(typeof to === 'string' ? to : null, appOrigin)
  const cookie = (await cookies()).get(cookieName('csrf'))?.value
  const csrfToken = cookie?.split('|')[0]
  if (!csrfToken) redirect(`/sign-in/begin?to=${encodeURIComponent(target)}`)
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
