import type { ListFilters, QueueCounts, QueueRow, QueueView } from '#lib/queries/standards-queue.ts'
import type { Tx } from './request.ts'

/** The rows of a list: the database finds which and in what order, and they are read under row security. */
export async function queueRows(
  tx: Tx,
  view: QueueView,
  filters: ListFilters,
  days: readonly string[],
  most: number,
  skip: number,
): Promise<QueueRow[]> {
  const found = await tx.$queryRaw<{ declaration_id: string }[]>`
    SELECT declaration_id FROM standards_queue(${view}, ${JSON.stringify(filters)}::jsonb, ${days}::text[], ${most}::int, ${skip}::int)`
  return rowsOf(
    tx,
    found.map((row) => row.declaration_id),
  )
}

/** Those of these records that the reader may see, in the order given. */
export async function rowsByReference(tx: Tx, references: readonly string[]): Promise<QueueRow[]> {
  const found = await tx.declaration.findMany({
    where: { reference: { in: [...references] } },
    select: { id: true, reference: true },
  })
  return rowsOf(
    tx,
    references.flatMap((reference) => found.find((row) => row.reference === reference)?.id ?? []),
  )
}

async function rowsOf(tx: Tx, ids: readonly string[]): Promise<QueueRow[]> {
  if (ids.length === 0) return []
  return tx.$queryRaw<QueueRow[]>`
    SELECT d.reference, p.full_name AS declarant, u.name AS unit, s.categories, d.status, c.stage, c.urgent, c.restricted,
      a.full_name AS assessor, CASE WHEN c.stage <> 'closed' THEN c.due_on END AS "dueOn", d.settled_at AS "settledAt",
      d.version || '.' || c.version AS version
    FROM declaration d JOIN standards_case c ON c.declaration_id = d.id JOIN statement s ON s.declaration_id = d.id
      JOIN person p ON p.id = d.declarant_id JOIN unit u ON u.code = d.unit_code LEFT JOIN person a ON a.id = c.assessor_id
    WHERE d.id = ANY (${ids}::uuid[]) ORDER BY array_position(${ids}::uuid[], d.id)`
}

/** How many there are to do in each list. */
export async function queueCounts(tx: Tx): Promise<QueueCounts> {
  const [row] = await tx.$queryRaw<QueueCounts[]>`SELECT * FROM standards_counts()`
  if (!row) throw new Error('no counts')
  return row
}

/** How many of a list lie in each part of time, by the number of the part. */
export async function queueWeeks(
  tx: Tx,
  view: QueueView,
  filters: ListFilters,
  days: readonly string[],
): Promise<readonly { readonly part: number; readonly total: number }[]> {
  return tx.$queryRaw`SELECT * FROM standards_weeks(${view}, ${JSON.stringify(filters)}::jsonb, ${days}::text[])`
}
