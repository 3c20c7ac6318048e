import type pg from 'pg'
import { hashBytes } from '../log/hash.ts'
import { Malformed } from '../log/malformed.ts'
import type { ReadNode } from '../log/proof.ts'
import { nodesFromTiles } from '../log/tile.ts'

/* The rows of the log in the database: what the sealer reads and adds, a statement each. Every row is final once committed. */

export type LogRow = { readonly id: number; readonly origin: string; readonly verifierKey: string }
export type SignedRow = { readonly size: number; readonly root: Buffer; readonly note: string }
/** Where the last event of the log stands in the order of commits. */
export type Cursor = { readonly xid: string; readonly seq: string }
export type Entry = Cursor & { readonly id: string; readonly entry: Buffer }
export type NewNode = { readonly level: number; readonly index: number; readonly hash: Buffer }

export async function lastLog(db: pg.ClientBase): Promise<LogRow | null> {
  const { rows } = await db.query<LogRow>(
    'SELECT id, origin, verifier_key AS "verifierKey" FROM log ORDER BY id DESC LIMIT 1',
  )
  return rows[0] ?? null
}

export async function isKnownOrigin(db: pg.ClientBase, origin: string): Promise<boolean> {
  const { rowCount } = await db.query('SELECT FROM log WHERE origin = $1', [origin])
  return rowCount === 1
}

export async function addLog(db: pg.ClientBase, { id, origin, verifierKey }: LogRow): Promise<void> {
  await db.query('INSERT INTO log (id, origin, verifier_key) VALUES ($1, $2, $3)', [id, origin, verifierKey])
}

/** How many entries have a number, signed or not yet. */
export async function leafCount(db: pg.ClientBase, log: number): Promise<number> {
  const { rows } = await db.query<{ size: string }>(
    'SELECT coalesce(max(index) + 1, 0) AS size FROM log_leaf WHERE log_id = $1',
    [log],
  )
  return Number(rows[0]?.size ?? 0)
}

export async function lastSigned(db: pg.ClientBase, log: number): Promise<SignedRow | null> {
  const { rows } = await db.query<{ size: string; root: Buffer; note: string }>(
    'SELECT size, root, note FROM log_checkpoint WHERE log_id = $1 ORDER BY size DESC LIMIT 1',
    [log],
  )
  const [row] = rows
  return row ? { ...row, size: Number(row.size) } : null
}

/** The last event with a number, in any log. */
export async function lastSealed(db: pg.ClientBase): Promise<Cursor> {
  const { rows } = await db.query<Cursor>(
    `SELECT e.xid::text, e.seq::text FROM log_leaf l JOIN audit_event e ON e.id = l.event_id
     ORDER BY l.log_id DESC, l.index DESC LIMIT 1`,
  )
  return rows[0] ?? { xid: '0', seq: '0' }
}

/**
 * Committed events behind the cursor. Only of transactions before which all others have ended: one that is still running could
 * otherwise commit an event in front of those that were numbered, and it would never be.
 */
export async function committedAfter(
  db: pg.ClientBase,
  { xid, seq }: Cursor,
  limit: number,
): Promise<Entry[]> {
  const { rows } = await db.query<Entry>(
    // By the columns: the names alone would mean the texts that are selected, and "10" stands before "9".
    `SELECT e.id, e.xid::text, e.seq::text, e.entry FROM audit_event e
     WHERE (e.xid, e.seq) > ($1::xid8, $2::bigint) AND e.xid < pg_snapshot_xmin(pg_current_snapshot())
     ORDER BY e.xid, e.seq LIMIT $3`,
    [xid, seq, limit],
  )
  return rows
}

/** Whether events wait behind the cursor, also those that may not be numbered yet. */
export async function isWaiting(db: pg.ClientBase, { xid, seq }: Cursor): Promise<boolean> {
  const { rows } = await db.query<{ waits: boolean }>(
    'SELECT EXISTS (SELECT FROM audit_event WHERE (xid, seq) > ($1::xid8, $2::bigint)) AS waits',
    [xid, seq],
  )
  return rows[0]?.waits === true
}

