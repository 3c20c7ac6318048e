import type pg from 'pg'
import { GrowingTree } from './log/growing-tree.ts'
import { leafHash } from './log/hash.ts'
import { readVerifierKey } from './log/note.ts'
import type { Policy } from './log/policy.ts'
import { tileHeight } from './log/tile.ts'
import { checkpointProblems, checkpointsOf, cosigningOf, type Signed } from './signed-rows.ts'

/** Something in the log that is not as it was signed: what, where, and the first checkpoint that vouches for the opposite. */
export type LogFinding = { readonly what: string; readonly where: string; readonly since: number | null }
export type LogVerified = {
  readonly entries: number
  readonly checkpoints: number
  readonly cosignatures: number
  /** Events that wait to be sealed. */
  readonly waiting: number
}

type Leaf = { index: number; at: number | null; entry: Buffer | null; hash: Buffer }
/** The root of a complete tile, and the first checkpoint that covers it. */
type Node = { level: number; index: number; hash: Buffer; since: number | null }
type Log = { id: number; origin: string; verifier_key: string }

const page = 5000
/** Clocks differ, and a transaction takes its time; more than this before a witness saw the log is no accident. */
const toleranceMs = 10 * 60_000

/**
 * Rebuilds every log of the database from the entries' own bytes and compares all that is stored with it: leaves, tiles, roots,
 * signatures, cosignatures, and the order of time. Constant memory; nothing is written.
 * @param db a connection that may read everything (the migrator's)
 * @param found called with each finding as it is met
 */
export async function verifyLog(
  db: pg.Client,
  policy: Policy | null,
  found: (finding: LogFinding) => void,
  progress: (entries: number) => void = () => undefined,
): Promise<LogVerified> {
  const { rows: logs } = await db.query<Log>('SELECT id, origin, verifier_key FROM log ORDER BY id')
  const total = { entries: 0, checkpoints: 0, cosignatures: 0 }
  let before: Signed | null = null
  for (const log of logs) {
    const done = await verifyOne(db, log, before, policy, found, (entries) =>
      progress(total.entries + entries),
    )
    total.entries += done.entries
    total.checkpoints += done.checkpoints
    total.cosignatures += done.cosignatures
    before = done.last
  }
  return { ...total, waiting: await outsideTheLog(db, logs.length > 0, found) }
}

async function verifyOne(
  db: pg.Client,
  log: Log,
  before: Signed | null,
  policy: Policy | null,
  found: (finding: LogFinding) => void,
  progress: (entries: number) => void,
) {
  const key = readVerifierKey(log.verifier_key)
  const tree = new GrowingTree()
  const nodes: Node[] = []
  const signed = checkpointsOf(db, log.id)
  let next = (await signed.next()).value ?? null
  let last: Signed | null = null
  let [checkpoints, cosignatures] = [0, 0]
  let seen: Date | null = null // when a witness last saw the log, so far
  const report = (what: string, where: string) =>
    found({ what, where: `${log.origin} ${where}`, since: next?.size ?? null })

  let coming = leavesFrom(db, log.id, 0)
  for (let at = 0; ; ) {
    const leaves = await coming
    const final = leaves.at(-1)
    // The database reads the next page while this one is worked on.
    coming = final && leaves.length === page ? leavesFrom(db, log.id, at + final.index + 1) : nothing
    const from = at
    for (const leaf of leaves) {
      const index = from + leaf.index
      if (index !== tree.size) report(`entry ${tree.size} is missing`, `entry ${tree.size}`)
      // From the bytes where there are any: a leaf changed together with its entry then shows in the root.
      const hash = leaf.entry ? leafHash(leaf.entry) : leaf.hash
      if (!leaf.entry) report('its event is gone', `entry ${index}`)
      else if (!hash.equals(leaf.hash)) report('its bytes are not those that were hashed', `entry ${index}`)
      if (leaf.at !== null && seen && leaf.at < seen.getTime() - toleranceMs)
        report(`it is dated before witnesses saw the log without it`, `entry ${index}`)
      tree.append(hash, (height, node, root) => {
        if (height > 0 && height % tileHeight === 0)
          nodes.push({ level: height / tileHeight, index: node, hash: root, since: next?.size ?? null })
      })
      while (next && next.size === tree.size) {
        checkpoints += 1
        if (!next.root.equals(tree.root()))
          report('the entries do not have the root that was signed', `checkpoint ${next.size}`)
        for (const problem of checkpointProblems(next, key)) report(problem, `checkpoint ${next.size}`)
        const cosigned = await cosigningOf(db, log.id, next, policy, report)
        cosignatures += cosigned.count
        seen = cosigned.at ?? seen
        last = next
        next = (await signed.next()).value ?? null
      }
      at = index + 1
    }
    await compareNodes(db, log, nodes.splice(0), found)
    progress(tree.size)
    if (leaves.length < page) break
  }
  if (next)
    report(
      `a checkpoint of ${next.size} entries was signed, and there are ${tree.size}`,
      `checkpoint ${next.size}`,
    )
  if (before) await continues(db, log.id, before, report)
  return { entries: tree.size, checkpoints, cosignatures, last }
}

