import type { QueueCounts, QueueList, QueueRow } from '#lib/queries/standards-queue.ts'
import type { Tx } from './request.ts'

/** The rows of a list: the database finds which and in what order, and they are read under row security. */
export async function queueRows(tx: Tx, list: QueueList, most: number, skip: number): Promise<QueueRow[]> {
  const found = await tx.$queryRaw<{ declaration_id: string }[]>`
    SELECT declaration_id FROM standards_queue(${list.view}, ${list.unit}, ${list.category}, ${list.status}, ${most}::int, ${skip}::int)`
  const ids = found.map((row) => row.declaration_id)
  if (ids.length === 0) return []
  return tx.$queryRaw<QueueRow[]>`
    SELECT d.reference, p.full_name AS declarant, u.name AS unit, s.categories, d.status, c.stage, c.urgent, c.restricted,
      a.full_name AS assessor, c.due_on AS "dueOn", d.settled_at AS "settledAt"
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
