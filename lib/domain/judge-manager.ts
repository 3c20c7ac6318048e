import type { Command } from './commands.ts'
import { addMonths } from './days.ts'
import type { Verdict } from './decide.ts'
import type { Status } from './declaration.ts'
import type { OpenRecord } from './open-record.ts'

type ManagerCommand = Command & { type: 'approve' | 'return' | 'refer' | 'step_aside' }

/** What the line manager who holds it may do. Their reasons are for professional standards, never for the declarant. */
export function judgeManager(record: OpenRecord, command: ManagerCommand): Verdict {
  const { before, context, from, next, open, onBehalfOf } = record
  switch (command.type) {
    case 'approve': {
      const settled = before.route === 'manager'
      const to: Status = settled ? 'approved_by_manager' : 'with_standards'
      const measures = command.measures.map((measure) => measure.wording)
      return record.change({
        move: record.move(to, { settled }),
        nextReviewOn: settled ? addMonths(record.today, context.periods.reviewMonths.managed) : null,
        events: [
          {
            ...open,
            type: 'approved',
            payload: { from, to, rationale: command.rationale, measures, ...onBehalfOf },
          },
          record.moved(to, measures),
        ],
        notices: settled || measures.length > 0 ? [{ personId: before.declarantId, kind: 'approved' }] : [],
      })
    }
    case 'return': {
      const { place, question } = command
      return record.change({
        move: record.move(next, { dueOn: record.managerDueOn }),
        events: [{ ...open, type: 'returned', payload: { from, to: next, place, question, ...onBehalfOf } }],
        notices: [{ personId: before.declarantId, kind: 'question_asked' }],
      })
    }
    case 'refer':
      return record.change({
        move: record.move(next),
        events: [
          {
            ...open,
            type: 'referred',
            payload: { from, to: next, rationale: command.rationale, ...onBehalfOf },
          },
          record.moved(next),
        ],
      })
    case 'step_aside': {
      // Whoever only stands in gives it back to the manager who is away, and never stands in for it again.
      if (onBehalfOf.onBehalfOf !== undefined)
        return record.change({
          events: [
            {
              ...open,
              type: 'review_moved',
              payload: { from, to: from, reason: command.reason, ...onBehalfOf },
            },
          ],
        })
      const reviewerId = context.nextReviewerId
      const to: Status = reviewerId ? from : 'with_standards'
      return record.change({
        move: record.move(to, { reviewerId, dueOn: reviewerId ? record.managerDueOn : null }),
        events: [
          { ...open, type: 'review_moved', payload: { from, to, reason: command.reason } },
          ...(to === from ? [] : [record.moved(to)]),
        ],
        notices: reviewerId ? [{ personId: reviewerId, kind: 'review_needed' }] : [],
      })
    }
  }
}
