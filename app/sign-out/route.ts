import { env } from '#lib/env.ts'
import { readSessionToken } from '#lib/web/session-token.ts'
import { adapter } from '#lib/web/sign-in/adapter.ts'
import { cookieName, cookieOptions } from '#lib/web/sign-in/cookies.ts'

/** Ends the session in the database first: a cookie that stays behind somewhere opens nothing. */
export async function POST(): Promise<Response> {
  const token = await readSessionToken()
  if (token) await adapter.deleteSession?.(token)
  const { secure } = cookieOptions()
  const headers = new Headers({
    Location: `${env().appOrigin}/signed-out`,
    'Clear-Site-Data': '"cache", "storage"',
  })
  headers.append(
    'Set-Cookie',
    `${cookieName('session')}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure ? '; Secure' : ''}`,
  )
  return new Response(null, { status: 303, headers })
}
