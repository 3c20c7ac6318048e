import { createServer, type ServerResponse } from 'node:http'
import next from 'next'
import { noSuchAddress, readablePath } from '../lib/web/bare-answer.ts'
import { ALLOWED_METHODS, type Refusal, refusalPage, siteFrom, standingHeaders } from '../lib/web/headers.ts'
import { sayWhatBroke } from './portal/say-what-broke.ts'

/*
 * The web server of a built portal: Next behind rules that Next itself cannot keep. A method it does not know (TRACE) and a path
 * that cannot be decoded make it throw before `proxy.ts` runs; when a page throws, it sends an empty body and draws the error by
 * script, so a browser without scripts would show nothing; and it answers a damaged form in bare words.
 */

// Next prints the words of every error, and they quote what was posted. Faults reach the log through `instrumentation.ts`.
for (const way of ['error', 'warn', 'info', 'log', 'debug', 'trace'] as const) console[way] = () => undefined

const port = Number(process.env.PORT ?? 3000)
const app = next({ dev: false, hostname: '127.0.0.1', port })
const allowed = new Set(ALLOWED_METHODS.split(', '))

await app.prepare()
const handle = app.getRequestHandler()

const server = createServer((request, response) => {
  if (!allowed.has(request.method ?? '')) return refuseMethod(response)
  if (!readablePath(request.url ?? '/')) return answer(response, noSuchAddress)
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

/** A page where nothing ran that would give it its headers. */
function answer(response: ServerResponse, refusal: Refusal): void {
  response.writeHead(refusal.status, {
    ...standingHeaders(siteFrom(process.env), '/'),
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    'Content-Type': 'text/html; charset=utf-8',
  })
  response.end(refusalPage(refusal, ''))
}
