import { now } from '#lib/clock.ts'
import { inRequest } from '#lib/db/request.ts'
import { type Day, toDay } from '#lib/domain/days.ts'
import type { Reader } from '#lib/reader.ts'

/** Something that a line manager is asked to look at again: an end to confirm, or a review to give a view of. */
export type LookAgain = {
  readonly reference: string
  readonly declarant: string
  readonly what: 'end' | 'review'
  readonly by: Day
}

export const lookAgainPerPage = 20

/** What is due first at the top, with how much there is. */
export async function readLookAgain(reader: Reader, page: number) {
  return inRequest('web', reader.token, now(), async (tx, { actor }) => {
    const rows = await tx.$queryRaw<(LookAgain & { total: number })[]>`
      SELECT d.reference, coalesce(p.full_name, 'Somebody who has left') AS declarant, x.what, x.by, count(*) OVER ()::integer AS total
      FROM declaration d LEFT JOIN person p ON p.id = d.declarant_id JOIN (
        SELECT declaration_id, 'review' AS what, act_by AS by FROM review_state WHERE stage = 'manager'
        UNION ALL SELECT declaration_id, 'end', answer_by FROM end_report WHERE answer_by IS NOT NULL) x ON x.declaration_id = d.id
      WHERE d.reviewer_id = ${actor.id}::uuid
      ORDER BY x.by, d.reference, x.what LIMIT ${lookAgainPerPage} OFFSET ${(page - 1) * lookAgainPerPage}`
    return {
      today: toDay(now()),
      total: rows[0]?.total ?? 0,
      rows: rows.map(({ total: _, ...row }): LookAgain => row),
    }
  })
}
