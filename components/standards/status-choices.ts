import { type Outcome, outcomes, type RiskGrade, type Status } from '#lib/domain/declaration.ts'
import { outcomeWords, reviewStatuses, riskWords } from '#lib/wording.ts'

const whose: Readonly<Partial<Record<Status, string>>> = {
  returned_by_manager: 'asked by the line manager',
  question_from_standards: 'asked by professional standards',
}

/** Every status to choose from; two read alike elsewhere, and must not in one list. */
export const statusChoices: readonly { readonly value: Status; readonly label: string }[] = (
  Object.keys(reviewStatuses) as Status[]
).map((value) => ({
  value,
  label: whose[value] ? `${reviewStatuses[value]}, ${whose[value]}` : reviewStatuses[value],
}))

export const riskChoices: readonly { readonly value: RiskGrade; readonly label: string }[] = (
  ['low', 'medium', 'high'] as const
).map((value) => ({ value, label: riskWords[value] }))

export const outcomeChoices: readonly { readonly value: Outcome; readonly label: string }[] = outcomes.map(
  (value) => ({ value, label: outcomeWords[value] }),
)
