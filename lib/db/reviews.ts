import type { Day } from '#lib/domain/days.ts'
import type { Change } from '#lib/domain/decide.ts'
import type { DeclarationRecord } from '#lib/domain/declaration.ts'
import type { ReviewStage } from '#lib/domain/reviews.ts'
import { readTogether } from './read-together.ts'
import type { Tx } from './request.ts'

type Loaded = Pick<DeclarationRecord, 'ends' | 'linked' | 'review'>

/** Ends, returns and the review of a declaration, as much of them as row security shows this reader. */
export async function loadReview(tx: Tx, declarationId: string): Promise<Loaded> {
  const found = await readTogether(tx, declarationId, ['endReport', 'associationLink', 'reviewState'])
  const [state = null] = found.reviewState
  return {
    ends: found.endReport
      .filter((each) => each.confirmed !== false)
      .map(({ id, associationId, confirmed }) => ({ id, associationId, confirmed: confirmed === true })),
    linked: found.associationLink.map((each) => each.associationId),
    review: state && {
      stage: state.stage as ReviewStage,
      reviewOn: state.reviewOn as Day | null,
      answerId: state.answerId,
    },
  }
}

/** An association that the declarant declared before, and what may be told of it. */
export type EarlierAssociation = {
  readonly id: string
  readonly declarationId: string
  readonly reference: string
  readonly sentAt: Date
}

/** What the same person declared before this record, newest first: own ones to the declarant, visible ones to professional standards. */
export async function earlierAssociations(
  tx: Tx,
  { id, declarantId }: Pick<DeclarationRecord, 'id' | 'declarantId'>,
): Promise<readonly EarlierAssociation[]> {
  return tx.$queryRaw<EarlierAssociation[]>`
    SELECT a.id, d.id AS "declarationId", d.reference, d.sent_at AS "sentAt"
    FROM declaration d JOIN association a ON a.declaration_id = d.id
    WHERE d.declarant_id = ${declarantId}::uuid AND d.sent_at < (SELECT sent_at FROM declaration WHERE id = ${id}::uuid)
    ORDER BY d.sent_at DESC, a.id`
}

type Saving = { readonly id: string; readonly declarationId: string; readonly at: Date }

/** A change, an end, its confirmation or a return, as it was judged. */
export async function saveReported(tx: Tx, change: Change, saving: Saving, own: boolean): Promise<void> {
  const { command, heldBy, changeDueOn, lookBy, endedConditions } = change
  const { declarationId, at } = saving
  switch (command.type) {
    case 'report_change': {
      const { text, kinds } = command
      await tx.changeReport.createMany({
        data: {
          ...saving,
          heldBy,
          text,
          kinds: [...kinds],
          urgent: changeDueOn !== null,
          dueOn: changeDueOn,
        },
      })
      return
    }
    case 'report_end': {
      const { type: _, ...end } = command
      await tx.endReport.createMany({ data: { ...saving, ...end, answerBy: lookBy } })
      return
    }
    case 'confirm_end': {
      const { reportId, confirmed, words } = command
      await tx.endReport.updateMany({
        where: { id: reportId, declarationId, answeredAt: null },
        data: {
          ...{ answerBy: null, confirmed, answer: words, answeredAt: at },
          conditionsEnded: endedConditions.length > 0,
        },
      })
      if (endedConditions.length > 0)
        await tx.conditionState.updateMany({
          where: { conditionId: { in: [...endedConditions] }, declarationId, status: 'active' },
          data: { status: 'superseded', endedAt: at },
        })
      return
    }
    case 'declare_again': {
      const { associationId, earlierId } = command
      const { declarationId: earlierDeclarationId } = await tx.association.findUniqueOrThrow({
        where: { id: earlierId },
        select: { declarationId: true },
      })
      const madeAs = own ? 'declarant' : 'standards'
      await tx.associationLink.createMany({
        data: { associationId, declarationId, earlierId, earlierDeclarationId, madeAs, at },
      })
      return
    }
    default:
      throw new Error(`not a report: ${command.type}`)
  }
}

/** What somebody said or decided at a review. Where it stands after that the database works out. */
export async function saveReview(
  tx: Tx,
  { review }: DeclarationRecord,
  change: Change,
  saving: Saving & { readonly byId: string },
): Promise<void> {
  const { command, lookBy, nextReviewOn } = change
  const { byId: _, ...said } = saving
  const answerId = review?.answerId ?? ''
  switch (command.type) {
    case 'answer_review': {
      const { changed, words } = command
      await tx.reviewAnswer.createMany({
        data: { ...said, changed, words, askedOn: review?.reviewOn ?? '', actBy: lookBy ?? '' },
      })
      return
    }
    case 'view_review':
      await tx.reviewView.createMany({
        data: { ...saving, answerId, words: command.words, nextOn: nextReviewOn, actBy: lookBy },
      })
      return
    case 'decide_review': {
      const { confirmed, rationale } = command
      await tx.reviewOutcome.createMany({
        data: { ...saving, answerId, confirmed, rationale, nextOn: nextReviewOn, dueOn: lookBy },
      })
      return
    }
    default:
      throw new Error(`not a review: ${command.type}`)
  }
}
