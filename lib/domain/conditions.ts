import { addDays, addMonths, addWorkingDays, type Day } from './days.ts'
import type { HeldBy, Outcome } from './declaration.ts'
import type { ConditionPeriods } from './policy.ts'

/** One thing that the declarant must do or not do, as a decision sets it. */
export type ConditionTerms = {
  readonly associationId: string
  /** The template whose words were taken; null for words of their own. */
  readonly template: string | null
  readonly wording: string
  /** The person who checks it. */
  readonly ownerId: string
  readonly startsOn: Day
  /** Checked every so many weeks, on a day, or on a day first and then every so many weeks. */
  readonly checkWeeks: number | null
  readonly dueOn: Day | null
  readonly reviewOn: Day
}

/** Terms with the side of the house on which their owner checks them. */
export type SetCondition = ConditionTerms & { readonly ownerAs: HeldBy }

/** A condition that is in force: always with a day on which somebody has to look. */
export type ActiveCondition = Omit<SetCondition, 'ownerId'> & {
  /** Null to whoever may not know: to the declarant, who checks it is a role. */
  readonly ownerId: string | null
  readonly id: string
  readonly wordingVersion: number
  readonly checkOn: Day
  /** How many checks were recorded. */
  readonly checks: number
  /** By when the declarant should have answered; null once they have. */
  readonly acknowledgeBy: Day | null
  readonly answer: Answer | null
}

export type Answer = 'agreed' | 'refused'

export const findings = ['kept', 'not_kept', 'could_not_tell'] as const
export type Finding = (typeof findings)[number]

/** Somebody who may be made the owner of a condition. */
export type Overseer = { readonly id: string; readonly as: HeldBy }

/** More than this is no longer a plan that somebody can keep. */
export const mostConditions = 20
export const wordingLimit = 1000

const conditional: readonly Outcome[] = ['continue_with_conditions', 'monitor', 'cease_contact']

/** Whether an outcome cannot be recorded without something that somebody watches. */
export function needsConditions(outcome: Outcome): boolean {
  return conditional.includes(outcome)
}

export type ConditionField = 'wording' | 'startsOn' | 'checkWeeks' | 'dueOn' | 'reviewOn'
export type ConditionProblem =
  | 'wording_missing'
  | 'wording_long'
  | 'start_past'
  | 'start_far'
  | 'check_missing'
  | 'check_weeks'
  | 'due_past'
  | 'due_before_start'
  | 'due_after_review'
  | 'review_before_start'
  | 'review_far'

export type ProblemAt = { readonly field: ConditionField; readonly problem: ConditionProblem }

/** What is wrong with terms that are all there, field by field; nothing when they can stand. */
export function problemsOf(
  terms: Omit<ConditionTerms, 'associationId' | 'ownerId' | 'template'>,
  today: Day,
  periods: ConditionPeriods,
): readonly ProblemAt[] {
  const { wording, startsOn, checkWeeks, dueOn, reviewOn } = terms
  const found: ProblemAt[] = []
  const problem = (when: boolean, field: ConditionField, name: ConditionProblem) => {
    if (when && !found.some((each) => each.field === field)) found.push({ field, problem: name })
  }
  problem(wording.trim() === '', 'wording', 'wording_missing')
  problem(wording.length > wordingLimit, 'wording', 'wording_long')
  problem(startsOn < today, 'startsOn', 'start_past')
  problem(startsOn > addDays(today, periods.mostStartDays), 'startsOn', 'start_far')
  problem(checkWeeks === null && dueOn === null, 'checkWeeks', 'check_missing')
  problem(
    checkWeeks !== null &&
      (!Number.isInteger(checkWeeks) || checkWeeks < 1 || checkWeeks > periods.mostCheckWeeks),
    'checkWeeks',
    'check_weeks',
  )
  if (dueOn !== null) {
    problem(dueOn <= today, 'dueOn', 'due_past')
    problem(dueOn < startsOn, 'dueOn', 'due_before_start')
    problem(dueOn > reviewOn, 'dueOn', 'due_after_review')
  }
  problem(reviewOn <= startsOn, 'reviewOn', 'review_before_start')
  problem(reviewOn > addMonths(today, periods.mostReviewMonths), 'reviewOn', 'review_far')
  return found
}

/** The day by which a contact that has to end must be confirmed to have ended: from today, and soon. */
export function confirmByStands(confirmBy: Day, today: Day, periods: ConditionPeriods): boolean {
  return confirmBy >= today && confirmBy <= addDays(today, periods.mostConfirmDays)
}

/** The first day on which somebody looks, at the latest on the day of review. */
export function firstCheckOn({ startsOn, checkWeeks, dueOn, reviewOn }: ConditionTerms): Day {
  const first = dueOn ?? addDays(startsOn, 7 * (checkWeeks ?? 0))
  return first < reviewOn ? first : reviewOn
}

/**
 * When somebody looks next, after a check on this day. Somebody who could not tell looks again soon. Nothing that is in force is
 * ever without such a day: what was checked once for all is looked at again on its day of review, and after that at the usual
 * interval.
 */
export function nextCheckOn(
  condition: Pick<ConditionTerms, 'checkWeeks' | 'reviewOn'>,
  finding: Finding,
  today: Day,
  periods: ConditionPeriods,
  holidays: ReadonlySet<string>,
): Day {
  if (finding === 'could_not_tell') return addWorkingDays(today, periods.lookAgainWorkingDays, holidays)
  const { checkWeeks, reviewOn } = condition
  if (checkWeeks === null && reviewOn > today) return reviewOn
  const next = addDays(today, 7 * (checkWeeks ?? periods.usualCheckWeeks))
  return reviewOn > today && next > reviewOn ? reviewOn : next
}
