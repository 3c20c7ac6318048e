import { cookies } from 'next/headers'
import type { SessionToken } from '#lib/reader.ts'
import { cookieName } from './sign-in/cookies.ts'

/** The secret that the browser holds, if any. Nothing is known of its holder until the database has looked at it. */
export async function readSessionToken(): Promise<SessionToken | null> {
  const value = (await cookies()).get(cookieName('session'))?.value
  return value && value.length <= 100 ? (value as SessionToken) : null
}
