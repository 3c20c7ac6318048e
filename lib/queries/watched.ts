import { now } from '#lib/clock.ts'
import { inRequest } from '#lib/db/request.ts'
import { conditionIds, conditionTotals } from '#lib/db/standards-overview.ts'
import { type Day, toDay } from '#lib/domain/days.ts'
import type { Reader } from '#lib/reader.ts'

/** Where a condition in force stands: one thing each, a check that is late before an answer that is missing. */
export const standingsInForce = ['overdue', 'unanswered', 'refused', 'kept'] as const
export type InForce = (typeof standingsInForce)[number]
export type ConditionTotals = Readonly<Record<InForce, number>>

/** A condition in force: when it is checked, by whom, and on which record. What it asks stands there. */
export type WatchedCondition = {
  readonly id: string
  readonly reference: string
  readonly declarant: string
  readonly owner: string
  readonly mine: boolean
  readonly checkWeeks: number | null
  readonly dueOn: Day | null
  readonly checkOn: Day
  readonly answer: 'agreed' | 'refused' | null
}

export type WatchedList = {
  readonly whose: 'mine' | 'all'
  readonly standing: InForce | ''
  readonly page: number
}

export const watchedPerPage = 20

/** The conditions that the reader checks as one of professional standards, or all they may see: what is due first at the top. */
export async function readWatched(reader: Reader, { whose, standing, page }: WatchedList) {
  const today = toDay(now())
  const mine = whose === 'mine'
  return inRequest('standards', reader.token, now(), async (tx, { actor }) => {
    const totals = totalsOf(await conditionTotals(tx, mine, today))
    const skip = (page - 1) * watchedPerPage
    const ids = await conditionIds(tx, { mine, standing, today }, watchedPerPage, skip)
    const conditions = await tx.$queryRaw<WatchedCondition[]>`
      SELECT c.id, d.reference, p.full_name AS declarant, w.full_name AS owner, o.owner_id = ${actor.id}::uuid AS mine,
        c.check_weeks AS "checkWeeks", c.due_on AS "dueOn", s.check_on AS "checkOn", s.answer
      FROM condition c JOIN condition_state s ON s.condition_id = c.id JOIN condition_owner o ON o.condition_id = c.id
        JOIN declaration d ON d.id = c.declaration_id JOIN person p ON p.id = d.declarant_id JOIN person w ON w.id = o.owner_id
      WHERE c.id = ANY (${ids}::uuid[]) ORDER BY array_position(${ids}::uuid[], c.id)`
    return { today, totals, total: standing === '' ? sumOf(totals) : totals[standing], conditions }
  })
}

export function totalsOf(found: readonly { standing: string; total: number }[]): ConditionTotals {
  const total = (standing: InForce) => found.find((row) => row.standing === standing)?.total ?? 0
  return {
    overdue: total('overdue'),
    unanswered: total('unanswered'),
    refused: total('refused'),
    kept: total('kept'),
  }
}

export function sumOf(totals: ConditionTotals): number {
  return standingsInForce.reduce((sum, standing) => sum + totals[standing], 0)
}
