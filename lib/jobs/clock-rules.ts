import type { Day } from '#lib/domain/days.ts'
import type { NoticeKind } from '#lib/domain/decide.ts'
import type { ClockDay } from './clock-days.ts'

/** Tells somebody of a thing once: from `soon` days before it is due; or, of what is overdue, as long as it is not yet escalated. */
export type TellRule = {
  readonly name: NoticeKind
  readonly soon?: (day: ClockDay) => Day
  readonly since?: (day: ClockDay) => Day
}

/** Takes what nobody did by a day to professional standards, and writes it down. `before`: only what was due before that day. */
export type EscalateRule = {
  readonly name: NoticeKind | 'check_abandoned'
  readonly before: (day: ClockDay) => Day
}

/*
 * Every rule of the clock by name, besides the time of line managers (lapse.ts). What each looks at stands in the database
 * (`clock_due`, `clock_escalate`). First what has run out, then what is overdue, last what is near: whoever acts late hears one thing.
 */

export const escalations: readonly EscalateRule[] = [
  { name: 'check_abandoned', before: ({ days, clocks }) => days(-clocks.abandonedDays) },
  { name: 'check_missed', before: ({ days, conditions }) => days(-conditions.periods.escalateDays) },
  { name: 'condition_unanswered', before: ({ today }) => today },
  { name: 'cease_unconfirmed', before: ({ today }) => today },
]

export const tellings: readonly TellRule[] = [
  { name: 'case_overdue' },
  { name: 'answer_overdue' },
  { name: 'check_overdue', since: ({ days, conditions }) => days(-conditions.periods.escalateDays) },
  { name: 'review_unanswered' },
  // Nobody looked at it in twice the time: professional standards are told instead.
  { name: 'look_missed', soon: lookTimeAgo },
  { name: 'look_overdue', since: lookTimeAgo },
  { name: 'appeal_overdue' },
  { name: 'review_due', soon: ({ workingDays, clocks }) => workingDays(clocks.managerRemindWorkingDays) },
  { name: 'answer_due', soon: ({ workingDays, clocks }) => workingDays(clocks.answerRemindWorkingDays) },
  { name: 'case_due', soon: ({ workingDays, clocks }) => workingDays(clocks.caseRemindWorkingDays) },
  { name: 'check_due', soon: ({ days, conditions }) => days(conditions.periods.remindDays) },
  {
    name: 'condition_to_answer',
    soon: ({ workingDays, clocks }) => workingDays(clocks.acknowledgeRemindWorkingDays),
  },
  { name: 'cease_due', soon: ({ days, clocks }) => days(clocks.confirmRemindDays) },
  { name: 'measure_due', soon: ({ days, clocks }) => days(clocks.measureRemindDays) },
  {
    name: 'review_answer_due',
    soon: ({ workingDays, clocks }) => workingDays(clocks.answerRemindWorkingDays),
  },
  { name: 'review_to_answer', soon: ({ days, reviews }) => days(reviews.periods.offerDays) },
  { name: 'look_due', soon: ({ workingDays, clocks }) => workingDays(clocks.caseRemindWorkingDays) },
  { name: 'appeal_due', soon: ({ workingDays, clocks }) => workingDays(clocks.caseRemindWorkingDays) },
]

function lookTimeAgo({ workingDays, reviews }: ClockDay): Day {
  return workingDays(-reviews.periods.lookWorkingDays)
}
