import type pg from 'pg'
import { chainOf, fieldHash, headDigest, payloadCommitment, recordDigest } from './commitment.ts'

/** Something that is not as it was written: what, where. */
export type Finding = {
  readonly what: string
  readonly object: string
  readonly kind: string
  readonly version: number
}
export type Verified = {
  readonly events: number
  readonly records: number
  readonly findings: readonly Finding[]
}

type Row = {
  id: string
  at: Date
  type: string
  actor: string | null
  object_kind: string
  object_id: string
  version: number
  commitment: Buffer
  head_salt: Buffer
  entry: Buffer
  names: string[] | null
  values: string[]
  salts: Buffer[]
  record_salt: Buffer
}

const page = 2000

/**
 * Reads the whole history in order of its chains and checks each event against its own bytes, its payload and the one before, and
 * each record's present state against its last event. Constant memory; nothing is written.
 * @param db a connection that may read everything (the migrator's)
 */
export async function verifyHistory(
  db: pg.Client,
  progress: (events: number) => void = () => undefined,
): Promise<Verified> {
  const findings: Finding[] = []
  let events = 0
  let records = 0
  let last: Row | null = null

  for (;;) {
    const rows: Row[] = await nextPage(db, last)
    for (const row of rows) {
      const follows = last?.object_id === row.object_id && last.object_kind === row.object_kind
      if (last && !follows) records += await reconcile(db, last, findings)
      check(row, follows ? last : null, findings)
      last = row
    }
    events += rows.length
    progress(events)
    if (rows.length < page) break
  }
  if (last) records += await reconcile(db, last, findings)
  findings.push(...(await withoutHistory(db)))
  return { events, records, findings }
}

async function nextPage(db: pg.Client, last: Row | null): Promise<Row[]> {
  const { rows } = await db.query<Row>(
    `SELECT e.id, e.at, e.type, e.actor, e.object_kind, e.object_id, e.version, e.commitment, e.head_salt, e.entry, p.names, p.values, p.salts, p.record_salt
     FROM audit_event e LEFT JOIN audit_payload p ON p.event_id = e.id
     WHERE $1::uuid IS NULL OR (e.object_id, e.object_kind, e.version) > ($1, $2, $3)
     ORDER BY e.object_id, e.object_kind, e.version LIMIT ${page}`,
    [last?.object_id ?? null, last?.object_kind ?? null, last?.version ?? null],
  )
  return rows
}

function check(row: Row, before: Row | null, findings: Finding[]): void {
  const found = (what: string) =>
    findings.push({ what, object: row.object_id, kind: row.object_kind, version: row.version })
  const expectedVersion = (before?.version ?? 0) + 1
  if (row.version !== expectedVersion) found(`version ${expectedVersion} is missing before it`)
  const entry = readEntry(row.entry)
  if (!entry) return void found('the entry cannot be read')
  const { object_kind: kind, object_id: object } = row
  const head = { actor: row.actor ?? '', id: row.id, kind, object, type: row.type }
  const columns = {
    at: row.at.toISOString(),
    chain: chainOf(kind, object).toString('hex'),
    commitment: row.commitment.toString('hex'),
    head: headDigest(row.head_salt, head).toString('hex'),
    v: 1,
    version: row.version,
  }
  for (const [name, value] of Object.entries(columns))
    if (entry[name] !== value) found(`${name} differs from the entry`)
  if (entry.previous !== (before ? before.commitment.toString('hex') : null))
    found('does not follow from the one before')
  if (row.names === null) return void found('the payload is missing')
  const fields = row.names.map((name, at) =>
    fieldHash(row.salts[at] ?? Buffer.alloc(0), name, row.values[at] ?? ''),
  )
  if (!payloadCommitment(fields).equals(row.commitment)) found('the payload is not what was committed to')
}

function readEntry(bytes: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** Compares a record as it stands with the digest in its last event; 1 where there was a record to compare. */
async function reconcile(db: pg.Client, last: Row, findings: Finding[]): Promise<number> {
  const digest = readEntry(last.entry)?.record
  if (typeof digest !== 'string') return 0
  const { rows } = await db.query<{ state: string | null }>('SELECT record_state($1, $2) AS state', [
    last.object_kind,
    last.object_id,
  ])
  const state = rows[0]?.state ?? null
  if (state === null || recordDigest(last.record_salt ?? Buffer.alloc(0), state).toString('hex') !== digest)
    findings.push({
      what: 'the record is not as its last event left it',
      object: last.object_id,
      kind: last.object_kind,
      version: last.version,
    })
  return 1
}

/** Records that no event speaks of. */
async function withoutHistory(db: pg.Client): Promise<Finding[]> {
  const { rows } = await db.query<{ object: string; kind: string }>(
    `SELECT id AS object, 'declaration' AS kind FROM declaration d WHERE NOT EXISTS (SELECT FROM audit_event e WHERE e.object_id = d.id AND e.object_kind = 'declaration')
     UNION ALL
     SELECT declaration_id, 'case' FROM standards_case c WHERE NOT EXISTS (SELECT FROM audit_event e WHERE e.object_id = c.declaration_id AND e.object_kind = 'case')`,
  )
  return rows.map((row) => ({ ...row, what: 'a record without a history', version: 0 }))
}
