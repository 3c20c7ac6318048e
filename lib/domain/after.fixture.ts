import type { Command } from './commands.ts'
import type { Day } from './days.ts'
import type { Change } from './decide.ts'
import type { AppealRecord, DeclarationRecord, ReportedEnd } from './declaration.ts'
import type { ReviewState } from './reviews.ts'

/** What the tables would hold after a change on that day: enough of it to go on from. */
export function after(
  before: DeclarationRecord,
  change: Change,
  actorId: string,
  today = '2026-06-05' as Day,
): DeclarationRecord {
  const { move, stage, command } = change
  const asked = command.type === 'return' || command.type === 'ask'
  const openedByMove =
    move?.status === 'with_standards' && ['dormant', 'closed'].includes(before.case?.stage ?? '')
  return {
    ...before,
    ...(move
      ? {
          status: move.status,
          reviewerId: move.reviewerId,
          settled: move.settled,
          urgent: before.urgent || change.changeDueOn !== null,
          version: before.version + 1,
        }
      : {}),
    openQuestion: asked
      ? { id: 'open', askedAs: change.heldBy, askedById: actorId }
      : command.type === 'answer'
        ? null
        : before.openQuestion,
    conditions: inForce(before, change).map((each) => {
      if (command.type === 'acknowledge' && command.conditionId === each.id)
        return { ...each, acknowledgeBy: null, answer: command.agreed ? 'agreed' : 'refused' }
      if (command.type === 'record_check' && command.conditionId === each.id)
        return { ...each, checkOn: change.nextCheckOn ?? each.checkOn, checks: each.checks + 1 }
      if (command.type === 'reword' && command.conditionId === each.id)
        return {
          ...{ ...each, wording: command.wording, wordingVersion: each.wordingVersion + 1 },
          ...{ acknowledgeBy: change.acknowledgeBy, answer: null },
        }
      if (command.type === 'hand_on' && command.conditionId === each.id)
        return { ...each, ownerId: command.ownerId }
      const handed = change.handedOn.find((other) => other.id === each.id)
      return handed ? { ...each, ownerId: handed.ownerId, ownerAs: handed.ownerAs } : each
    }),
    ends: endsAfter(before, change),
    linked: command.type === 'declare_again' ? [...before.linked, command.associationId] : before.linked,
    review: reviewAfter(before, change),
    unconfirmed: change.effective
      ? outcomesOf(before, command).flatMap((each) => (each.confirmBy ? [each.associationId] : []))
      : command.type === 'confirm_ceased'
        ? before.unconfirmed.filter((id) => id !== command.associationId)
        : before.unconfirmed.filter((id) =>
            endsAfter(before, change).every((end) => end.associationId !== id || !end.confirmed),
          ),
    appeal: appealAfter(before, change, today),
    case: before.case && {
      ...before.case,
      stage: stage ?? (openedByMove ? 'triage' : before.case.stage),
      assessorId: change.unassigned
        ? null
        : command.type === 'assign'
          ? command.assessorId
          : before.case.assessorId,
      assessment: command.type === 'assess' ? command : before.case.assessment,
      deciderIds: change.effective
        ? [
            ...new Set([
              command.type === 'decide' ? actorId : (before.case.proposal?.byId ?? actorId),
              actorId,
            ]),
          ]
        : before.case.deciderIds,
      openReferralIds:
        command.type === 'refer_on'
          ? [...before.case.openReferralIds, change.id]
          : before.case.openReferralIds.filter(
              (each) =>
                command.type !== 'answer_referral' ||
                command.state === 'acknowledged' ||
                command.referralId !== each,
            ),
      proposal:
        command.type === 'decide'
          ? {
              id: change.id,
              byId: actorId,
              message: command.message,
              outcomes: command.outcomes,
              conditions: command.conditions.map((each) => ({ ...each, ownerAs: 'standards' as const })),
            }
          : before.case.proposal,
    },
  }
}

function inForce(before: DeclarationRecord, change: Change) {
  return change.effective
    ? change.conditions
    : before.conditions.filter((each) => !change.endedConditions.includes(each.id))
}

function endsAfter({ ends }: DeclarationRecord, { command, id }: Change): readonly ReportedEnd[] {
  if (command.type === 'report_end')
    return [...ends, { id, associationId: command.associationId, confirmed: false }]
  if (command.type !== 'confirm_end') return ends
  return ends.flatMap((end) => {
    if (end.id !== command.reportId) return [end]
    return command.confirmed ? [{ ...end, confirmed: true }] : []
  })
}

/** As the database draws it from what was said and decided. */
function reviewAfter(before: DeclarationRecord, change: Change): ReviewState | null {
  const { command, move, nextReviewOn, id } = change
  const waiting = (reviewOn: Day): ReviewState => ({ stage: 'waiting', reviewOn, answerId: null })
  if (nextReviewOn !== null) return waiting(nextReviewOn)
  if (command.type === 'answer_review')
    return { stage: before.reviewerId ? 'manager' : 'standards', reviewOn: null, answerId: id }
  if (command.type === 'view_review') return before.review && { ...before.review, stage: 'standards' }
  const ended = endsAfter(before, change).flatMap((end) => (end.confirmed ? [end.associationId] : []))
  if (change.effective) {
    const [first] = change.outcomes
      .filter((each) => !ended.includes(each.associationId))
      .flatMap(({ reviewOn }) => reviewOn ?? [])
      .toSorted()
    return first ? waiting(first) : null
  }
  const leaves = move !== null && move.status !== before.status
  const allEnded = before.associationIds.every((each) => ended.includes(each))
  return leaves || allEnded ? null : before.review
}

/** What the decision that stands on the table, or is proposed, gives each association. */
export function outcomesOf(before: DeclarationRecord, command: Command) {
  return command.type === 'decide' ? command.outcomes : (before.case?.proposal?.outcomes ?? [])
}

function appealAfter(
  before: DeclarationRecord,
  { command, id, effective, appealDueOn }: Change,
  today: Day,
): AppealRecord {
  if (effective) return { decidedOn: today, made: false, open: null, changed: false }
  if (command.type === 'appeal' && appealDueOn)
    return { ...before.appeal, made: true, open: { id, dueOn: appealDueOn } }
  if (command.type === 'hear_appeal') return { ...before.appeal, open: null, changed: !command.stands }
  return before.appeal
}
