import type { Command } from './commands.ts'
import type { Verdict } from './decide.ts'
import { type OpenRecord, readersOf } from './open-record.ts'

/** What the declarant may add: an answer where one was asked for, a correction at any time. Nothing is ever overwritten. */
export function judgeDeclarant(
  record: OpenRecord,
  command: Command & { type: 'answer' | 'correct' },
): Verdict {
  const { before, from, next, heldBy, open } = record
  if (command.type === 'correct') {
    const holder = heldBy === 'manager' ? before.reviewerId : null
    return record.change({
      move: record.move(from, { dueOn: before.dueOn, settled: before.settled, caseDueOn: null }),
      events: [
        {
          ...open,
          type: 'corrected',
          payload: { place: command.place, text: command.text, status: from },
          audience: readersOf(heldBy),
        },
      ],
      notices: holder ? [{ personId: holder, kind: 'correction_made' }] : [],
    })
  }
  const question = before.openQuestion
  if (!question || question.id !== command.questionId) return { refused: 'question_closed' }
  const asker =
    question.askedAs === 'manager' ? (before.reviewerId ?? question.askedById) : question.askedById
  return record.change({
    move: record.move(next, { dueOn: next === 'with_manager' ? record.managerDueOn : null }),
    events: [
      {
        ...open,
        type: 'answered',
        payload: { from, to: next, question: question.id, answer: command.text },
        audience: readersOf(question.askedAs),
      },
    ],
    notices: [{ personId: asker, kind: 'answer_given' }],
  })
}
