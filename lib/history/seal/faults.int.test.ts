import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createDatabase } from '../../../scripts/database/databases.ts'
import { type Embedded, startEmbedded } from '../../../scripts/database/embedded.ts'
import { migrate } from '../../../scripts/database/migrate.ts'
import { setRolePasswords } from '../../../scripts/database/roles.ts'
import { isAlive } from '../../../scripts/portal/processes.ts'
import { freshDatabase, passwordsOf, urlsOf } from '../../../scripts/test/database.ts'
import { type LogWatch, watchLog } from '../../../scripts/test/log-watch.ts'
import { forkSealer, type Sealer, until } from '../../../scripts/test/sealers.ts'
import { startWriters, type Written } from '../../../scripts/test/writers.ts'
import { makeSignerKey, readSignerKey } from '../log/note.ts'
import { consistencyProof, verifyConsistency } from '../log/proof.ts'
import { verifyLog } from '../verify-log.ts'
import { nodesInRows } from './ledger.ts'
import type { Step } from './seal.ts'
import { readLastSigned } from './signed-file.ts'

/* Sealers in processes of their own die as machines die, while writers write; so does the database under them. */

type Urls = { readonly migrator: string; readonly jobs: string }

const steps: readonly Step[] = ['taken', 'numbered', 'recomputed', 'remembered', 'signed']
const random = (below: number) => Math.floor(Math.random() * below)
const secret = makeSignerKey('test.example/faults', 'log')
const key = readSignerKey(secret)

let folder: string
let stateFile: string
const undo: (() => Promise<unknown>)[] = []
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'faults-'))
  stateFile = path.join(folder, 'memory')
  writeFileSync(path.join(folder, 'key'), secret)
})
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one()
  rmSync(folder, { recursive: true, force: true })
})

function aSealer(): Sealer {
  const sealer = forkSealer()
  undo.push(() => sealer.kills())
  return sealer
}

const order = ({ jobs }: Urls) => ({
  databaseUrl: jobs,
  keyFile: path.join(folder, 'key'),
  stateFile,
  everyMs: 20,
})
const isReady = (sealer: Sealer, state: string) =>
  sealer.told.some((told) => 'state' in told && told.state === state)
const signedBy = ({ told }: Sealer) => told.filter((one) => 'step' in one).length

async function connected({ migrator }: Urls): Promise<pg.Client> {
  const db = new pg.Client({ connectionString: migrator })
  await db.connect()
  return db
}

