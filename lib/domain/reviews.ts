import { addDays, addMonths, type Day } from './days.ts'
import type { DecidedOutcome, Outcome, RiskGrade } from './declaration.ts'
import type { PolicyPeriods } from './policy.ts'

/** The policy's intervals of review: managed, still under review, or restricted to few people or to little. */
export const reviewIntervals = ['managed', 'underReview', 'restricted'] as const
export type ReviewInterval = (typeof reviewIntervals)[number]

/** Where the review of a declaration stands: nobody's yet, with the line manager, with professional standards. */
export type ReviewStage = 'waiting' | 'manager' | 'standards'

export type ReviewState = {
  readonly stage: ReviewStage
  /** The day of the next review, while it waits for that. */
  readonly reviewOn: Day | null
  /** What the declarant said last, while somebody has to look at it. */
  readonly answerId: string | null
}

type Graded = { readonly riskGrade: RiskGrade; readonly restricted: boolean }

/** High risk, and what few may see, is reviewed most often; nobody may choose less. */
export function isClose({ riskGrade, restricted }: Graded): boolean {
  return riskGrade === 'high' || restricted
}

const ends: readonly Outcome[] = ['not_declarable', 'no_further_action']

/** How often an association with this outcome is reviewed; null where nothing goes on that would be. */
export function intervalOf(outcome: Outcome, graded: Graded): ReviewInterval | null {
  if (ends.includes(outcome)) return null
  if (isClose(graded)) return 'restricted'
  return outcome === 'monitor' || outcome === 'cease_contact' ? 'underReview' : 'managed'
}

/** An outcome with the day on which the association is reviewed, where it is. */
export type ReviewedOutcome = DecidedOutcome & { readonly reviewOn: Day | null }

export function withReview(
  outcomes: readonly DecidedOutcome[],
  graded: Graded,
  today: Day,
  months: PolicyPeriods['reviewMonths'],
): readonly ReviewedOutcome[] {
  return outcomes.map((entry) => {
    const interval = intervalOf(entry.outcome, graded)
    return { ...entry, reviewOn: interval && addMonths(today, months[interval]) }
  })
}

/** Whether a review can be answered already: so many days before its day. */
export function isOffered(reviewOn: Day, today: Day, offerDays: number): boolean {
  return today >= addDays(reviewOn, -offerDays)
}
