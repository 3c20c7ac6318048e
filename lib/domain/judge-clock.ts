import type { Verdict } from './decide.ts'
import type { Status } from './declaration.ts'
import type { OpenRecord } from './open-record.ts'
import { type Manager, nextReviewer } from './routing.ts'

/**
 * A day has passed on which somebody should have acted. A manager who let their time run out loses it to the next one, where there is one who
 * may review it, else to professional standards; a line manager's question that nobody answered goes there too. It moves on, it does not wait.
 */
export function judgeClock(record: OpenRecord): Verdict {
  const { before, context, from, today, open } = record
  if (before.dueOn === null || before.dueOn >= today) return { refused: 'not_open' }
  const next = from === 'with_manager' ? context.nextReviewerId : null
  const to: Status = next === null ? 'with_standards' : from
  const lapsed = before.reviewerId
  return record.change({
    move: record.move(to, next === null ? {} : { reviewerId: next, dueOn: record.managerDueOn }),
    events: [
      { ...open, type: 'review_lapsed', payload: { from, to, due: before.dueOn } },
      ...(to === from ? [] : [record.moved(to)]),
    ],
    notices: [
      ...(lapsed === null ? [] : [{ personId: lapsed, kind: 'review_lapsed' } as const]),
      ...(next === null ? [] : [{ personId: next, kind: 'review_needed' } as const]),
    ],
  })
}

/**
 * Who gets a declaration whose manager let their time run out: once the manager above, if the policy says so and that is nobody who has to
 * do with it; null is professional standards.
 * @param ownManagerId the declarant's line manager: only from them does it go up
 * @param names every name and alias declared
 */
export function afterLapse(
  policy: 'next_manager' | 'standards',
  declarantId: string,
  ownManagerId: string | null,
  current: Manager | null,
  next: Manager | null,
  names: readonly string[],
): string | null {
  if (policy === 'standards' || current === null || current.id !== ownManagerId) return null
  return nextReviewer(declarantId, current, next, names)
}
