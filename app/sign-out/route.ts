import { env } from '#lib/env.ts'
import { faultFields, log } from '#lib/log.ts'
import { readSessionToken } from '#lib/web/session-token.ts'
import { adapter } from '#lib/web/sign-in/adapter.ts'
import { cookieName, cookieOptions } from '#lib/web/sign-in/cookies.ts'

/**
 * Ends the session in the database first: a cookie that stays behind somewhere opens nothing. If the database cannot be reached
 * the browser forgets its cookie all the same, and the session ends by itself when it has been idle.
 */
export async function POST(): Promise<Response> {
  const token = await readSessionToken()
  try {
    if (token) await adapter.deleteSession?.(token)
  } catch (error) {
    log.error('sign-out not recorded', faultFields(error))
  }
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
