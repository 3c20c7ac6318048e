import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { openCheckpoint } from './log/checkpoint.ts'
import { readVerifierKey } from './log/note.ts'
import { consistencyProof, verifyConsistency } from './log/proof.ts'
import { levelsOf, type Tile, tilePath, tilesOf, tileWidth, writeBundle } from './log/tile.ts'
import { nodesInRows, readTile } from './seal/ledger.ts'

/** Why a folder cannot be brought up to date: the words are for whoever keeps it. */
export class CannotExport extends Error {
  override readonly name = 'CannotExport'
}

export type Exported = {
  readonly origin: string
  readonly size: number
  readonly written: number
  readonly newer: number
}

type Log = { readonly id: number; readonly origin: string; readonly verifier_key: string }

/**
 * Brings a folder up to date with the logs of the database, in the layout of C2SP tlog-tiles: the newest log in the folder
 * itself, earlier ones under `earlier/1`, `earlier/2` … A folder that was written before must be a beginning of what the log is now:
 * whoever keeps one notices when the database was rolled back or tells another past.
 * @param db a connection that may read everything
 * @throws CannotExport
 */
export async function exportFolder(
  db: pg.Client,
  dir: string,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<readonly Exported[]> {
  const { rows: logs } = await db.query<Log>('SELECT id, origin, verifier_key FROM log ORDER BY id')
  const newest = logs.at(-1)
  if (!newest) throw new CannotExport('nothing has been sealed yet')
  makeWayForNewest(dir, newest, logs)
  const done: Exported[] = []
  for (const log of logs) {
    const folder = log === newest ? dir : path.join(dir, 'earlier', String(log.id))
    done.push(await exportOne(db, log, folder, progress))
  }
  return done
}

/** A folder that was written before a new log began holds the log that is now an earlier one. */
function makeWayForNewest(dir: string, newest: Log, logs: readonly Log[]): void {
  const held = readFile(path.join(dir, 'checkpoint'))?.toString('utf8').split('\n')[0]
  if (held === undefined || held === newest.origin) return
  const earlier = logs.find((log) => log.origin === held)
  if (!earlier) throw new CannotExport(`the folder holds another log, ${JSON.stringify(held.slice(0, 200))}`)
  const aside = path.join(dir, 'earlier', String(earlier.id))
  mkdirSync(aside, { recursive: true })
  for (const name of ['checkpoint', 'tile']) renameSync(path.join(dir, name), path.join(aside, name))
}

async function exportOne(
  db: pg.Client,
  log: Log,
  dir: string,
  progress: (done: number, of: number) => void,
): Promise<Exported> {
  const key = readVerifierKey(log.verifier_key)
  const { size, note, newest } = await checkpointToShow(db, log.id)
  const file = path.join(dir, 'checkpoint')
  const before = readFile(file)
  const from = before ? openCheckpoint(before.toString('utf8'), key) : null
  if (from) {
    const { root } = openCheckpoint(note, key)
    const proof =
      from.size <= size ? await consistencyProof(from.size, size, nodesInRows(db, log.id, size)) : []
    if (!verifyConsistency(from.size, from.root, size, root, proof))
      throw new CannotExport(
        `the log has ${size} entries and does not begin with the ${from.size} that this folder holds: keep the folder, it is evidence`,
      )
  }
  let written = 0
  const outgrown: (() => void)[] = []
  for (const tile of tilesToWrite(size, from?.size ?? 0)) {
    const at = path.join(dir, tilePath(tile))
    put(at, await contentOf(db, log.id, tile))
    if (tile.width === tileWidth) outgrown.push(() => rmSync(`${at}.p`, { recursive: true, force: true }))
    else outgrown.push(() => dropOtherPartials(at, tile.width))
    written += 1
    if (tile.level === 'entries') progress(Math.min(size, (tile.index + 1) * tileWidth), size)
  }
  put(file, Buffer.from(note))
  // Only now: until the new checkpoint stood, the old one needed them.
  for (const drop of outgrown) drop()
  return { origin: log.origin, size, written, newer: newest - size }
}

/** The newest checkpoint that a witness saw; where none did, the newest. */
async function checkpointToShow(db: pg.Client, log: number) {
  const { rows } = await db.query<{ size: string; note: string; newest: string }>(
    `SELECT c.size, c.note || coalesce((SELECT string_agg(s.line, '' ORDER BY s.witness) FROM log_cosignature s
         WHERE s.log_id = c.log_id AND s.size = c.size), '') AS note,
       (SELECT max(size) FROM log_checkpoint WHERE log_id = $1) AS newest
     FROM log_checkpoint c WHERE c.log_id = $1
     ORDER BY EXISTS (SELECT FROM log_cosignature s WHERE s.log_id = c.log_id AND s.size = c.size) DESC, c.size DESC LIMIT 1`,
    [log],
  )
  const [row] = rows
  if (!row) throw new CannotExport('nothing has been signed yet')
  return { size: Number(row.size), note: row.note, newest: Number(row.newest) }
}

function* tilesToWrite(size: number, from: number): Generator<Tile> {
  for (const level of ['entries' as const, ...Array.from({ length: levelsOf(size) }, (_, at) => at)]) {
    const done = Math.floor(from / tileWidth ** (level === 'entries' ? 1 : level + 1))
    yield* tilesOf(level, size, done)
  }
}

async function contentOf(db: pg.Client, log: number, tile: Tile): Promise<Buffer> {
  const { level, index, width } = tile
  if (level !== 'entries') return readTile(db, log, { level, index, width })
  const { rows } = await db.query<{ entry: Buffer | null }>(
    `SELECT coalesce(l.entry, e.entry) AS entry FROM log_leaf l LEFT JOIN audit_event e ON e.id = l.event_id
     WHERE l.log_id = $1 AND l.index >= $2 AND l.index < $3 ORDER BY l.index`,
    [log, index * tileWidth, index * tileWidth + width],
  )
  const entries = rows.flatMap(({ entry }) => entry ?? [])
  if (entries.length < width)
    throw new CannotExport(`entries are missing in ${tilePath(tile)}: run the verifier`)
  return writeBundle(entries)
}

function dropOtherPartials(file: string, width: number): void {
  const folder = path.dirname(file)
  for (const name of readdirSync(folder)) if (name !== String(width)) rmSync(path.join(folder, name))
}

function readFile(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Whole or not at all: a reader never meets half a file. */
function put(file: string, bytes: Buffer): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, bytes)
  renameSync(`${file}.new`, file)
}
