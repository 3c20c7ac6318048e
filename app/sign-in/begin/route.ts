import { createHash, randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { env } from '#lib/env.ts'
import { cookieName, cookieOptions } from '#lib/web/sign-in/cookies.ts'
import { safeTarget } from '#lib/web/sign-in/target.ts'

/**
 * Lays the token that next-auth expects beside its form (value and keyed hash, `token|hash`), then goes on to the form. Without
 * scripts nothing else would have laid it before the form is drawn.
 */
export async function GET(request: Request): Promise<Response> {
  const { appOrigin, authSecret } = env()
  const target = safeTarget(new URL(request.url).searchParams.get('to'), appOrigin)
  const token = randomBytes(32).toString('hex')
  const hash = createHash('sha256').update(`${token}${authSecret}`).digest('hex')
  ;(await cookies()).set(cookieName('csrf'), `${token}|${hash}`, cookieOptions())
  redirect(target === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(target)}`)
}
