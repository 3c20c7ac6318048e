import type { ConditionTerms } from './conditions.ts'
import type { Day } from './days.ts'
import type { ConditionPeriods } from './policy.ts'

export const conditionPeriods: ConditionPeriods = {
  acknowledgeWorkingDays: 5,
  remindDays: 3,
  escalateDays: 7,
  lookAgainWorkingDays: 5,
  usualCheckWeeks: 12,
  mostCheckWeeks: 26,
  mostStartDays: 28,
  mostReviewMonths: 12,
  mostConfirmDays: 60,
}

/** Terms that can stand on the day of the tests. */
export function terms(today: Day, patch: Partial<ConditionTerms> = {}): ConditionTerms {
  return {
    associationId: 'first',
    template: null,
    ownerId: 'reviewer',
    wording: 'Leave the group.',
    startsOn: today,
    checkWeeks: 6,
    dueOn: null,
    reviewOn:
      `${Number(today.slice(0, 4)) + (today.slice(5, 7) > '06' ? 1 : 0)}-${today.slice(5, 7) > '06' ? '03-01' : '12-01'}` as Day,
    ...patch,
  }
}
