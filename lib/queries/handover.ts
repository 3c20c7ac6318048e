import { now } from '#lib/clock.ts'
import { inRequest } from '#lib/db/request.ts'
import { type Day, toDay } from '#lib/domain/days.ts'
import type { Reader } from '#lib/reader.ts'

/** Something that came to a line manager because the directory changed, as long as it is theirs and open. */
export type HandedOver = {
  readonly id: string
  readonly reference: string
  readonly declarant: string
  /** A declaration to review is theirs to open; of a condition or a measure they see what it asks and nothing else. */
  readonly what: 'review' | 'condition' | 'measure'
  readonly conditionId: string | null
  readonly wording: string | null
  readonly cameOn: Day
  readonly due: Day | null
}

export const handedOverPerPage = 20

/** What came to the reader, what is due first at the top. Row security hides what has passed on again. */
export async function readHandedOver(reader: Reader, page: number) {
  return inRequest('web', reader.token, now(), async (tx, { actor }) => {
    const rows = await tx.$queryRaw<
      (Omit<HandedOver, 'cameOn'> & { readonly at: Date; readonly total: number })[]
    >`
      SELECT h.id, coalesce(d.reference, v.reference) AS reference, p.full_name AS declarant, c.wording, h.condition_id AS "conditionId", h.at,
        CASE WHEN c.id IS NULL THEN 'review' WHEN c.set_as = 'manager' THEN 'measure' ELSE 'condition' END AS what,
        CASE WHEN c.id IS NULL THEN d.due_on WHEN c.set_as = 'manager' THEN c.review_on ELSE s.check_on END AS due, count(*) OVER ()::integer AS total
      FROM (SELECT DISTINCT ON (declaration_id, condition_id) * FROM handover WHERE to_id = ${actor.id}::uuid
          ORDER BY declaration_id, condition_id, at DESC) h
        LEFT JOIN declaration d ON d.id = h.declaration_id AND h.condition_id IS NULL AND d.status IN ('with_manager', 'returned_by_manager')
        LEFT JOIN condition c ON c.id = h.condition_id
        LEFT JOIN condition_state s ON s.condition_id = c.id
        LEFT JOIN LATERAL overseen(h.declaration_id) v ON c.id IS NOT NULL
        JOIN person p ON p.id = coalesce(d.declarant_id, v.declarant_id)
      ORDER BY due NULLS LAST, h.id LIMIT ${handedOverPerPage} OFFSET ${(page - 1) * handedOverPerPage}`
    return {
      today: toDay(now()),
      total: rows[0]?.total ?? 0,
      handedOver: rows.map(({ at, total: _, ...row }): HandedOver => ({ ...row, cameOn: toDay(at) })),
    }
  })
}
