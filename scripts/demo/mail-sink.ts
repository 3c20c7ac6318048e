import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'

/*
 * Where the demo's e-mail ends: each message becomes a file in DATA_DIR/mail, and goes nowhere. Started by `npm start` in demo
 * mode only, on the machine itself only.
 */

const { DATA_DIR, MAIL_PORT, PORTAL_MODE } = process.env
if (PORTAL_MODE !== 'demo' || !DATA_DIR || !MAIL_PORT) {
  throw new Error('The demo mail box is started by `npm start`, and never in production.')
}
const folder = path.join(DATA_DIR, 'mail')
const KEPT = 500
mkdirSync(folder, { recursive: true, mode: 0o700 })

function keep(message: Buffer): void {
  const time = new Date().toISOString().replaceAll(':', '-')
  const name = `${time}-${randomBytes(4).toString('hex')}.eml`
  // Renamed when whole: whoever lists the folder never reads half a message.
  const half = path.join(folder, `.${name}`)
  writeFileSync(half, message, { mode: 0o600 })
  renameSync(half, path.join(folder, name))
  const names = readdirSync(folder).filter((each) => each.endsWith('.eml') && !each.startsWith('.'))
  for (const old of names.sort().slice(0, -KEPT)) rmSync(path.join(folder, old), { force: true })
}

const server = new SMTPServer({
  banner: 'demo mail box',
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  size: 1_000_000,
  onData(stream, _session, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      if (stream.sizeExceeded) return done(new Error('too large'))
      try {
        keep(Buffer.concat(parts))
        done()
      } catch {
        done(new Error('not kept'))
      }
    })
  },
})
let listening = false
server.on('error', (error) => {
  // A sender that breaks off is no reason to stop; a port in use is.
  if (listening) return
  console.error(`demo mail box: ${error.message}`)
  process.exit(1)
})
server.listen(Number(MAIL_PORT), '127.0.0.1', () => {
  listening = true
  process.send?.('ready')
})

process.on('disconnect', () => process.exit(0))
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => server.close(() => process.exit(0)))
