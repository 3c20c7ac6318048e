import { now } from '#lib/clock.ts'
import { coveredByMe } from '#lib/db/cover.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import type { Finding } from '#lib/domain/conditions.ts'
import { type Day, toDay } from '#lib/domain/days.ts'
import type { Reader } from '#lib/reader.ts'

/** A condition as the line manager who checks it sees it: what is asked, of whom, when. Nothing else of the record. */
export type OverseenCondition = {
  readonly id: string
  readonly reference: string
  readonly version: string
  readonly declarant: string
  readonly wording: string
  readonly startsOn: Day
  readonly checkWeeks: number | null
  readonly dueOn: Day | null
  readonly reviewOn: Day
  readonly checkOn: Day
  readonly checks: number
  readonly acknowledged: boolean
  /** The line manager who checks it, where the reader only stands in. */
  readonly standsInFor: string | null
}

export type OverseenList = {
  readonly today: Day
  readonly total: number
  readonly conditions: readonly OverseenCondition[]
}

export const overseenPerPage = 20

/** The conditions the reader checks as a line manager, what is due first at the top. */
export async function readOverseen(reader: Reader, page: number): Promise<OverseenList> {
  return inRequest('web', reader.token, now(), async (tx, { actor }) => {
    const owners = [actor.id, ...(await coveredByMe(tx))]
    return {
      today: toDay(now()),
      total: await tx.conditionOwner.count({ where: { ownerId: { in: owners } } }),
      conditions: await rowsOf(tx, owners, null, page),
    }
  })
}

export type CheckView = {
  readonly id: string
  readonly finding: Finding
  readonly evidence: string
  readonly askedOn: string
  readonly at: Date
  readonly by: string
}

/** One of them, with its checks so far; null when it is not theirs to check. */
export async function readOverseenCondition(
  reader: Reader,
  id: string,
): Promise<{ today: Day; condition: OverseenCondition; checks: readonly CheckView[] } | null> {
  return inRequest('web', reader.token, now(), async (tx, { actor }) => {
    const [condition] = await rowsOf(tx, [actor.id, ...(await coveredByMe(tx))], id, 1)
    if (!condition) return null
    return { today: toDay(now()), condition, checks: await checksOf(tx, { conditionId: id }) }
  })
}

type ChecksOf = { readonly conditionId: string } | { readonly declarationId: string }

/** Checks with who recorded them, the last one first. */
export async function checksOf<T extends ChecksOf>(tx: Tx, where: T) {
  const rows = await tx.conditionCheck.findMany({ where, orderBy: [{ at: 'desc' }, { id: 'desc' }] })
  const people = await tx.person.findMany({
    where: { id: { in: rows.map((row) => row.byId) } },
    select: { id: true, fullName: true },
  })
  return rows.map(({ id, conditionId, finding, evidence, askedOn, at, byId }) => ({
    ...{ id, conditionId, finding, evidence, askedOn, at },
    by: people.find((person) => person.id === byId)?.fullName ?? 'Somebody who has left',
  }))
}

async function rowsOf(
  tx: Tx,
  owners: readonly string[],
  id: string | null,
  page: number,
): Promise<readonly OverseenCondition[]> {
  return tx.$queryRaw<OverseenCondition[]>`
    SELECT c.id, v.reference, v.version::text AS version, p.full_name AS declarant, c.wording, c.starts_on AS "startsOn",
      c.check_weeks AS "checkWeeks", c.due_on AS "dueOn", c.review_on AS "reviewOn", s.check_on AS "checkOn", s.checks,
      coalesce(s.answer = 'agreed', false) AS acknowledged,
      (SELECT a.full_name FROM person a WHERE a.id = o.owner_id AND a.id <> ${owners[0]}::uuid) AS "standsInFor"
    FROM condition_owner o JOIN condition_state s ON s.condition_id = o.condition_id JOIN condition c ON c.id = o.condition_id
      CROSS JOIN LATERAL overseen(o.declaration_id) v JOIN person p ON p.id = v.declarant_id
    WHERE o.owner_id = ANY (${[...owners]}::uuid[]) AND (${id}::uuid IS NULL OR o.condition_id = ${id}::uuid)
    ORDER BY s.check_on, c.id LIMIT ${overseenPerPage} OFFSET ${(page - 1) * overseenPerPage}`
}
