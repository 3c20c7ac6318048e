import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { makeSignerKey } from '#lib/history/log/note.ts'
import { openDatabase } from './database.ts'
import { percentile } from './measure.ts'
import { root } from './places.ts'
import { machine, Report } from './report.ts'
import { settingsFor } from './settings.ts'

/*
 * `npm run bench -- notices`: how long it takes from the commit of a notice until the mail server has its mail, with the real worker and a
 * real SMTP conversation; twenty notices a second for a while, then a thousand at once.
 */

const rows = 2000
const [perSecond, seconds, burst] = [20, 20, 1000]
const say = (line: string) => process.stdout.write(`${line}\n`)
const arrived = new Map<string, number>()

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onData(stream, _session, done) {
    let text = ''
    stream.on('data', (part: Buffer) => {
      text += part.toString('latin1')
    })
    stream.on('end', () => {
      const id = /^Message-ID: <([0-9a-f-]{36})@/im.exec(text)?.[1]
      if (id) arrived.set(id, performance.now())
      done()
    })
  },
})
server.on('error', () => undefined)
const listening = await new Promise<Server>((resolve) => {
  const opened = server.listen(0, '127.0.0.1', () => resolve(opened))
})
const { port } = listening.address() as AddressInfo

const database = await openDatabase(rows, say)
const folder = mkdtempSync(path.join(tmpdir(), 'bench-notices-'))
const keyFile = path.join(folder, 'key')
writeFileSync(keyFile, makeSignerKey('bench.example/notices', 'log'), { mode: 0o600 })
say(
  `${machine.processors} processors (${machine.model}), ${machine.memoryGb} GB, load ${machine.load.toFixed(1)} at the start, Node ${machine.node}, ${new Date().toISOString().slice(0, 10)}`,
)
const worker: ChildProcess = spawn(process.execPath, [path.join(root, 'lib/jobs/worker.ts')], {
  env: {
    ...process.env,
    ...settingsFor(database),
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    LOG_KEY_FILE: keyFile,
    LOG_LEVEL: 'silent',
  },
  stdio: 'ignore',
})
const db = new pg.Client({ connectionString: database.url })
try {
  await db.connect()
  await measure()
} finally {
  worker.kill('SIGTERM')
  await once(worker, 'exit')
  await db.end()
  await database.stop()
  server.close(() => undefined)
  rmSync(folder, { recursive: true })
}

/** A notice that cannot wait, committed; answers the number of its mail. */
async function tell(): Promise<string> {
  await db.query('BEGIN')
  await db.query(
    `SELECT post_notice(d.reviewer_id, d.reference, 'check_missed', false, now()) FROM declaration d WHERE d.reviewer_id IS NOT NULL LIMIT 1`,
  )
  const { rows } = await db.query<{ id: string }>(
    `SELECT m.id FROM mail m JOIN notice n ON n.id = m.notice_id WHERE n.xmin = pg_current_xact_id()::xid`,
  )
  await db.query('COMMIT')
  return rows[0]?.id ?? ''
}

async function measure(): Promise<void> {
  const report = new Report()
  report.heading('Notices: from the commit to the mail server')
  const waits = async (told: readonly (readonly [string, number])[]) => {
    for (const began = performance.now(); told.some(([id]) => !arrived.has(id)); await sleep(20))
      if (performance.now() - began > 120_000) break
    return told.map(([id, at]) => (arrived.get(id) ?? Number.POSITIVE_INFINITY) - at)
  }
  await waits([[await tell(), performance.now()]]) // the worker has started
  const steady: [string, number][] = []
  for (let n = 0; n < perSecond * seconds; n++) {
    steady.push([await tell(), performance.now()])
    await sleep(1000 / perSecond)
  }
  const latencies = await waits(steady)
  const of = (part: number) => percentile(latencies, part)
  report.goal(
    'notices: p95 from commit to hand-over',
    of(0.95) / 1000,
    { atMost: 1 },
    `p50 ${of(0.5).toFixed(0)} ms, p99 ${of(0.99).toFixed(0)} ms, ${steady.length} at about ${perSecond} a second`,
    ' s',
  )
  const began = performance.now()
  const many: [string, number][] = []
  for (let n = 0; n < burst; n++) many.push([await tell(), performance.now()])
  const last = Math.max(...(await waits(many)))
  const whole = (performance.now() - began) / 1000
  report.figure(
    'notices: a thousand one after the other',
    `all handed over after ${whole.toFixed(1)} s, the last ${(last / 1000).toFixed(1)} s after its commit`,
    {
      seconds: whole,
    },
  )
  report.close({ measured: 'notices' }, undefined)
}
