/**
 * Where to go after signing in: a path of this portal, or the start. Anything that a browser could read as another host (two
 * slashes, a backslash, a scheme, a control character) leads to the start, and so does what was given twice.
 */
export function safeTarget(to: string | readonly string[] | null | undefined, origin: string): string {
  if (typeof to !== 'string' || to.length > 500 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(to)) return '/'
  const url = URL.parse(to, origin)
  if (!url || url.origin !== origin) return '/'
  const own = /^\/(?:api|sign-in|sign-out|signed-out|session-ended)(?:\/|$)/
  // Dots are resolved by now: what began as `/.//host` must not come out as `//host`.
  return own.test(url.pathname) || url.pathname.startsWith('//') ? '/' : url.pathname + url.search
}

/** The same for a whole address, as next-auth hands it back. */
export function targetOf(address: string | readonly string[] | undefined, origin: string): string {
  const inside = typeof address === 'string' && address.startsWith(`${origin}/`)
  return safeTarget(inside ? address.slice(origin.length) : null, origin)
}
