import type pg from 'pg'
import { policyKinds } from '#lib/domain/policy/kinds.ts'
import { isObject } from '#lib/domain/policy/shape.ts'
import { type PolicyKind, validatePolicy } from '#lib/domain/policy.ts'

/** A policy document as a file holds it. */
export type PolicyFile = {
  readonly kind: PolicyKind
  readonly version: string
  /** A day, `YYYY-MM-DD`. */
  readonly effectiveFrom: string
  readonly note: string
  readonly body: unknown
}

/** Reads the text of a file; says what is wrong with it, in words, when it cannot be a policy document. */
export function readPolicyFile(text: string): { document: PolicyFile } | { problems: readonly string[] } {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return { problems: ['is not JSON'] }
  }
  if (!isObject(read)) return { problems: ['must hold one object'] }
  const { kind, version, effectiveFrom, note = '', body } = read
  const known = policyKinds.find((each) => each === kind)
  const problems = [
    ...(known ? [] : [`kind must be one of ${policyKinds.join(', ')}`]),
    ...(typeof version === 'string' && /^[\w.-]{1,40}$/.test(version)
      ? []
      : ['version must be up to 40 letters, figures, dots and hyphens']),
    ...(typeof effectiveFrom === 'string' && isDay(effectiveFrom)
      ? []
      : ['effectiveFrom must be a day, YYYY-MM-DD']),
    ...(typeof note === 'string' ? [] : ['note must be text']),
    ...(known ? validatePolicy(known, body) : []),
  ]
  if (problems.length > 0 || !known) return { problems }
  return {
    document: {
      kind: known,
      version: String(version),
      effectiveFrom: String(effectiveFrom),
      note: String(note),
      body,
    },
  }
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** Those that are there under the same name and say something else: a version never changes. */
export async function otherwise(
  db: pg.ClientBase,
  documents: readonly PolicyFile[],
): Promise<readonly PolicyFile[]> {
  const found: PolicyFile[] = []
  for (const document of documents) {
    const { rowCount } = await db.query(
      'SELECT FROM policy_document WHERE kind = $1 AND version = $2 AND (effective_from, body) <> ($3, $4::jsonb)',
      [document.kind, document.version, document.effectiveFrom, JSON.stringify(document.body)],
    )
    if (rowCount) found.push(document)
  }
  return found
}

/**
 * Loads documents that were judged, all or none. A version that is there already stays as it is.
 * @param db a connection of the schema's owner
 * @returns the documents that are new
 */
export async function loadDocuments(
  db: pg.ClientBase,
  documents: readonly PolicyFile[],
  publishedAt: Date | null = null,
): Promise<readonly PolicyFile[]> {
  const loaded: PolicyFile[] = []
  await db.query('BEGIN')
  try {
    for (const document of documents) {
      const { kind, version, effectiveFrom, note, body } = document
      const { rowCount } = await db.query(
        `INSERT INTO policy_document (kind, version, effective_from, note, body, published_at)
         VALUES ($1, $2, $3::text, $4, $5, coalesce($6, $3::text::date)) ON CONFLICT (kind, version) DO NOTHING`,
        [kind, version, effectiveFrom, note, JSON.stringify(body), publishedAt],
      )
      if (rowCount) loaded.push(document)
    }
    await db.query('COMMIT')
  } catch (error) {
    await db.query('ROLLBACK')
    throw error
  }
  return loaded
}
