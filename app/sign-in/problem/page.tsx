import { ButtonLink } from '#components/ui/button.tsx'
import { env } from '#lib/env.ts'
import { PlainPage } from '#lib/web/plain-page.tsx'
import { safeTarget } from '#lib/web/sign-in/target.ts'

type Query = { to?: string | string[] }

/** Whatever went wrong on the way to the provider and back: denied, out of time, or the provider cannot be reached. */
export default async function Problem({ searchParams }: { searchParams: Promise<Query> }) {
  const { to } = await searchParams
  const target = safeTarget(to, env().appOrigin)
  return (
    <PlainPage title="You are not signed in">
      <p>
        Signing in did not go through. It may have taken too long, been stopped, or the sign-in service may be
        away for a moment.
      </p>
      <p>Nothing was changed, and what you saved before is kept.</p>
      <p>
        <ButtonLink href={target === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(target)}`}>
          Try again
        </ButtonLink>
      </p>
      <p>If it keeps happening, ask the service desk whether the sign-in service is working.</p>
    </PlainPage>
  )
}
