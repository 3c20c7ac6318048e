import { now } from '#lib/clock.ts'
import { appendEvent } from '#lib/db/history.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import { readTilePath, type Tile, tileWidth, writeBundle } from '#lib/history/log/tile.ts'
import type { Reader } from '#lib/reader.ts'

/** Where an event stands in the log. */
export type Seal = {
  readonly entry: number
  /** Which log, where there has been more than one. */
  readonly log: number
  readonly witnesses: number
}

/** The seals of these events; one without is not sealed yet. For ids that the reader was shown: they cannot be guessed. */
export async function sealsOf(tx: Tx, events: readonly string[]): Promise<ReadonlyMap<string, Seal>> {
  if (events.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ event_id: string; log_id: number; index: bigint; witnesses: number }[]>`
    SELECT event_id, log_id, index, witnesses FROM seals(${[...events]}::uuid[])`
  return new Map(
    rows.map((row) => [
      row.event_id,
      { entry: Number(row.index), log: row.log_id, witnesses: row.witnesses },
    ]),
  )
}

export type LogView = {
  readonly origin: string
  readonly checkpoint: { readonly size: number; readonly root: string; readonly signedAt: Date } | null
  readonly witnesses: readonly { readonly name: string; readonly size: number; readonly at: Date }[]
  /** Events that wait to be sealed, and since when the oldest does. */
  readonly waiting: number
  readonly waitingSince: Date | null
  readonly check: {
    readonly at: Date
    readonly size: number
    readonly findings: number
    /** In words, without saying of which record: some of them an auditor may not know. */
    readonly first: readonly string[]
  } | null
}

/** How the log stands, for an auditor; null before the first entry is sealed. */
export async function readLog(tx: Tx): Promise<LogView | null> {
  const [log] = await tx.$queryRaw<{ id: number; origin: string }[]>`
    SELECT id, origin FROM log ORDER BY id DESC LIMIT 1`
  if (!log) return null
  const [signed] = await tx.$queryRaw<{ size: bigint; root: Uint8Array; signed_at: Date }[]>`
    SELECT size, root, signed_at FROM log_checkpoint WHERE log_id = ${log.id} ORDER BY size DESC LIMIT 1`
  // From name to name along the primary key: reading every cosignature there is takes seconds in a log of some months.
  const witnesses = await tx.$queryRaw<{ witness: string; size: bigint; at: Date }[]>`
    WITH RECURSIVE name AS (
      SELECT (SELECT min(witness) FROM log_cosignature WHERE log_id = ${log.id}) AS witness
      UNION ALL
      SELECT (SELECT min(c.witness) FROM log_cosignature c WHERE c.log_id = ${log.id} AND c.witness > name.witness)
      FROM name WHERE name.witness IS NOT NULL)
    SELECT last.witness, last.size, last.at FROM name CROSS JOIN LATERAL (
      SELECT c.witness, c.size, c.at FROM log_cosignature c WHERE c.log_id = ${log.id} AND c.witness = name.witness
      ORDER BY c.size DESC LIMIT 1) last
    ORDER BY last.witness`
  const [delay] = await tx.$queryRaw<{ waiting: bigint; oldest: Date | null }[]>`
    SELECT waiting, oldest FROM log_delay()`
  const [check] = await tx.$queryRaw<{ at: Date; size: bigint; findings: bigint; first: unknown }[]>`
    SELECT at, size, findings, detail -> 'first' AS first FROM log_check ORDER BY id DESC LIMIT 1`
  return {
    origin: log.origin,
    checkpoint: signed
      ? { size: Number(signed.size), root: base64(signed.root), signedAt: signed.signed_at }
      : null,
    witnesses: witnesses.map(({ witness, size, at }) => ({ name: witness, size: Number(size), at })),
    waiting: Number(delay?.waiting ?? 0),
    waitingSince: delay?.oldest ?? null,
    check: check
      ? {
          at: check.at,
          size: Number(check.size),
          findings: Number(check.findings),
          first: Array.isArray(check.first) ? [...new Set(check.first.map(withoutIds))] : [],
        }
      : null,
  }
}

/** An id tells when its record was made, and a restricted record's is not for auditors. */
function withoutIds(finding: unknown): string {
  return String(finding).replaceAll(/ [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '')
}

/** The keys with which the logs are signed, oldest first. */
export async function readLogKeys(reader: Reader): Promise<readonly string[]> {
  return inRequest(reader.side, reader.token, now(), async (tx) => {
    const rows = await tx.$queryRaw<{ verifier_key: string }[]>`SELECT verifier_key FROM log_keys()`
    return rows.map((row) => row.verifier_key)
  })
}

export type LogFile = { readonly type: 'checkpoint' | 'tile'; readonly bytes: Uint8Array<ArrayBuffer> }

/**
 * A file of the log as C2SP tlog-tiles names it: `checkpoint`, `tile/…`, `tile/entries/…`; with the number of an earlier log before
 * it, of that. Fetching a checkpoint is recorded. Null where there is no such file, and for anybody but an auditor.
 */
export async function readLogFile(reader: Reader, segments: readonly string[]): Promise<LogFile | null> {
  const [first = '', ...rest] = segments
  const named = /^[1-9]\d{0,3}$/.test(first) ? Number(first) : null
  const name = (named === null ? segments : rest).join('/')
  const tile = readTilePath(name)
  if (name !== 'checkpoint' && !tile) return null
  return inRequest('standards', reader.token, now(), async (tx, { actor }) => {
    if (!actor.roles.includes('auditor')) return null
    const [signed] = await tx.$queryRaw<{ log_id: number; size: bigint; note: string }[]>`
      SELECT c.log_id, c.size, c.note || coalesce((SELECT string_agg(s.line, '' ORDER BY s.witness) FROM log_cosignature s
        WHERE s.log_id = c.log_id AND s.size = c.size), '') AS note
      FROM log_checkpoint c WHERE c.log_id = coalesce(${named}::smallint, (SELECT max(id) FROM log))
      ORDER BY c.size DESC LIMIT 1`
    if (!signed) return null
    if (tile) return tileOf(tx, signed.log_id, Number(signed.size), tile)
    await appendEvent(tx, {
      type: 'log_read',
      kind: 'audit',
      object: actor.id,
      payload: { log: signed.log_id },
    })
    return { type: 'checkpoint', bytes: new Uint8Array(Buffer.from(signed.note)) }
  })
}

async function tileOf(tx: Tx, log: number, size: number, tile: Tile): Promise<LogFile | null> {
  const { level, index, width } = tile
  const there = Math.floor(size / tileWidth ** (level === 'entries' ? 0 : level))
  if (index * tileWidth + width > there) return null
  if (level === 'entries') {
    const rows = await tx.$queryRaw<{ entry: Uint8Array }[]>`
      SELECT entry FROM log_entries(${log}::smallint, ${index}::bigint, ${width}::integer)`
    return { type: 'tile', bytes: new Uint8Array(writeBundle(rows.map((row) => row.entry))) }
  }
  const [row] = await tx.$queryRaw<{ tile: Uint8Array }[]>`
    SELECT log_tile(${log}::smallint, ${level}::integer, ${index}::bigint, ${width}::integer) AS tile`
  return row ? { type: 'tile', bytes: new Uint8Array(row.tile) } : null
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
