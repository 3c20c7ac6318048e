import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/*
 * The token that next-auth expects in its form and in a cookie beside it: `token|hash`, the hash keyed by the secret. Made and
 * judged here as next-auth does it, because without scripts nothing else would lay the cookie before the form is drawn.
 */

/** The cookie's value, with a new token. */
export function newCsrfCookie(secret: string): string {
  const token = randomBytes(32).toString('hex')
  return `${token}|${hashOf(token, secret)}`
}

/** The token in the cookie; null where there is none that next-auth would accept (another secret, say, after a change). */
export function csrfTokenOf(cookie: string | undefined, secret: string): string | null {
  const [token, hash] = cookie?.split('|') ?? []
  if (!token || !hash) return null
  const expected = Buffer.from(hashOf(token, secret))
  const given = Buffer.from(hash)
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null
}

function hashOf(token: string, secret: string): string {
  return createHash('sha256').update(`${token}${secret}`).digest('hex')
}
