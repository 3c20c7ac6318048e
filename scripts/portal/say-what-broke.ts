import type { IncomingMessage, ServerResponse } from 'node:http'
import { incidentId, log } from '../../lib/log.ts'
import { insteadOf } from '../../lib/web/bare-answer.ts'
import { type Refusal, refusalPage } from '../../lib/web/headers.ts'

/**
 * Replaces the body of a page that broke by one that says so, with a number that leads to the log, and an answer in bare words to
 * a damaged or outdated form by a page.
 */
export function sayWhatBroke(request: IncomingMessage, response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response)
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  const type = () => String(response.getHeader('content-type') ?? '')
  const bare = () =>
    insteadOf({
      method: request.method ?? '',
      status: response.statusCode,
      type: type(),
      sent: request.headers['content-type'] ?? '',
      byScript: request.headers['next-action'] !== undefined,
    })
  let page: string | null = null

  const replace = () => {
    if (page !== null || response.headersSent) return
    const refusal = bare()
    if (!refusal && !(response.statusCode >= 500 && type().startsWith('text/html'))) return
    const words = refusal ?? fault(request, response)
    const nonce =
      /'nonce-([^']+)'/.exec(String(response.getHeader('content-security-policy') ?? ''))?.[1] ?? ''
    page = request.method === 'HEAD' ? '' : refusalPage(words, nonce)
    if (refusal) response.statusCode = refusal.status
    for (const name of ['content-length', 'content-encoding', 'etag']) response.removeHeader(name)
    response.setHeader('content-type', 'text/html; charset=utf-8')
  }
  // Compression writes the head before it hands the body on, so the head has to be caught as well.
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    if (page === null) response.statusCode = args[0]
    replace()
    return page === null ? writeHead(...args) : writeHead(response.statusCode)
  }) as typeof response.writeHead
  response.write = ((...args: Parameters<typeof write>) => {
    replace()
    return page === null ? write(...args) : true
  }) as typeof response.write
  response.end = ((...args: Parameters<typeof end>) => {
    replace()
    return page === null ? end(...args) : end(page)
  }) as typeof response.end
}

function fault(request: IncomingMessage, response: ServerResponse): Refusal {
  const incident = incidentId()
  log.error('page failed', { incident, method: request.method ?? '', status: response.statusCode })
  return {
    status: 503,
    title: 'Something went wrong on our side',
    words: [
      'Nothing you saved before is lost. Wait a minute, then open the page again.',
      `If it keeps happening, ask for help and give this number: ${incident}.`,
    ],
  }
}
