import { createServer } from 'node:http'
import next from 'next'
import { frontDoor } from '../lib/web/front-door.ts'
import { sayWhatBroke } from './portal/say-what-broke.ts'

/*
 * The web server: Next behind rules that Next itself cannot keep, or keeps at a price. A method it does not know (TRACE) and a path
 * that cannot be decoded make it throw; when a page throws, it sends an empty body and draws the error by script, so a browser
 * without scripts would show nothing; and it answers a damaged form in bare words. With --dev it reloads what changes.
 */
const dev = process.argv.includes('--dev')

// Next prints the words of every error, and they quote what was posted. Faults reach the log through `instrumentation.ts`.
if (!dev)
  for (const way of ['error', 'warn', 'info', 'log', 'debug', 'trace'] as const)
    console[way] = () => undefined

const port = Number(process.env.PORT ?? 3000)
const app = next({ dev, hostname: '127.0.0.1', port })

await app.prepare()
const handle = app.getRequestHandler()
const mayGoOn = frontDoor(process.env, dev)

const server = createServer((request, response) => {
  if (!mayGoOn(request, response)) return
  if (!dev) sayWhatBroke(request, response)
  void handle(request, response)
})
if (dev) server.on('upgrade', app.getUpgradeHandler())
server.listen(port, '127.0.0.1')

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    // Answers that are under way are finished; waiting connections are let go.
    server.close(() => process.exit(0))
    server.closeIdleConnections()
  })
}
