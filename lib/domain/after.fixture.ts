import type { Command } from './commands.ts'
import type { Change } from './decide.ts'
import type { DeclarationRecord } from './declaration.ts'

/** What the tables would hold after a change: enough of it to go on from. */
export function after(before: DeclarationRecord, change: Change, actorId: string): DeclarationRecord {
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
          version: before.version + 1,
        }
      : {}),
    openQuestion: asked
      ? { id: 'open', askedAs: change.heldBy, askedById: actorId }
      : command.type === 'answer'
        ? null
        : before.openQuestion,
    conditions: (change.effective ? change.conditions : before.conditions).map((each) => {
      if (command.type === 'acknowledge' && command.conditionId === each.id)
        return { ...each, acknowledgeBy: null, answer: command.agreed ? 'agreed' : 'refused' }
      if (command.type === 'record_check' && command.conditionId === each.id)
        return { ...each, checkOn: change.nextCheckOn ?? each.checkOn, checks: each.checks + 1 }
      if (command.type === 'hand_on' && command.conditionId === each.id)
        return { ...each, ownerId: command.ownerId }
      return each
    }),
    unconfirmed: change.effective
      ? outcomesOf(before, command).flatMap((each) => (each.confirmBy ? [each.associationId] : []))
      : command.type === 'confirm_ceased'
        ? before.unconfirmed.filter((id) => id !== command.associationId)
        : before.unconfirmed,
    case: before.case && {
      ...before.case,
      stage: stage ?? (openedByMove ? 'triage' : before.case.stage),
      assessment: command.type === 'assess' ? command : before.case.assessment,
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

/** What the decision that stands on the table, or is proposed, gives each association. */
export function outcomesOf(before: DeclarationRecord, command: Command) {
  return command.type === 'decide' ? command.outcomes : (before.case?.proposal?.outcomes ?? [])
}
