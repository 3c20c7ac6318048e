import type { Command } from './commands.ts'
import type { Verdict } from './decide.ts'
import type { Status } from './declaration.ts'
import type { HistoryEvent } from './history.ts'
import { type OpenRecord, readersOf } from './open-record.ts'
import { isAfter } from './vague-day.ts'

type ChangeCommand = Command & { type: 'report_change' | 'report_end' | 'confirm_end' | 'declare_again' }

/** What the declarant reports after it was sent: that something is different, that it has ended, that it has begun again. */
export function judgeChanges(record: OpenRecord, command: ChangeCommand): Verdict {
  switch (command.type) {
    case 'report_change':
      return judgeChange(record, command)
    case 'report_end':
      return judgeEnd(record, command)
    case 'confirm_end':
      return judgeConfirmation(record, command)
    case 'declare_again':
      return judgeReturn(record, command)
  }
}

const passesOn: readonly Status[] = [
  'with_manager',
  'returned_by_manager',
  'approved_by_manager',
  'decided',
] as const

/** A change that cannot wait takes the declaration to professional standards at once, wherever it stands. */
function judgeChange(record: OpenRecord, command: Command & { type: 'report_change' }): Verdict {
  const { before, from, heldBy, open, inside, urgentDueOn } = record
  const kinds = record.reviews().changes.filter(({ code }) => command.kinds.includes(code))
  if (kinds.length === 0 || kinds.length < command.kinds.length) return { refused: 'change_unknown' }
  if (command.text.trim() === '') return { refused: 'words_needed' }
  const codes = kinds.map(({ code }) => code)
  const urgent = kinds.some((kind) => kind.urgent)
  const on = urgent && passesOn.includes(from)
  const holder = heldBy === 'manager' ? before.reviewerId : null
  const raised: HistoryEvent = {
    ...inside,
    type: 'change_raised',
    payload: { kinds: codes, due: urgentDueOn },
  }
  return record.change({
    move: on
      ? record.move('with_standards', { caseDueOn: urgentDueOn })
      : record.move(from, { dueOn: before.dueOn, settled: before.settled, caseDueOn: null }),
    events: [
      {
        ...open,
        type: 'change_reported',
        payload: { kinds: codes, text: command.text, urgent, status: from },
        audience: readersOf(heldBy),
      },
      ...(on ? [record.moved('with_standards')] : []),
      ...(urgent ? [raised] : []),
    ],
    notices: holder === null ? [] : [{ personId: holder, kind: 'change_reported' }],
    tellStandards: urgent ? 'change_urgent' : holder === null ? 'change_reported' : null,
    changeDueOn: urgent ? urgentDueOn : null,
  })
}

/** An end is a report: whoever decided confirms it. What is in force stays in force meanwhile. */
function judgeEnd(record: OpenRecord, command: Command & { type: 'report_end' }): Verdict {
  const { before, from, heldBy, open, today } = record
  const { associationId, endedOn, how, resume } = command
  if (!before.associationIds.includes(associationId)) return { refused: 'not_open' }
  if (before.ends.some((end) => end.associationId === associationId)) return { refused: 'end_reported' }
  if (how.trim() === '') return { refused: 'words_needed' }
  if (isAfter(endedOn, today)) return { refused: 'end_ahead' }
  const holder = heldBy === 'manager' ? before.reviewerId : null
  return record.change({
    events: [
      {
        ...open,
        type: 'end_reported',
        payload: { association: associationId, endedOn, how, resume, status: from },
        audience: readersOf(heldBy),
      },
    ],
    notices: holder === null ? [] : [{ personId: holder, kind: 'end_reported' }],
    tellStandards: holder === null ? 'end_reported' : null,
    lookBy: record.lookBy(),
  })
}

/** Confirmed it is kept, and ends its conditions only where that is said; not confirmed it goes back with a question. */
function judgeConfirmation(record: OpenRecord, command: Command & { type: 'confirm_end' }): Verdict {
  const { before, heldBy, open } = record
  const { reportId, confirmed, words, endConditions } = command
  const end = before.ends.find((each) => each.id === reportId)
  if (!end || end.confirmed) return { refused: 'not_open' }
  if (!confirmed && words.trim() === '') return { refused: 'words_needed' }
  const association = end.associationId
  const ended = confirmed && endConditions
  return record.change({
    events: [
      {
        ...open,
        type: 'end_answered',
        payload: { association, confirmed, words, conditionsEnded: ended },
        audience: readersOf(heldBy),
      },
    ],
    notices: [{ personId: before.declarantId, kind: confirmed ? 'end_confirmed' : 'end_questioned' }],
    endedConditions: ended
      ? before.conditions.flatMap((each) => (each.associationId === association ? [each.id] : []))
      : [],
  })
}

/** The same associate, declared before by the same person: one association from now on. Each declaration stays as it is. */
function judgeReturn(record: OpenRecord, command: Command & { type: 'declare_again' }): Verdict {
  const { before, context, open } = record
  const { associationId, earlierId } = command
  if (!before.associationIds.includes(associationId) || !context.earlierIds.includes(earlierId))
    return { refused: 'not_earlier' }
  if (before.linked.includes(associationId)) return { refused: 'already_linked' }
  const own = context.actor.id === before.declarantId
  return record.change({
    events: [
      {
        ...open,
        type: 'declared_again',
        payload: { association: associationId, earlier: earlierId },
        // Professional standards read the link itself, where they may see both ends: one of them may be restricted.
        audience: own ? ['declarant'] : [],
      },
    ],
  })
}
