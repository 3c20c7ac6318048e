import type { Command } from './commands.ts'
import { type ActiveCondition, nextCheckOn, wordingLimit } from './conditions.ts'
import { addWorkingDays } from './days.ts'
import type { Verdict } from './decide.ts'
import type { HistoryEvent } from './history.ts'
import type { OpenRecord } from './open-record.ts'

type ConditionCommand = Command & {
  type: 'acknowledge' | 'confirm_ceased' | 'record_check' | 'hand_on' | 'reword'
}

/** What the declarant and whoever checks it do with a condition that is in force. */
export function judgeConditions(record: OpenRecord, command: ConditionCommand): Verdict {
  if (command.type === 'confirm_ceased') return judgeCeased(record, command)
  const condition = record.before.conditions.find((each) => each.id === command.conditionId)
  if (!condition) return { refused: 'not_open' }
  switch (command.type) {
    case 'acknowledge':
      return judgeAcknowledgement(record, command, condition)
    case 'record_check':
      return judgeCheck(record, command, condition)
    case 'hand_on':
      return judgeHandingOn(record, command, condition)
    case 'reword':
      return judgeRewording(record, command, condition)
  }
}

/** Of the wording that stands now. A refusal goes to professional standards; the declarant may still think better of it. */
function judgeAcknowledgement(
  record: OpenRecord,
  command: Command & { type: 'acknowledge' },
  condition: ActiveCondition,
): Verdict {
  const { wordingVersion, agreed, words } = command
  if (wordingVersion !== condition.wordingVersion) return { refused: 'wording_changed' }
  if (condition.answer === 'agreed' || (condition.answer === 'refused' && !agreed))
    return { refused: 'already_answered' }
  if (!agreed && words.trim() === '') return { refused: 'words_needed' }
  return record.change({
    events: [
      {
        ...record.open,
        type: 'acknowledged',
        payload: { condition: condition.id, wordingVersion, wording: condition.wording, agreed, words },
      },
    ],
    tellStandards: agreed ? null : 'condition_refused',
  })
}

/** The declarant says that the contact has ended. The conditions stay in force until somebody decides otherwise. */
function judgeCeased(record: OpenRecord, command: Command & { type: 'confirm_ceased' }): Verdict {
  const { associationId, text } = command
  if (!record.before.unconfirmed.includes(associationId)) return { refused: 'not_open' }
  if (text.trim() === '') return { refused: 'words_needed' }
  return record.change({
    events: [{ ...record.open, type: 'ceased_confirmed', payload: { association: associationId, text } }],
    tellStandards: 'contact_ended',
  })
}

/** One that was not kept goes back to professional standards at once; one that nobody could tell is looked at again soon. */
function judgeCheck(
  record: OpenRecord,
  command: Command & { type: 'record_check' },
  condition: ActiveCondition,
): Verdict {
  const { context, from, today, urgentDueOn } = record
  const owner = condition.ownerId
  const standsIn =
    owner !== null && owner !== context.actor.id && (context.actor.covers ?? []).includes(owner)
  if (owner !== context.actor.id && !standsIn) return { refused: 'not_yours' }
  if (condition.startsOn > today) return { refused: 'not_started' }
  if (condition.checks !== command.checks) return { refused: 'check_recorded' }
  if (command.evidence.trim() === '') return { refused: 'words_needed' }
  const { finding, evidence } = command
  const next = nextCheckOn(condition, finding, today, record.periods(), context.holidays)
  const about = { condition: condition.id, wording: condition.wording }
  const checked: HistoryEvent = {
    ...record.open,
    type: 'checked',
    payload: {
      ...{ ...about, asked: condition.checkOn, finding, evidence, next },
      ...(standsIn ? { onBehalfOf: owner } : {}),
    },
  }
  if (finding !== 'not_kept') return record.change({ events: [checked], nextCheckOn: next })
  const broken: HistoryEvent = {
    ...record.inside,
    type: 'breached',
    payload: { ...about, due: urgentDueOn },
  }
  const back = from === 'decided'
  return record.change({
    move: back ? record.move('with_standards', { caseDueOn: urgentDueOn }) : null,
    events: [checked, broken, ...(back ? [record.moved('with_standards')] : [])],
    tellStandards: 'condition_broken',
    nextCheckOn: next,
    breachDueOn: urgentDueOn,
  })
}

/** To somebody else who may check it. Its days stay as they are: what is overdue is overdue for the next one too. */
function judgeHandingOn(
  record: OpenRecord,
  { ownerId, reason }: Command & { type: 'hand_on' },
  condition: ActiveCondition,
): Verdict {
  const { context, open } = record
  if (ownerId === condition.ownerId || !context.overseers.some((each) => each.id === ownerId))
    return { refused: 'condition_owner' }
  return record.change({
    events: [
      {
        ...open,
        type: 'conditions_handed_on',
        payload: { conditions: [condition.id], to: ownerId, because: 'given', reason },
      },
    ],
    notices: ownerId === context.actor.id ? [] : [{ personId: ownerId, kind: 'condition_to_check' }],
  })
}

/** The declarant answers the new words as they answered the first ones. What is checked, by whom and when stays as it is. */
function judgeRewording(
  record: OpenRecord,
  command: Command & { type: 'reword' },
  condition: ActiveCondition,
): Verdict {
  const { before, context, open, today } = record
  const { wordingVersion, reason } = command
  const wording = command.wording.trim()
  if (wordingVersion !== condition.wordingVersion) return { refused: 'wording_changed' }
  if (wording === '' || reason.trim() === '') return { refused: 'words_needed' }
  if (wording.length > wordingLimit) return { refused: 'wording_long' }
  if (wording === condition.wording) return { refused: 'wording_same' }
  const by = addWorkingDays(today, record.periods().acknowledgeWorkingDays, context.holidays)
  const words = { condition: condition.id, wordingVersion: wordingVersion + 1, wording }
  return record.change({
    events: [
      { ...open, type: 'condition_reworded', payload: { ...words, before: condition.wording, reason, by } },
    ],
    notices: [{ personId: before.declarantId, kind: 'condition_to_answer' }],
    acknowledgeBy: by,
  })
}

/** The conditions of which a restriction takes the owner away, and who takes them over: somebody always looks. */
export function handedOn(record: OpenRecord, decisionMakerIds: readonly string[]): readonly HistoryEvent[] {
  const [to] = decisionMakerIds
  const left = record.before.conditions.filter(
    ({ ownerId }) => ownerId !== null && !decisionMakerIds.includes(ownerId),
  )
  if (to === undefined || left.length === 0) return []
  const conditions = left.map((each) => each.id)
  return [
    { ...record.open, type: 'conditions_handed_on', payload: { conditions, to, because: 'restricted' } },
  ]
}
