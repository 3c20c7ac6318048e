import type { Prisma } from './generated/client.ts'
import type { Tx } from './request.ts'

export type DraftRow = {
  readonly id: string
  readonly answers: unknown
  readonly place: string
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const columns = {
  id: true,
  answers: true,
  place: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} as const

/** A draft of one's own, locked until the transaction ends when it is about to be changed. */
export async function findDraft(tx: Tx, id: string, forChange = false): Promise<DraftRow | null> {
  if (forChange) await tx.$queryRaw`SELECT id FROM draft WHERE id = ${id}::uuid FOR UPDATE`
  return tx.draft.findUnique({ where: { id }, select: columns })
}

/**
 * Locks a draft of one's own that is about to be sent, and says how many its writer has sent since an instant. Null when there
 * is none, also where it was sent while we waited for the lock.
 */
export async function lockForSending(
  tx: Tx,
  id: string,
  personId: string,
  since: Date,
): Promise<{ readonly sentSince: number } | null> {
  const [row] = await tx.$queryRaw<{ sentSince: number }[]>`
    SELECT (SELECT count(*)::int FROM declaration WHERE declarant_id = ${personId}::uuid AND sent_at > ${since}) AS "sentSince"
    FROM draft WHERE id = ${id}::uuid FOR UPDATE`
  return row ?? null
}

export async function listDrafts(tx: Tx): Promise<readonly DraftRow[]> {
  return tx.draft.findMany({ orderBy: { updatedAt: 'desc' }, select: columns })
}

export async function insertDraft(
  tx: Tx,
  draft: { id: string; personId: string; answers: object; place: string; at: Date },
): Promise<void> {
  const { at, ...row } = draft
  await tx.draft.createMany({
    data: { ...row, answers: row.answers as Prisma.InputJsonValue, version: 1, createdAt: at, updatedAt: at },
  })
}

export async function updateDraft(
  tx: Tx,
  id: string,
  answers: object,
  place: string,
  at: Date,
): Promise<void> {
  const data = { answers: answers as Prisma.InputJsonValue, place, version: { increment: 1 }, updatedAt: at }
  await tx.draft.updateMany({ where: { id }, data })
}

export async function deleteDraft(tx: Tx, id: string): Promise<boolean> {
  return (await tx.$executeRaw`DELETE FROM draft WHERE id = ${id}::uuid`) > 0
}

/** What was typed into a page whose session had just ended, newest first; taken out of keeping once it is saved or dismissed. */
export async function heldSaves(tx: Tx, draftId: string) {
  return tx.heldSave.findMany({
    where: { draftId },
    orderBy: { heldAt: 'desc' },
    select: { place: true, values: true, heldAt: true },
  })
}

export async function releaseHeldSave(tx: Tx, draftId: string, place: string): Promise<void> {
  await tx.heldSave.deleteMany({ where: { draftId, place } })
}