/** What a dead process left on the server ends when the server sees that nobody is there. */
async function isGone(db: pg.Client): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'sealer'`,
  )
  return rowCount === 0
}

/** When nobody writes any more: one sealer works until nothing waits, and then everything must be as it should. */
async function endsWell(urls: Urls, written: Written, watch: LogWatch): Promise<void> {
  const last = aSealer()
  last.starts(order(urls))
  const db = await connected(urls)
  undo.push(() => db.end())
  const waiting = `SELECT (SELECT count(*) FROM audit_event)::int AS events, (SELECT max(size) FROM log_checkpoint)::int AS size`
  await until(async () => {
    const { rows } = await db.query(waiting)
    return rows[0].events === rows[0].size
  })
  await sleep(50)
  await watch.stop()
  await last.rests()

  const { rows: leaves } = await db.query<{ index: string; id: string; inOrder: boolean }>(
    `SELECT l.index, e.id, coalesce((e.xid, e.seq) > lag((e.xid, e.seq)) OVER (ORDER BY l.index), true) AS "inOrder"
     FROM log_leaf l JOIN audit_event e ON e.id = l.event_id ORDER BY l.index`,
  )
  const sealed = new Set(leaves.map(({ id }) => id))
  expect(leaves.map(({ index }) => Number(index))).toEqual(leaves.map((_, at) => at))
  expect(sealed.size).toBe(leaves.length)
  expect(leaves.every(({ inOrder }) => inOrder)).toBe(true)
  const { rows: events } = await db.query<{ id: string }>('SELECT id FROM audit_event')
  expect(events.filter(({ id }) => !sealed.has(id))).toEqual([])
  expect([...written.committed].filter((id) => !sealed.has(id))).toEqual([])
  expect([...written.rolledBack].filter((id) => sealed.has(id))).toEqual([])

  expect(watch.ahead()).toBe(0)
  const size = leaves.length
  const { rows: ends } = await db.query<{ root: Buffer }>('SELECT root FROM log_checkpoint WHERE size = $1', [
    size,
  ])
  const root = ends[0]?.root ?? Buffer.alloc(32)
  expect(readLastSigned(stateFile)).toMatchObject({ size, root })
  const read = nodesInRows(db, 1, size)
  for (const [from, roots] of watch.roots) {
    expect(roots.size, `size ${from} has one root`).toBe(1)
    const then = Buffer.from([...roots].join(), 'base64')
    const proof = await consistencyProof(from, size, read)
    expect(verifyConsistency(from, then, size, root, proof), `${from} is a beginning of ${size}`).toBe(true)
  }
  const findings: string[] = []
  await verifyLog(db, null, ({ what, where }) => findings.push(`${where}: ${what}`))
  expect(findings).toEqual([])
}

it('dies forty-two times, at each step and at any moment, and loses and doubles nothing', async () => {
  const urls = await freshDatabase()
  undo.push(() => urls.drop())
  const watch = watchLog(urls.jobs, stateFile, key)
  const writers = startWriters(urls.migrator, 4)
  const db = await connected(urls)
  undo.push(() => db.end())
  const deaths = Array.from({ length: 42 }, (_, at) => ({ at: steps[at % 7] ?? null, time: 1 + random(2) }))
  const ahead = [aSealer(), aSealer()]
  let atSteps = 0
  for (const { at, time } of deaths) {
    const sealer = ahead.shift() ?? aSealer()
    ahead.push(aSealer())
    sealer.starts({ ...order(urls), ...(at && { dies: { at, time } }) })
    if (at) {
      await sealer.exited
      atSteps += 1
    } else {
      await sleep(random(200))
      await sealer.kills()
    }
    await until(() => isGone(db))
  }
  expect(atSteps).toBe(30)
  await writers.stop()
  await endsWell(urls, writers.written, watch)
  expect(writers.written.committed.size).toBeGreaterThan(200)
  expect(writers.written.rolledBack.size).toBeGreaterThan(20)
  expect(watch.roots.size).toBeGreaterThan(20)
}, 120_000)

it('of two, one works alone; the other takes over within ten seconds of its death', async () => {
  const urls = await freshDatabase()
  undo.push(() => urls.drop())
  const watch = watchLog(urls.jobs, stateFile, key)
  const writers = startWriters(urls.migrator, 2)
  let leader = aSealer()
  leader.starts(order(urls))
  await until(() => isReady(leader, 'ok'))
  for (let deaths = 0; deaths < 3; deaths++) {
    const next = aSealer()
    next.starts(order(urls))
    await until(() => isReady(next, 'standby'))
    await until(() => signedBy(leader) > 3)
    expect(signedBy(next)).toBe(0)
    await leader.kills()
    const began = performance.now()
    await until(() => signedBy(next) > 0)
    expect(performance.now() - began).toBeLessThan(10_000)
    leader = next
  }
  await leader.kills()
  await writers.stop()
  await endsWell(urls, writers.written, watch)
}, 120_000)

it('goes on when the database is killed under it, again and again', async () => {
  const dataDir = path.join(folder, 'data')
  mkdirSync(dataDir)
  const settings = { fsync: 'off', max_connections: '30' }
  let server: Embedded = await startEmbedded({ dataDir, settings })
  undo.push(() => server.stop())
  const url = await createDatabase(server.url, 'portal')
  await migrate(url)
  const own = { url: server.url, password: 'test' }
  await setRolePasswords(url, passwordsOf(own))
  const urls = urlsOf(own, 'portal')
  const watch = watchLog(urls.jobs, stateFile, key)
  const writers = startWriters(urls.migrator, 3)
  let sealer = aSealer()
  sealer.starts(order(urls))
  for (let deaths = 0; deaths < 6; deaths++) {
    const before = signedBy(sealer)
    await until(() => signedBy(sealer) > before)
    await sleep(random(300))
    // In half of the cases the sealer survives and finds its connection broken, in the others everything goes at once.
    if (deaths % 2 === 1) {
      await Promise.all([killed(server, urls), sealer.kills()])
      sealer = aSealer()
      sealer.starts(order(urls))
    } else await killed(server, urls)
    server = await startEmbedded({ dataDir, settings, port: server.port })
  }
  await writers.stop()
  await sealer.kills()
  await endsWell(urls, writers.written, watch)
  expect(writers.written.committed.size).toBeGreaterThan(100)
}, 120_000)

/** Ends when nothing of the server lives any more: a second one beside what is left of the first would be its ruin. */
async function killed(server: Embedded, urls: Urls): Promise<void> {
  const db = await connected(urls)
  db.on('error', () => undefined)
  const { rows } = await db.query<{ pid: number }>('SELECT pid FROM pg_stat_activity')
  process.kill(server.pid, 'SIGKILL')
  await server.exited
  await db.end().catch(() => undefined)
  await until(() => rows.every(({ pid }) => !isAlive(pid)))
  await sleep(100)
}