/** Whether the numbers of this server's transactions go on from those in the history; after a copy by dump they do not. */
export async function goesOn(db: pg.ClientBase, { xid }: Cursor): Promise<boolean> {
  const { rows } = await db.query<{ on: boolean }>(
    'SELECT $1::xid8 < pg_snapshot_xmax(pg_current_snapshot()) AS on',
    [xid],
  )
  return rows[0]?.on === true
}

export async function addLeaves(
  db: pg.ClientBase,
  log: number,
  first: number,
  leaves: readonly { readonly id: string; readonly hash: Buffer }[],
): Promise<void> {
  await db.query(
    `INSERT INTO log_leaf (log_id, index, event_id, hash)
     SELECT $1, $2::bigint + n - 1, id, hash FROM unnest($3::uuid[], $4::bytea[]) WITH ORDINALITY AS t (id, hash, n)`,
    [log, first, leaves.map(({ id }) => id), leaves.map(({ hash }) => hash)],
  )
}

/** The first entry of a log that continues another. */
export async function addOwnLeaf(db: pg.ClientBase, log: number, entry: Buffer, hash: Buffer): Promise<void> {
  await db.query('INSERT INTO log_leaf (log_id, index, entry, hash) VALUES ($1, 0, $2, $3)', [
    log,
    entry,
    hash,
  ])
}

export async function addNodes(db: pg.ClientBase, log: number, nodes: readonly NewNode[]): Promise<void> {
  if (nodes.length === 0) return
  await db.query(
    'INSERT INTO log_node (log_id, level, index, hash) SELECT $1, * FROM unnest($2::smallint[], $3::bigint[], $4::bytea[])',
    [log, nodes.map(({ level }) => level), nodes.map(({ index }) => index), nodes.map(({ hash }) => hash)],
  )
}

export async function addSigned(
  db: pg.ClientBase,
  log: number,
  { size, root, note }: SignedRow,
): Promise<void> {
  await db.query('INSERT INTO log_checkpoint (log_id, size, root, note) VALUES ($1, $2, $3, $4)', [
    log,
    size,
    root,
    note,
  ])
}

export async function addCosignature(
  db: pg.ClientBase,
  log: number,
  size: number,
  { witness, line, at }: { readonly witness: string; readonly line: string; readonly at: Date },
): Promise<void> {
  await db.query(
    `INSERT INTO log_cosignature (log_id, size, witness, line, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [log, size, witness, line, at],
  )
}

/** The largest size each witness has cosigned. */
export async function lastCosigned(db: pg.ClientBase, log: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.query<{ witness: string; size: string }>(
    'SELECT witness, max(size) AS size FROM log_cosignature WHERE log_id = $1 GROUP BY witness',
    [log],
  )
  return new Map(rows.map(({ witness, size }) => [witness, Number(size)]))
}

/** The hashes of one tile, as they stand in the rows. @throws Malformed when rows are missing */
export async function readTile(
  db: pg.ClientBase,
  log: number,
  { level, index, width }: { readonly level: number; readonly index: number; readonly width: number },
): Promise<Buffer> {
  const table = level === 0 ? 'log_leaf' : 'log_node'
  const { rows } = await db.query<{ hash: Buffer }>(
    `SELECT hash FROM ${table} WHERE log_id = $1 AND index >= $2 AND index < $3 ${level === 0 ? '' : 'AND level = $4'}
     ORDER BY index`,
    [log, index * 256, index * 256 + width, ...(level === 0 ? [] : [level])],
  )
  const bytes = Buffer.concat(rows.map(({ hash }) => hash))
  if (bytes.length !== width * hashBytes)
    throw new Malformed(`tile ${level}/${index} has ${rows.length} hashes of ${width}`)
  return bytes
}

/** Reads the tree of the first `size` leaves from its rows. */
export function nodesInRows(db: pg.ClientBase, log: number, size: number): ReadNode {
  return nodesFromTiles(size, (tile) => readTile(db, log, tile))
}
