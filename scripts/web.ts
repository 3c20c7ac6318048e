import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import next from 'next'
import { incidentId, log } from '../lib/log.ts'
import { ALLOWED_METHODS, refusalPage } from '../lib/web/headers.ts'

/*
 * The web server of a built portal: Next behind two rules that Next itself cannot keep. A method it does not know (TRACE) makes
 * it throw before `proxy.ts` runs; and when a page throws, it sends an empty body and draws the error by script, so a browser
 * without scripts would show nothing.
 */

const port = Number(process.env.PORT ?? 3000)
const app = next({ dev: false, hostname: '127.0.0.1', port })
const allowed = new Set(ALLOWED_METHODS.split(', '))

await app.prepare()
const handle = app.getRequestHandler()

const server = createServer((request, response) => {
  if (!allowed.has(request.method ?? '')) return refuseMethod(response)
  sayWhatBroke(request, response)
  void handle(request, response)
})
server.listen(port, '127.0.0.1')

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    // Answers that are under way are finished; waiting connections are let go.
    server.close(() => process.exit(0))
    server.closeIdleConnections()
  })
}

function refuseMethod(response: ServerResponse): void {
  response.writeHead(405, {
    Allow: ALLOWED_METHODS,
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  response.end('This cannot be done here.\n')
}

/** Replaces the body of a page that broke by one that says so, with a number that leads to the log. */
function sayWhatBroke(request: IncomingMessage, response: ServerResponse): void {
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  const isPage = () =>
    response.statusCode >= 500 && String(response.getHeader('content-type') ?? '').startsWith('text/html')
  let replaced = false

  const replace = () => {
    replaced = true
    const incident = incidentId()
    log.error('page failed', { incident, method: request.method ?? '', status: response.statusCode })
    const nonce =
      /'nonce-([^']+)'/.exec(String(response.getHeader('content-security-policy') ?? ''))?.[1] ?? ''
    response.removeHeader('content-length')
    response.removeHeader('content-encoding')
    end(request.method === 'HEAD' ? undefined : refusalPage(broken(incident), nonce))
  }
  response.write = ((...args: Parameters<typeof write>) => {
    if (!replaced && !response.headersSent && isPage()) replace()
    return replaced ? true : write(...args)
  }) as typeof response.write
  response.end = ((...args: Parameters<typeof end>) => {
    if (!replaced && !response.headersSent && isPage()) replace()
    return replaced ? response : end(...args)
  }) as typeof response.end
}

function broken(incident: string): Parameters<typeof refusalPage>[0] {
  return {
    status: 503,
    title: 'Something went wrong on our side',
    words: [
      'Nothing you saved before is lost. Wait a minute, then open the page again.',
      `If it keeps happening, ask for help and give this number: ${incident}.`,
    ],
  }
}
