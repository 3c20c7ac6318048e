import { now } from '#lib/clock.ts'
import { listDrafts } from '#lib/db/drafts.ts'
import { inRequest } from '#lib/db/request.ts'
import type { Reader } from '#lib/reader.ts'
import { type Progress, progressOf } from './declaration.ts'

export type HomeView = {
  /** Own declarations that wait for an answer: the question's address is built from both. */
  readonly questions: readonly {
    readonly reference: string
    readonly questionId: string
    readonly dueOn: string | null
  }[]
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
    return {
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
