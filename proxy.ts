import { type NextRequest, NextResponse } from 'next/server'
import {
  ALLOWED_METHODS,
  contentSecurityPolicy,
  refusalPage,
  refuse,
  siteFrom,
  standingHeaders,
} from '#lib/web/headers.ts'

/**
 * Runs before every request: turns away what cannot come from this portal's own pages, and gives each response its
 * headers and a nonce of its own. It authorises nobody; that is the door's and the database's work.
 *
 * There is no `matcher`: a path left out of one would go without the checks.
 */
export function proxy(request: NextRequest): NextResponse {
  const site = siteFrom(process.env)
  const { method, headers, nextUrl } = request
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = contentSecurityPolicy(site, nonce, process.env.NODE_ENV === 'development')

  const refusal = refuse(site, {
    method,
    host: headers.get('host'),
    forwardedHost: headers.get('x-forwarded-host'),
    origin: headers.get('origin'),
    fetchSite: headers.get('sec-fetch-site'),
    contentLength: headers.get('content-length'),
    transferEncoding: headers.get('transfer-encoding'),
  })

  const response = refusal
    ? new NextResponse(method === 'HEAD' ? null : refusalPage(refusal, nonce), {
        status: refusal.status,
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
      })
    : passOn(headers, nonce, policy, nextUrl.pathname + nextUrl.search)

  if (refusal?.status === 405) response.headers.set('Allow', ALLOWED_METHODS)
  response.headers.set('Content-Security-Policy', policy)
  for (const [name, value] of Object.entries(standingHeaders(site, nextUrl.pathname))) {
    response.headers.set(name, value)
  }
  return response
}

/** Next finds the nonce for its own scripts in the policy on the request; anything else can read `x-nonce`. */
function passOn(headers: Headers, nonce: string, policy: string, path: string): NextResponse {
  const forwarded = new Headers(headers)
  forwarded.set('x-nonce', nonce)
  forwarded.set('content-security-policy', policy)
  // Where a person wanted to go, for the way back after signing in. Set here, so a header sent from outside counts for nothing.
  forwarded.set('x-portal-path', path)
  return NextResponse.next({ request: { headers: forwarded } })
}
