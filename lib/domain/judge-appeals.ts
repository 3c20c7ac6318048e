import type { Command } from './commands.ts'
import { addDays, addWorkingDays, type Day } from './days.ts'
import type { Verdict } from './decide.ts'
import type { OpenRecord } from './open-record.ts'

type AppealCommand = Command & { type: 'appeal' | 'hear_appeal' }

/** An appeal, and its hearing by somebody who did not make the decision. */
export function judgeAppeals(record: OpenRecord, command: AppealCommand): Verdict {
  return command.type === 'appeal' ? judgeAppeal(record, command) : judgeHearing(record, command)
}

/** The last day on which a decision may be appealed against. */
export function appealUntil(decidedOn: Day, appealDays: number): Day {
  return addDays(decidedOn, appealDays)
}

/** Once against each decision, and in time. The decision stands, and its conditions, until the appeal has changed it. */
function judgeAppeal(record: OpenRecord, { grounds }: Command & { type: 'appeal' }): Verdict {
  const { before, context, today, open } = record
  const { decidedOn, made } = before.appeal
  if (decidedOn === null) return { refused: 'not_open' }
  if (made) return { refused: 'appeal_made' }
  if (today > appealUntil(decidedOn, context.periods.appealDays)) return { refused: 'appeal_late' }
  if (grounds.trim() === '') return { refused: 'words_needed' }
  const due = addWorkingDays(today, context.periods.assessmentWorkingDays, context.holidays)
  return record.change({
    events: [{ ...open, type: 'appealed', payload: { grounds, due } }],
    tellStandards: 'appeal_made',
    appealDueOn: due,
  })
}

/** It stands, or it is made again by somebody else. The reasons are for professional standards, the message for the declarant. */
function judgeHearing(record: OpenRecord, command: Command & { type: 'hear_appeal' }): Verdict {
  const { before, context, open, inside } = record
  if (!before.appeal.open || !before.case) return { refused: 'not_open' }
  if (before.case.deciderIds.includes(context.actor.id)) return { refused: 'own_decision' }
  const { stands, reasons, message } = command
  if (reasons.trim() === '' || message.trim() === '') return { refused: 'words_needed' }
  const back = stands ? null : record.move('with_standards')
  return record.change({
    move: back,
    events: [
      { ...open, type: 'appeal_heard', payload: { stands, message } },
      ...(back ? [record.moved('with_standards')] : []),
      { ...inside, type: 'appeal_reasons', payload: { reasons } },
    ],
    notices: [{ personId: before.declarantId, kind: 'appeal_heard' }],
    appealDueOn: back?.caseDueOn ?? null,
  })
}
