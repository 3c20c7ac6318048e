import { now } from '#lib/clock.ts'
import { listDrafts } from '#lib/db/drafts.ts'
import { inRequest } from '#lib/db/request.ts'
import { toDay } from '#lib/domain/days.ts'
import type { Reader } from '#lib/reader.ts'
import { type Progress, progressOf } from './declaration.ts'

export type HomeView = {
  /** Own declarations that wait for an answer: the question's address is built from both. */
  readonly questions: readonly {
    readonly reference: string
    readonly questionId: string
    readonly dueOn: string | null
  }[]
  /** Conditions of their own that they have not answered. */
  readonly unanswered: readonly {
    readonly reference: string
    readonly conditionId: string
    readonly by: string
  }[]
  /** How many of the conditions that they check are due or overdue. */
  readonly checksDue: number
  readonly drafts: readonly { readonly id: string; readonly place: string; readonly updatedAt: Date }[]
  readonly declarations: readonly Progress[]
  readonly total: number
}

const shown = 5

/** What waits for the reader, and where their own declarations stand. */
export async function readHome(reader: Reader): Promise<HomeView> {
  return inRequest('web', reader.token, now(), async (tx, { actor }) => {
    const where = { declarantId: actor.id }
    const total = await tx.declaration.count({ where })
    const rows = await tx.declaration.findMany({
      where,
      orderBy: { sentAt: 'desc' },
      take: shown,
      select: { id: true },
    })
    const asked = await tx.declaration.findMany({
      where: { ...where, status: { in: ['returned_by_manager', 'question_from_standards'] } },
      orderBy: { dueOn: 'asc' },
      select: { id: true, reference: true },
    })
    const questions = await tx.question.findMany({
      where: { declarationId: { in: asked.map((row) => row.id) }, answer: null },
      orderBy: { askedAt: 'asc' },
      select: { id: true, declarationId: true, dueOn: true },
    })
    const drafts = await listDrafts(tx)
    // From the reader's own rows outwards: the other way row security would be asked about everybody's conditions.
    const unanswered = await tx.$queryRaw<HomeView['unanswered']>`
      SELECT d.reference, s.condition_id AS "conditionId", s.acknowledge_by AS by FROM declaration d
        JOIN condition_state s ON s.declaration_id = d.id
      WHERE d.declarant_id = ${actor.id}::uuid AND s.status = 'active' AND s.acknowledge_by IS NOT NULL
      ORDER BY s.acknowledge_by, s.condition_id`
    const [due] = await tx.$queryRaw<{ count: number }[]>`
      SELECT count(*)::integer AS count FROM condition_owner o JOIN condition_state s ON s.condition_id = o.condition_id
      WHERE o.owner_id = ${actor.id}::uuid AND s.check_on <= ${toDay(now())}`
    return {
      unanswered,
      checksDue: due?.count ?? 0,
      questions: asked.flatMap(({ id, reference }) =>
        questions
          .filter((question) => question.declarationId === id)
          .slice(-1)
          .map((question) => ({ reference, questionId: question.id, dueOn: question.dueOn })),
      ),
      drafts: drafts.map(({ id, place, updatedAt }) => ({ id, place, updatedAt })),
      declarations: await progressOf(
        tx,
        rows.map((row) => row.id),
      ),
      total,
    }
  })
}
