import {
  type ConditionField,
  type ConditionProblem,
  type ConditionTerms,
  confirmByStands,
  mostConditions,
  needsConditions,
  problemsOf,
  wordingLimit,
} from '#lib/domain/conditions.ts'
import type { Day } from '#lib/domain/days.ts'
import type { DecidedOutcome } from '#lib/domain/declaration.ts'
import type { ConditionsBody } from '#lib/domain/policy.ts'
import type { FormValues } from './read-form.ts'
import { writtenDay } from './written-day.ts'

/** How many conditions the form has room for, where so many contacts need some. */
export function conditionRows(contacts: number): number {
  return Math.min(contacts + 2, mostConditions)
}

export type Typed = {
  readonly conditions: readonly ConditionTerms[]
  readonly outcomes: readonly DecidedOutcome[]
  readonly errors: Readonly<Record<string, readonly string[]>>
}

type Rules = { readonly today: Day; readonly policy: ConditionsBody }

/** The conditions of a decision as they were typed, with what is wrong beside each field. Rows left empty are left out. */
export function readConditions(
  values: FormValues,
  outcomes: readonly DecidedOutcome[],
  { today, policy }: Rules,
): Typed {
  const errors: Record<string, string[]> = {}
  const error = (field: string, message: string) => {
    errors[field] = [...(errors[field] ?? []), message]
  }
  const text = (name: string) => {
    const value = values[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const day = (name: string) => dayAt(name, text)
  const conditional = outcomes.filter(({ outcome }) => needsConditions(outcome))
  const conditions = numbers(conditionRows(conditional.length)).flatMap((at): ConditionTerms[] => {
    const row = `condition.${at}`
    const template = policy.templates.find((each) => each.code === text(`${row}.template`)) ?? null
    const due = day(`${row}.due`)
    const review = day(`${row}.review`)
    const weeks = text(`${row}.weeks`)
    const owner = text(`${row}.owner`)
    if (!template && text(`${row}.wording`) + owner + weeks + due.typed + review.typed === '') return []
    const start = day(`${row}.start`)
    const wording = text(`${row}.wording`) || (template?.wording ?? '')
    const associationId =
      conditional.length === 1 ? conditional[0]?.associationId : text(`${row}.association`)
    if (!conditional.some((each) => each.associationId === associationId))
      error(`${row}.association`, 'Choose whom it is about')
    if (owner === '') error(`${row}.owner`, 'Choose who checks it')
    if (start.day === null) error(`${row}.start`, 'Enter a real day on which it begins, like 4 6 2027')
    if (due.typed !== '' && due.day === null) error(`${row}.due`, 'Enter a real day, like 4 6 2027')
    if (review.day === null) error(`${row}.review`, 'Enter a real review date, like 4 6 2027')
    if (weeks !== '' && !/^\d{1,3}$/.test(weeks)) error(`${row}.weeks`, 'Enter a number of weeks, like 6')
    const terms: ConditionTerms = {
      associationId: associationId ?? '',
      template: template && wording === template.wording ? template.code : null,
      wording,
      ownerId: owner,
      startsOn: start.day ?? today,
      checkWeeks: /^\d{1,3}$/.test(weeks) ? Number(weeks) : null,
      dueOn: due.day,
      reviewOn: review.day ?? today,
    }
    for (const { field, problem } of problemsOf(terms, today, policy.periods)) {
      const name = `${row}.${fieldNames[field]}`
      if (!errors[name]) error(name, problemWords(problem, policy))
    }
    return [terms]
  })
  const without = conditional.some((each) =>
    conditions.every((terms) => terms.associationId !== each.associationId),
  )
  if (without && Object.keys(errors).length === 0) {
    const empty = numbers(conditionRows(conditional.length)).find(
      (at) => text(`condition.${at}.wording`) === '' && text(`condition.${at}.template`) === '',
    )
    error(
      `condition.${empty ?? 1}.template`,
      conditional.length === 1
        ? 'Choose or write at least one condition'
        : 'Choose or write at least one condition for each of them',
    )
  }
  return {
    conditions,
    errors,
    outcomes: outcomes.map((each) => {
      if (each.outcome !== 'cease_contact') return each
      const name = `confirm.${each.associationId}`
      const by = day(name)
      if (by.day === null) error(name, 'Enter the day by which it must be confirmed, like 4 6 2027')
      else if (!confirmByStands(by.day, today, policy.periods))
        error(name, `This day must be from today on, and within ${policy.periods.mostConfirmDays} days`)
      return { ...each, confirmBy: by.day }
    }),
  }
}

const fieldNames: Readonly<Record<ConditionField, string>> = {
  wording: 'wording',
  startsOn: 'start',
  checkWeeks: 'weeks',
  dueOn: 'due',
  reviewOn: 'review',
}

function problemWords(problem: ConditionProblem, { periods }: ConditionsBody): string {
  const words: Readonly<Record<ConditionProblem, string>> = {
    wording_missing: 'Choose a template, or write what the declarant must do or not do',
    wording_long: `Shorten this to ${wordingLimit.toLocaleString('en-GB')} characters or fewer`,
    start_past: 'It must begin today or later',
    start_far: `It must begin within ${periods.mostStartDays} days`,
    check_missing: 'Enter every how many weeks it is checked, or the day by which it is',
    check_weeks: `Enter a number of weeks from 1 to ${periods.mostCheckWeeks}`,
    due_past: 'The day of the check must be in the future',
    due_before_start: 'The day of the check must not be before it begins',
    due_after_review: 'The day of the check must not be after the review',
    review_before_start: 'Review date must be after the day on which it begins',
    review_far: `Review date must be within ${periods.mostReviewMonths} months`,
  }
  return words[problem]
}

function dayAt(name: string, text: (name: string) => string): { day: Day | null; typed: string } {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) => text(`${name}.${part}`))
  return { day: writtenDay({ day, month, year }), typed: day + month + year }
}

/** 1, 2, … up to a number. */
export function numbers(to: number): readonly number[] {
  return Array.from({ length: to }, (_, at) => at + 1)
}
