import { ButtonLink } from '#components/ui/button.tsx'
import { env } from '#lib/env.ts'
import { PlainPage } from '#lib/web/plain-page.tsx'
import { safeTarget } from '#lib/web/sign-in/target.ts'

type Query = { to?: string | string[]; kept?: string | string[] }

export default async function SessionEnded({ searchParams }: { searchParams: Promise<Query> }) {
  const { to, kept } = await searchParams
  const target = safeTarget(to, env().appOrigin)
  return (
    <PlainPage title="Your session has ended">
      <p>For your security you are signed out after a time without activity.</p>
      {kept === 'yes' ? (
        <p>
          <strong>What you had just typed is held for you for a day.</strong> Sign in and the page will show
          it.
        </p>
      ) : (
        <p>What you saved is kept. After signing in you come back to the page you were on.</p>
      )}
      <ButtonLink href={target === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(target)}`}>
        Sign in again
      </ButtonLink>
    </PlainPage>
  )
}