const nothing: Promise<Leaf[]> = Promise.resolve([])

/**
 * A page of leaves, by their place from `at` on. In one value, because row by row most of the time goes into taking rows apart:
 * of each leaf its place, its instant, the length of its entry (-1 where there is none), the entry, and the hash.
 */
async function leavesFrom(db: pg.Client, log: number, at: number): Promise<Leaf[]> {
  const { rows } = await db.query<{ leaves: Buffer | null }>(
    `SELECT string_agg(int4send((index - $2)::int4) || coalesce(timestamptz_send(at), int8send(-1)) || int4send(coalesce(length(entry), -1))
       || coalesce(entry, '') || hash, '' ORDER BY index) AS leaves
     FROM (SELECT l.index, e.at, coalesce(l.entry, e.entry) AS entry, l.hash FROM log_leaf l LEFT JOIN audit_event e ON e.id = l.event_id
       WHERE l.log_id = $1 AND l.index >= $2 ORDER BY l.index LIMIT ${page}) leaf`,
    [log, at],
  )
  const bytes = rows[0]?.leaves ?? Buffer.alloc(0)
  const leaves: Leaf[] = []
  for (let from = 0; from < bytes.length; ) {
    const micros = bytes.readInt32BE(from + 4) * 2 ** 32 + bytes.readUInt32BE(from + 8)
    const length = bytes.readInt32BE(from + 12)
    const start = from + 16
    const end = start + Math.max(0, length)
    leaves.push({
      index: bytes.readInt32BE(from),
      at: micros < 0 ? null : year2000 + micros / 1000,
      entry: length < 0 ? null : bytes.subarray(start, end),
      hash: bytes.subarray(end, end + hashLength),
    })
    from = end + hashLength
  }
  return leaves
}

const hashLength = 32
/** PostgreSQL counts time from here, in microseconds. */
const year2000 = Date.UTC(2000, 0, 1)

async function compareNodes(
  db: pg.Client,
  log: Log,
  nodes: readonly Node[],
  found: (finding: LogFinding) => void,
): Promise<void> {
  if (nodes.length === 0) return
  const { rows } = await db.query<{ n: string; level: number; index: string; missing: boolean }>(
    `SELECT n, t.level, t.index, s.hash IS NULL AS missing
     FROM unnest($2::smallint[], $3::bigint[], $4::bytea[]) WITH ORDINALITY AS t (level, index, hash, n)
     LEFT JOIN log_node s ON s.log_id = $1 AND s.level = t.level AND s.index = t.index
     WHERE s.hash IS DISTINCT FROM t.hash ORDER BY n`,
    [log.id, nodes.map(({ level }) => level), nodes.map(({ index }) => index), nodes.map(({ hash }) => hash)],
  )
  for (const { n, level, index, missing } of rows)
    found({
      what: missing ? 'the root of a tile is missing' : 'the root of a tile is not its entries’',
      where: `${log.origin} tile ${level}/${index}`,
      since: nodes[Number(n) - 1]?.since ?? null,
    })
}

/** A later log begins with the last word of the one before. */
async function continues(
  db: pg.Client,
  log: number,
  before: Signed,
  report: (what: string, where: string) => void,
): Promise<void> {
  const { rows } = await db.query<{ entry: Buffer | null }>(
    'SELECT entry FROM log_leaf WHERE log_id = $1 AND index = 0',
    [log],
  )
  let checkpoint: unknown
  try {
    checkpoint = JSON.parse(rows[0]?.entry?.toString('utf8') ?? 'null')?.checkpoint
  } catch {
    checkpoint = null
  }
  if (checkpoint !== before.note)
    report('it does not begin with the last checkpoint of the log before', 'entry 0')
}

/** Events that ought to have a number and have none; counts those that may still wait for one. */
async function outsideTheLog(
  db: pg.Client,
  begun: boolean,
  found: (finding: LogFinding) => void,
): Promise<number> {
  if (!begun) {
    const { rows } = await db.query<{ n: string }>('SELECT count(*) AS n FROM audit_event')
    return Number(rows[0]?.n ?? 0)
  }
  const { rows } = await db.query<{ id: string; late: boolean }>(
    `WITH last AS (SELECT e.xid, e.seq FROM log_leaf l JOIN audit_event e ON e.id = l.event_id ORDER BY l.log_id DESC, l.index DESC LIMIT 1)
     SELECT e.id, coalesce((e.xid, e.seq) < (SELECT xid, seq FROM last), false) AS late FROM audit_event e
     WHERE NOT EXISTS (SELECT FROM log_leaf l WHERE l.event_id = e.id) ORDER BY late DESC LIMIT 100000`,
  )
  for (const { id, late } of rows)
    if (late)
      found({
        what: 'an event stands before sealed ones and has no number',
        where: `event ${id}`,
        since: null,
      })
  return rows.filter(({ late }) => !late).length
}
