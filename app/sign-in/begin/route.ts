import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { env } from '#lib/env.ts'
import { cookieName, cookieOptions } from '#lib/web/sign-in/cookies.ts'
import { newCsrfCookie } from '#lib/web/sign-in/csrf.ts'
import { safeTarget } from '#lib/web/sign-in/target.ts'

/**
 * Lays the token that next-auth expects beside its form, then goes on to the form. `laid` tells the form that this was tried: a
 * browser that keeps no cookies would otherwise be sent to and fro for ever.
 */
export async function GET(request: Request): Promise<Response> {
  const { appOrigin, authSecret } = env()
  const target = safeTarget(new URL(request.url).searchParams.get('to'), appOrigin)
  ;(await cookies()).set(cookieName('csrf'), newCsrfCookie(authSecret), cookieOptions())
  redirect(`/sign-in?laid=yes${target === '/' ? '' : `&to=${encodeURIComponent(target)}`}`)
}
