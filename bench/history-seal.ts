import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { SignerKey } from '#lib/history/log/note.ts'
import { openLog } from '#lib/history/seal/open-log.ts'
import { sealRound } from '#lib/history/seal/seal.ts'
import { readLastSigned, writeLastSigned } from '#lib/history/seal/signed-file.ts'
import { connected } from '../scripts/database/databases.ts'
import { forkSealer, until } from '../scripts/test/sealers.ts'
import { cpuOf, percentile } from './measure.ts'
import type { Report } from './report.ts'

export type Log = {
  /** As the superuser, and as the worker. */
  readonly url: string
  readonly jobs: string
  readonly postmaster: number
  readonly key: SignerKey
  readonly keyFile: string
  readonly stateFile: string
}

const perSecond = 20
const floorBatch = 4096

/** Seals everything that waits, as fast as it goes, against the same leaves hashed and inserted by bare SQL. */
export async function measureSealing(log: Log, events: number, report: Report): Promise<void> {
  const floorRows = Math.min(events, 200_000)
  const floorMs = await connected(log.url, (db) => bareLeaves(db, floorRows))
  const cpuBefore = process.cpuUsage()
  const databaseBefore = cpuOf(log.postmaster)
  const began = performance.now()
  await connected(log.jobs, async (db) => {
    const remember = (checkpoint: Parameters<typeof writeLastSigned>[1]) =>
      writeLastSigned(log.stateFile, checkpoint)
    let open = await openLog(db, log.key, readLastSigned(log.stateFile))
    for (let before: typeof open | undefined; open !== before; ) {
      before = open
      open = await sealRound({ db, key: log.key, remember }, open)
    }
    if (open.tree.size !== events) throw new Error(`${open.tree.size} of ${events} were sealed`)
  })
  const ms = performance.now() - began
  const { user, system } = process.cpuUsage(cpuBefore)
  const clientMs = (user + system) / 1000
  const databaseMs = cpuOf(log.postmaster) - databaseBefore
  const rate = (events / ms) * 1000
  const floor = (floorRows / floorMs) * 1000
  report.figure(
    'history: sealing a backlog',
    `${thousands(rate)} events/s; bare SQL that hashes and inserts the leaves alone ${thousands(floor)}/s, so ${(rate / floor).toFixed(2)}×; processor time ${((clientMs * 1000) / events).toFixed(0)} µs in the sealer and ${((databaseMs * 1000) / events).toFixed(0)} µs in the database per event`,
    { perSecond: rate, floor, ratio: rate / floor, clientMs, databaseMs },
  )
}

/** The same rows in batches of the same size by one statement each. @returns milliseconds */
async function bareLeaves(db: pg.Client, rows: number): Promise<number> {
  await db.query(
    'CREATE TABLE floor_leaf (LIKE log_leaf INCLUDING ALL, FOREIGN KEY (event_id) REFERENCES audit_event (id))',
  )
  const began = performance.now()
  for (let from = 0; from < rows; from += floorBatch)
    await db.query(
      `INSERT INTO floor_leaf (log_id, index, event_id, hash)
       SELECT 1, seq - 1, id, sha256('\\x00'::bytea || entry) FROM audit_event WHERE seq > $1 AND seq <= $2`,
      [from, Math.min(from + floorBatch, rows)],
    )
  const ms = performance.now() - began
  await db.query('DROP TABLE floor_leaf')
  return ms
}

/** How long after its commit an event is signed, while twenty a second are committed by the clock. */
export async function measureDelay(log: Log, seconds: number, report: Report): Promise<void> {
  const db = new pg.Client({ connectionString: log.url })
  await db.connect()
  const sealer = forkSealer()
  try {
    sealer.starts({ databaseUrl: log.jobs, keyFile: log.keyFile, stateFile: log.stateFile })
    await until(() => sealer.told.some((told) => 'state' in told && told.state === 'ok'), 60_000)
    const committed = new Map<string, number>()
    const began = performance.now()
    for (let at = 0; at < seconds * perSecond; at++) {
      await sleep(Math.max(0, began + (at * 1000) / perSecond - performance.now()))
      const id = randomUUID()
      await db.query(
        `INSERT INTO audit_event (id, at, type, object_kind, object_id, version, commitment, head_salt, entry, audience)
         SELECT $1::uuid, now(), 'sent', 'bench', $1::uuid, 1, '', '', convert_to('entry ' || $1::uuid, 'UTF8'), '{}'`,
        [id],
      )
      committed.set(id, Date.now())
    }
    const ids = [...committed.keys()]
    const signed = `SELECT l.event_id AS id, (SELECT min(c.signed_at) FROM log_checkpoint c WHERE c.log_id = l.log_id AND c.size > l.index) AS at
      FROM log_leaf l WHERE l.event_id = ANY ($1::uuid[])`
    let rows: { id: string; at: Date | null }[] = []
    await until(async () => {
      rows = (await db.query<{ id: string; at: Date | null }>(signed, [ids])).rows
      return rows.length === ids.length && rows.every(({ at }) => at !== null)
    }, 60_000)
    const delays = rows.map(({ id, at }) => (at?.getTime() ?? Number.NaN) - (committed.get(id) ?? Number.NaN))
    const [p50, p99] = [percentile(delays, 0.5), percentile(delays, 0.99)]
    report.goal(
      `history: p99 from commit to signature at ${perSecond} events/s`,
      p99,
      { atMost: 5000 },
      `p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, most ${Math.max(...delays).toFixed(0)} ms, ${delays.length} events`,
      ' ms',
    )
    await reportCheckpoints(db, ids, report)
  } finally {
    await sealer.kills()
    await db.end()
  }
}

/** Sealed as they come, events have more checkpoints than in a backlog, and each takes its place. */
async function reportCheckpoints(db: pg.Client, ids: readonly string[], report: Report): Promise<void> {
  const { rows } = await db.query<{ checkpoints: number; bytes: number }>(
    `SELECT count(*)::int AS checkpoints, avg(pg_column_size(c))::int AS bytes
     FROM log_checkpoint c WHERE size > (SELECT min(index) FROM log_leaf WHERE event_id = ANY ($1::uuid[]))`,
    [ids],
  )
  const { checkpoints = 0, bytes = 0 } = rows[0] ?? {}
  report.figure(
    'history: checkpoints of events sealed as they come',
    `${checkpoints} for ${ids.length} events, ${bytes} bytes each`,
    { checkpoints, bytes },
  )
}

export function thousands(number: number): string {
  return Math.round(number).toLocaleString('en-GB')
}
