import { now } from '#lib/clock.ts'
import { inRequest } from '#lib/db/request.ts'
import { type Day, toDay } from '#lib/domain/days.ts'
import type { Reader } from '#lib/reader.ts'

/** A condition that the reader checks as one of professional standards: when, and on which record. What it asks stands there. */
export type WatchedCondition = {
  readonly id: string
  readonly reference: string
  readonly checkWeeks: number | null
  readonly dueOn: Day | null
  readonly checkOn: Day
  readonly acknowledged: boolean
}

export const watchedPerPage = 20

/** What is due first at the top. */
export async function readWatched(reader: Reader, page: number) {
  return inRequest('standards', reader.token, now(), async (tx, { actor }) => {
    const [counted] = await tx.$queryRaw<{ total: number }[]>`
      SELECT count(*)::integer AS total FROM condition_owner o JOIN condition_state s ON s.condition_id = o.condition_id
      WHERE o.owner_id = ${actor.id}::uuid AND s.status = 'active'`
    const conditions = await tx.$queryRaw<WatchedCondition[]>`
      SELECT c.id, d.reference, c.check_weeks AS "checkWeeks", c.due_on AS "dueOn", s.check_on AS "checkOn",
        coalesce(s.answer = 'agreed', false) AS acknowledged
      FROM condition_owner o JOIN condition_state s ON s.condition_id = o.condition_id JOIN condition c ON c.id = o.condition_id
        JOIN declaration d ON d.id = o.declaration_id
      WHERE o.owner_id = ${actor.id}::uuid AND s.status = 'active'
      ORDER BY s.check_on, c.id LIMIT ${watchedPerPage} OFFSET ${(page - 1) * watchedPerPage}`
    return { today: toDay(now()), total: counted?.total ?? 0, conditions }
  })
}
