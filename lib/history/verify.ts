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
  /** Contents that were lawfully destroyed, whole or in part. */
  readonly disposed: number
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
  values: (string | null)[]
  salts: (Buffer | null)[]
  hashes: (Buffer | null)[]
  record_salt: Buffer | null
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
  let disposed = 0
  let last: Row | null = null

  for (;;) {
    const rows: Row[] = await nextPage(db, last)
    for (const row of rows) {
      const follows = last?.object_id === row.object_id && last.object_kind === row.object_kind
      if (last && !follows) records += await reconcile(db, last, findings)
      check(row, follows ? last : null, findings)
      if (isIncomplete(row)) {
        if (await isDisposed(db, row)) disposed += 1
        else
          findings.push({
            ...placeOf(row),
            what: row.names ? 'a field is missing' : 'the payload is missing',
          })
      }
      last = row
    }
    events += rows.length
    progress(events)
    if (rows.length < page) break
  }
  if (last) records += await reconcile(db, last, findings)
  findings.push(...(await withoutHistory(db)))
  return { events, records, disposed, findings }
}

async function nextPage(db: pg.Client, last: Row | null): Promise<Row[]> {
  const { rows } = await db.query<Row>(
    `SELECT e.id, e.at, e.type, e.actor, e.object_kind, e.object_id, e.version, e.commitment, e.head_salt, e.entry, p.names, p.values, p.salts, p.hashes, p.record_salt
     FROM audit_event e LEFT JOIN audit_payload p ON p.event_id = e.id
     WHERE $1::uuid IS NULL OR (e.object_id, e.object_kind, e.version) > ($1, $2, $3)
     ORDER BY e.object_id, e.object_kind, e.version LIMIT ${page}`,
    [last?.object_id ?? null, last?.object_kind ?? null, last?.version ?? null],
  )
  return rows
}

function check(row: Row, before: Row | null, findings: Finding[]): void {
  const found = (what: string) => findings.push({ ...placeOf(row), what })
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
  if (row.names && !payloadCommitment(hashesOf(row)).equals(row.commitment))
    found('the payload is not what was committed to')
}

type Payload = Pick<Row, 'names' | 'values' | 'salts' | 'hashes'>

/** Of each field; where it was destroyed alone, the hash that was left. */
function hashesOf({ names, values, salts, hashes }: Payload): Buffer[] {
  return (names ?? []).map((name, at) => {
    const [value, salt] = [values[at], salts[at]]
    return value != null && salt ? fieldHash(salt, name, value) : (hashes[at] ?? Buffer.alloc(0))
  })
}

function placeOf(row: Row): Omit<Finding, 'what'> {
  return { object: row.object_id, kind: row.object_kind, version: row.version }
}

function isIncomplete({ names, values }: Payload): boolean {
  return names === null || values.includes(null)
}

/** Whether events, whole themselves, say that two people agreed to destroy what is missing here. */
async function isDisposed(db: pg.Client, row: Row): Promise<boolean> {
  const { rows } = await db.query<Payload & { commitment: Buffer }>(
    `SELECT e.commitment, p.names, p.values, p.salts, p.hashes FROM disposal d
     JOIN audit_event e ON e.object_id = d.id AND e.object_kind = 'disposal' AND e.type = 'payload_disposed'
     JOIN audit_event a ON a.object_id = d.id AND a.object_kind = 'disposal' AND a.type = 'disposal_asked' AND a.actor <> e.actor
     JOIN audit_payload p ON p.event_id = e.id WHERE d.event_ids @> ARRAY[$1::uuid]`,
    [row.id],
  )
  const said = rows
    .filter((event) => !isIncomplete(event) && payloadCommitment(hashesOf(event)).equals(event.commitment))
    .map((event) => new Map(event.names?.map((name, at) => [name, JSON.parse(event.values[at] ?? 'null')])))
    .filter((payload) => payload.get('events')?.includes(row.id))
  const missing = row.names?.filter((_, at) => row.values[at] === null) ?? null
  return said.some((payload) => {
    const fields = payload.get('fields')
    return missing === null
      ? fields === null
      : missing.every((name) => said.some((one) => one.get('fields')?.includes(name)))
  })
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
  // The last event of an act holds the digest: where it is missing, a later event is.
  if (digest === null && ['declaration', 'case', 'link', 'cover', 'policy'].includes(last.object_kind))
    findings.push({ ...placeOf(last), what: 'the record is not as its last event left it' })
  // Without its salt a digest says nothing; that it is missing has been judged already.
  if (typeof digest !== 'string' || !last.record_salt) return 0
  const { rows } = await db.query<{ state: string | null }>('SELECT record_state($1, $2) AS state', [
    last.object_kind,
    last.object_id,
  ])
  const state = rows[0]?.state ?? null
  if (state === null || recordDigest(last.record_salt, state).toString('hex') !== digest)
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
     SELECT declaration_id, 'case' FROM standards_case c WHERE NOT EXISTS (SELECT FROM audit_event e WHERE e.object_id = c.declaration_id AND e.object_kind = 'case')
     UNION ALL
     SELECT id, 'cover' FROM cover c WHERE NOT EXISTS (SELECT FROM audit_event e WHERE e.object_id = c.id AND e.object_kind = 'cover')
     UNION ALL
     SELECT id, 'policy' FROM policy_document x WHERE x.published_by IS NOT NULL
       AND NOT EXISTS (SELECT FROM audit_event e WHERE e.object_id = x.id AND e.object_kind = 'policy')
     UNION ALL
     SELECT id, 'link' FROM link l WHERE l.decision IS NOT NULL AND NOT EXISTS (SELECT FROM audit_event e WHERE e.object_id = l.id AND e.object_kind = 'link')`,
  )
  return rows.map((row) => ({ ...row, what: 'a record without a history', version: 0 }))
}
