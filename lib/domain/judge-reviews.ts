import type { Command } from './commands.ts'
import { addMonths } from './days.ts'
import type { Verdict } from './decide.ts'
import type { OpenRecord } from './open-record.ts'
import { isClose, isOffered, type ReviewState } from './reviews.ts'

type ReviewCommand = Command & { type: 'answer_review' | 'view_review' | 'decide_review' }

/** A review: what the declarant says, what their line manager adds, and what follows from it. */
export function judgeReviews(record: OpenRecord, command: ReviewCommand): Verdict {
  const { review } = record.before
  if (!review) return { refused: 'not_open' }
  switch (command.type) {
    case 'answer_review':
      return judgeAnswer(record, command, review)
    case 'view_review':
      return judgeView(record, command, review)
    case 'decide_review':
      return judgeOutcome(record, command, review)
  }
}

/** One at a time, and from the day on which it is offered. */
function judgeAnswer(
  record: OpenRecord,
  { changed, words }: Command & { type: 'answer_review' },
  { stage, reviewOn }: ReviewState,
): Verdict {
  if (stage !== 'waiting' || reviewOn === null) return { refused: 'review_open' }
  if (!isOffered(reviewOn, record.today, record.reviews().periods.offerDays))
    return { refused: 'review_early' }
  if (changed && words.trim() === '') return { refused: 'words_needed' }
  return record.change({
    events: [{ ...record.open, type: 'review_answered', payload: { asked: reviewOn, changed, words } }],
    lookBy: record.lookBy(),
  })
}

/** What settled by a manager's approval goes on by it; a manager who is in doubt hands it to professional standards. */
function judgeView(
  record: OpenRecord,
  { words, settle }: Command & { type: 'view_review' },
  { stage }: ReviewState,
): Verdict {
  const { before, from, today, context } = record
  if (stage !== 'manager') return { refused: 'not_open' }
  const settled = settle && from === 'approved_by_manager'
  if (!settle && words.trim() === '') return { refused: 'words_needed' }
  const next = settled ? addMonths(today, context.periods.reviewMonths.managed) : null
  return record.change({
    events: [
      { ...record.open, type: 'review_viewed', payload: { words, settled } },
      ...(next === null ? [] : [{ ...record.open, type: 'review_finished', payload: { next } } as const]),
    ],
    notices: next === null ? [] : [{ personId: before.declarantId, kind: 'review_finished' }],
    lookBy: settled ? null : record.lookBy(),
    nextReviewOn: next,
  })
}

/** Confirmed until the next review, or taken back to be decided again. */
function judgeOutcome(
  record: OpenRecord,
  { confirmed, interval, rationale }: Command & { type: 'decide_review' },
  { stage }: ReviewState,
): Verdict {
  const { before, context, open, inside, today } = record
  if (stage === 'waiting') return { refused: 'not_open' }
  if (rationale.trim() === '') return { refused: 'words_needed' }
  const riskGrade = before.case?.assessment?.riskGrade ?? 'low'
  const close = isClose({ riskGrade, restricted: before.case?.restricted ?? false })
  if (confirmed && close && interval !== 'restricted') return { refused: 'review_interval' }
  const decided = { ...inside, type: 'review_decided', payload: { confirmed, rationale } } as const
  if (confirmed) {
    const next = addMonths(today, context.periods.reviewMonths[interval])
    return record.change({
      events: [{ ...open, type: 'review_finished', payload: { next } }, decided],
      notices: [{ personId: before.declarantId, kind: 'review_finished' }],
      nextReviewOn: next,
    })
  }
  const move = record.move('with_standards')
  return record.change({
    move,
    events: [record.moved('with_standards'), decided],
    lookBy: move.caseDueOn,
  })
}
