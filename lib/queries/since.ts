import { readTogether } from '#lib/db/read-together.ts'
import type { Tx } from '#lib/db/request.ts'
import { earlierAssociations } from '#lib/db/reviews.ts'
import type { Resume } from '#lib/domain/commands.ts'
import type { DeclarationRecord } from '#lib/domain/declaration.ts'
import type { ReviewStage } from '#lib/domain/reviews.ts'
import { contactsOf } from './contact-names.ts'
import { loadPolicy } from './policy.ts'

export type ChangeView = {
  readonly id: string
  /** In the policy's words. */
  readonly kinds: readonly string[]
  readonly text: string
  readonly urgent: boolean
  readonly at: Date
}

export type EndView = {
  readonly id: string
  readonly associationId: string
  readonly contact: string
  readonly endedOn: string
  readonly how: string
  readonly resume: Resume
  readonly at: Date
  readonly answerBy: string | null
  readonly confirmed: boolean | null
  readonly answer: string | null
  readonly conditionsEnded: boolean | null
}

export type ReturnView = {
  readonly associationId: string
  readonly contact: string
  readonly reference: string
  readonly sentAt: Date
}

export type AnswerView = {
  readonly id: string
  readonly askedOn: string
  readonly changed: boolean
  readonly words: string
  readonly at: Date
}

/** What has become of a declaration since it was sent, as much of it as row security shows this reader; newest first. */
export type Since = {
  readonly changes: readonly ChangeView[]
  readonly ends: readonly EndView[]
  readonly returns: readonly ReturnView[]
  readonly answers: readonly AnswerView[]
  readonly review: { readonly stage: ReviewStage; readonly reviewOn: string | null } | null
}

export async function readSince(tx: Tx, declarationId: string): Promise<Since> {
  const found = await readTogether(tx, declarationId, [
    'changeReport',
    'endReport',
    'associationLink',
    'reviewAnswer',
    'reviewState',
  ])
  const kinds = found.changeReport.length > 0 ? (await loadPolicy('reviews')).body.changes : []
  const about = found.endReport.length + found.associationLink.length > 0
  const contacts = about ? await contactsOf(tx, [declarationId]) : []
  const name = (id: string) => contacts.find((each) => each.associationId === id)?.name ?? 'the contact'
  const earlier = await tx.declaration.findMany({
    where: { id: { in: found.associationLink.map((each) => each.earlierDeclarationId) } },
    select: { id: true, reference: true, sentAt: true },
  })
  const [state] = found.reviewState
  return {
    changes: found.changeReport.toSorted(newest).map((row) => ({
      ...row,
      kinds: row.kinds.map((code) => kinds.find((kind) => kind.code === code)?.label ?? code),
    })),
    ends: found.endReport
      .toSorted(newest)
      .map((row) => ({ ...row, contact: name(row.associationId), resume: row.resume as Resume })),
    returns: found.associationLink.flatMap(({ associationId, earlierDeclarationId }) =>
      earlier
        .filter((each) => each.id === earlierDeclarationId)
        .map(({ reference, sentAt }) => ({ associationId, contact: name(associationId), reference, sentAt })),
    ),
    answers: found.reviewAnswer.toSorted(newest),
    review: state ? { stage: state.stage as ReviewStage, reviewOn: state.reviewOn } : null,
  }
}

/** An association that was declared before, to choose from. */
export type EarlierChoice = {
  readonly id: string
  readonly contact: string
  readonly reference: string
  readonly sentAt: Date
}

/** What the same declarant declared before this record, by name: own ones to them, visible ones to professional standards. */
export async function earlierChoices(
  tx: Tx,
  record: Pick<DeclarationRecord, 'id' | 'declarantId'>,
): Promise<readonly EarlierChoice[]> {
  const earlier = await earlierAssociations(tx, record)
  const contacts = await contactsOf(tx, [...new Set(earlier.map((each) => each.declarationId))])
  return earlier.map(({ id, reference, sentAt }) => ({
    ...{ id, reference, sentAt },
    contact: contacts.find((each) => each.associationId === id)?.name ?? 'A contact',
  }))
}

function newest(a: { readonly at: Date }, b: { readonly at: Date }): number {
  return b.at.getTime() - a.at.getTime()
}
