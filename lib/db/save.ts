import { type Day, toDay } from '#lib/domain/days.ts'
import type { Change } from '#lib/domain/decide.ts'
import type { DeclarationRecord } from '#lib/domain/declaration.ts'
import { saveAppeal } from './appeals.ts'
import { saveCheck, saveOwner, saveRewording } from './conditions.ts'
import { appendEvents } from './history.ts'
import type { Tx } from './request.ts'
import { saveReported, saveReview } from './reviews.ts'
import { saveCountersignature, saveDecision } from './save-decision.ts'

/**
 * Writes a judged change: rows, then events (which commit to the rows as they now stand), then notices.
 * `createMany` throughout: row security lets a writer insert what it may not read back.
 */
export async function saveChange(
  tx: Tx,
  before: DeclarationRecord,
  change: Change,
  actorId: string,
  now: Date,
): Promise<void> {
  await saveFacts(tx, before, change, actorId, now)
  if (change.move) await saveMove(tx, before, change)
  await saveCase(tx, before, change)
  await appendEvents(tx, change.events)
  for (const notice of change.notices) await tell(tx, before.id, notice.personId, notice.kind)
  if (change.tellStandards)
    await tx.$executeRaw`SELECT tell_standards(${before.id}::uuid, ${change.tellStandards})`
}

/** A notice in the portal and the job that mails it, in the same transaction. */
export async function tell(tx: Tx, declarationId: string, personId: string, kind: string): Promise<void> {
  await tx.$executeRaw`SELECT tell(${personId}::uuid, ${declarationId}::uuid, ${kind})`
}

async function saveFacts(
  tx: Tx,
  before: DeclarationRecord,
  change: Change,
  actorId: string,
  now: Date,
): Promise<void> {
  const { command, id } = change
  const about = { id, declarationId: before.id }
  const own = { ...about, byId: actorId, at: now }
  switch (command.type) {
    case 'approve':
    case 'refer':
      await tx.managerReview.createMany({
        data: {
          ...{ ...about, managerId: actorId, decision: command.type, rationale: command.rationale, at: now },
          reviewOn: change.nextReviewOn,
        },
      })
      if (command.type === 'approve' && command.measures.length > 0)
        await tx.condition.createMany({
          data: command.measures.map((measure) => ({
            id: crypto.randomUUID(),
            declarationId: before.id,
            setAs: 'manager' as const,
            // Of the manager who holds it, also where somebody stood in for some days.
            ownerId: before.reviewerId,
            wording: measure.wording,
            startsOn: toDay(now),
            reviewOn: measure.reviewOn,
            at: now,
          })),
        })
      return
    case 'return':
    case 'ask': {
      const askedAs = command.type === 'return' ? 'manager' : 'standards'
      const dueOn: Day | null = change.move?.dueOn ?? null
      await tx.question.createMany({
        data: {
          ...about,
          askedAs,
          askedById: actorId,
          place: command.place,
          text: command.question,
          askedAt: now,
          dueOn,
        },
      })
      if (command.type === 'return')
        await tx.managerReview.createMany({
          data: {
            id: crypto.randomUUID(),
            declarationId: before.id,
            managerId: actorId,
            decision: 'return',
            rationale: command.question,
            at: now,
          },
        })
      return
    }
    case 'answer':
      await tx.question.updateMany({
        where: { id: command.questionId, answer: null },
        data: { answer: command.text, answeredAt: now },
      })
      return
    case 'correct':
      await tx.correction.createMany({
        data: { ...about, heldBy: change.heldBy, place: command.place, text: command.text, at: now },
      })
      return
    case 'assess': {
      const { type: _, ...assessment } = command
      await tx.assessment.createMany({ data: { ...own, ...assessment } })
      return
    }
    case 'decide':
      await saveDecision(tx, before, change, actorId, now)
      return
    case 'countersign':
      await saveCountersignature(tx, before, change, actorId, now)
      return
    case 'acknowledge': {
      const { conditionId, wordingVersion, agreed, words } = command
      await tx.conditionAcknowledgement.createMany({
        data: { ...about, conditionId, wordingVersion, agreed, words, at: now },
      })
      return
    }
    case 'confirm_ceased': {
      const { associationId, text } = command
      await tx.ceasedConfirmation.createMany({ data: { ...about, associationId, text, at: now } })
      return
    }
    case 'report_change':
    case 'report_end':
    case 'confirm_end':
    case 'declare_again':
      await saveReported(tx, change, { ...about, at: now }, actorId === before.declarantId)
      return
    case 'answer_review':
    case 'view_review':
    case 'decide_review':
      await saveReview(tx, before, change, own)
      return
    case 'record_check':
      await saveCheck(tx, before, change, actorId, now)
      return
    case 'appeal':
    case 'hear_appeal':
      await saveAppeal(tx, before, change, actorId, now)
      return
    case 'hand_on':
      await saveOwner(tx, before, command)
      return
    case 'reword':
      await saveRewording(tx, before, change, own)
      return
    case 'refer_on':
      await tx.referral.createMany({ data: { ...own, target: command.target, reason: command.reason } })
      return
    case 'answer_referral': {
      const { referralId, state, theirReference, words } = command
      await tx.referralAnswer.createMany({ data: { ...own, referralId, state, theirReference, words } })
      return
    }
    case 'note':
      await tx.standardsNote.createMany({ data: { ...own, text: command.text } })
      return
    case 'restrict':
      await tx.$executeRaw`SELECT restrict_case(${before.id}::uuid, ${[...command.decisionMakerIds]}::uuid[])`
      return
    case 'assign':
    case 'call_in':
    case 'step_aside':
      return
    case 'lapse':
    case 'hand_over':
      throw new Error('the clock gives its command elsewhere')
  }
}

async function saveMove(tx: Tx, before: DeclarationRecord, change: Change): Promise<void> {
  const move = change.move
  if (!move) return
  await tx.$executeRaw`SELECT move_declaration(${before.id}::uuid, ${before.version}, ${move.status}::declaration_status,
    ${move.reviewerId}::uuid, ${move.dueOn}, ${move.settled}, ${move.caseDueOn})`
}

async function saveCase(tx: Tx, before: DeclarationRecord, change: Change): Promise<void> {
  if (!before.case) return
  const assessorId = change.command.type === 'assign' ? change.command.assessorId : undefined
  if (change.stage === null && assessorId === undefined) return
  await tx.standardsCase.updateMany({
    where: { declarationId: before.id },
    data: {
      version: { increment: 1 },
      ...(change.stage === null ? {} : { stage: change.stage }),
      ...(assessorId === undefined ? {} : { assessorId }),
    },
  })
}
