import { env } from '#lib/env.ts'

/**
 * Names of cookies. Cookies are shared between the ports of one host, so the port is part of each; on https the `__Host-` prefix
 * binds them to this host. The session's is Lax: a link in a mail must find its reader signed in (decision 4).
 */
export function cookieName(
  purpose: 'session' | 'csrf' | 'callback' | 'state' | 'nonce' | 'pkce',
  origin: string = env().appOrigin,
): string {
  const { protocol, port } = new URL(origin)
  const name = `oa-${purpose}${port === '' ? '' : `-${port}`}`
  return protocol === 'https:' ? `__Host-${name}` : name
}

export function cookieOptions(origin: string = env().appOrigin) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: origin.startsWith('https:') } as const
}
