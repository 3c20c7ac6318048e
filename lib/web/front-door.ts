import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { noSuchAddress, readablePath } from './bare-answer.ts'
import {
  ALLOWED_METHODS,
  contentSecurityPolicy,
  type Refusal,
  refusalPage,
  refuse,
  siteFrom,
  standingHeaders,
} from './headers.ts'

type Env = Record<string, string | undefined>

/**
 * Judges each request before Next sees it: turns away what cannot come from this portal's own pages, and gives each response its
 * headers and a nonce of its own. It authorises nobody; that is the door's and the database's work. Stands here and not in a
 * `proxy.ts`, which costs a page as much again as all of its own frame.
 * @returns a function that answers true when the request may go on; otherwise it has been answered
 */
export function frontDoor(
  env: Env,
  dev: boolean,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const site = siteFrom(env)
  return (request, response) => {
    const { method = '', headers } = request
    const nonce = randomBytes(16).toString('base64')
    const policy = contentSecurityPolicy(site, nonce, dev)
    const url = readablePath(request.url ?? '') ? URL.parse(`${site.origin}${request.url}`) : null
    response.setHeader('Content-Security-Policy', policy)
    for (const [name, value] of Object.entries(standingHeaders(site, url?.pathname ?? '/'))) {
      response.setHeader(name, value)
    }
    const refusal = refuse(site, {
      method,
      path: url?.pathname ?? '/',
      host: headers.host ?? null,
      forwardedHost: only(headers['x-forwarded-host']),
      origin: headers.origin ?? null,
      fetchSite: only(headers['sec-fetch-site']),
      contentLength: headers['content-length'] ?? null,
      transferEncoding: headers['transfer-encoding'] ?? null,
    })
    if (refusal) return turnAway(request, response, refusal, nonce)
    if (!url) return turnAway(request, response, noSuchAddress, nonce)

    // Next finds the nonce for its own scripts in the policy on the request; anything else can read `x-nonce`.
    headers['x-nonce'] = nonce
    headers['content-security-policy'] = policy
    // Where a person wanted to go, for the way back after signing in. Set here, so a header sent from outside counts for nothing.
    url.searchParams.delete('_rsc')
    headers['x-portal-path'] = `${url.pathname}${url.search}`
    return true
  }
}

function only(header: string | string[] | undefined): string | null {
  return header === undefined ? null : String(header)
}

function turnAway(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  nonce: string,
): false {
  if (refusal.status === 405) response.setHeader('Allow', ALLOWED_METHODS)
  response.writeHead(refusal.status, { 'Content-Type': 'text/html; charset=utf-8' })
  response.end(request.method === 'HEAD' ? undefined : refusalPage(refusal, nonce))
  return false
}
