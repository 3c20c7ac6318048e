import type { AddressInfo } from 'node:net'
import { now } from '../lib/clock.ts'
import { followLogs } from '../lib/history/witness/logs-file.ts'
import { witnessServer } from '../lib/history/witness/server.ts'
import { readWitnessSettings, witnessKey } from '../lib/history/witness/settings.ts'
import { openStates } from '../lib/history/witness/state-file.ts'

/*
 * `npm run witness`: a witness of the history (C2SP tlog-witness). Needs nothing of the portal: no database, no other setting than
 * its own (lib/history/witness/settings.ts). It says on standard output what its key is and where it listens.
 */

const graceMs = 2000
const { settings, problems } = readWitnessSettings(process.env)
if (problems.length > 0) fail(...problems)

// The folder first: a second start on it must not make a key, or say anything else.
const states = named('WITNESS_DIR', () => openStates(settings.dir))
const signer = named('WITNESS_KEY_FILE', () => witnessKey(settings.keyFile, settings.name))
const logs = named('WITNESS_LOGS_FILE', () =>
  followLogs(settings.logsFile, (what) => console.log(`witness logs ${settings.logsFile}: ${what}`)),
)
console.log(`witness key ${signer.text}`)

const server = witnessServer({
  signer,
  logs,
  states,
  now,
  prefix: settings.prefix,
  fault: ({ name, message }) => console.error(`witness fault ${name}: ${message}`),
})
server.once('error', (error: NodeJS.ErrnoException) => {
  states.close()
  const inUse = error.code === 'EADDRINUSE'
  fail(inUse ? `WITNESS_PORT ${settings.port} is in use` : `WITNESS_HOST cannot be used: ${error.message}`)
})
server.listen(settings.port, settings.host, () => {
  const { port } = server.address() as AddressInfo
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  console.log(`witness ${settings.name} ready http://${host}:${port}${settings.prefix}`)
  process.send?.('ready')
})

let stopping = false
function stop(): void {
  if (stopping) return
  stopping = true
  setTimeout(() => server.closeAllConnections(), graceMs).unref()
  server.close(() => {
    states.close()
    process.exit(0)
  })
  server.closeIdleConnections()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
// Whoever started it is gone.
process.on('disconnect', stop)

function named<T>(setting: string, open: () => T): T {
  try {
    return open()
  } catch (error) {
    return fail(`${setting} cannot be used: ${(error as Error).message}`)
  }
}

function fail(...why: readonly string[]): never {
  for (const line of why) console.error(`witness not started: ${line}`)
  process.exit(1)
}
