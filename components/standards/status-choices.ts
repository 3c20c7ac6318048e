import type { Status } from '#lib/domain/declaration.ts'
import { reviewStatuses } from '#lib/wording.ts'

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
