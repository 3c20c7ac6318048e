/**
 * Where to go after signing in: a path of this portal, or the start. Anything that a browser could read as another host (two
 * slashes, a backslash, a scheme, a control character) leads to the start.
 */
export function safeTarget(to: string | null | undefined, origin: string): string {
  if (!to || to.length > 500 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(to)) return '/'
  const url = URL.parse(to, origin)
  if (!url || url.origin !== origin) return '/'
  const own = /^\/(?:api|sign-in|sign-out|signed-out|session-ended)(?:\/|$)/
  // Dots are resolved by now: what began as `/.//host` must not come out as `//host`.
  return own.test(url.pathname) || url.pathname.startsWith('//') ? '/' : url.pathname + url.search
}
