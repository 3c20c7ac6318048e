import { addDays, type Day } from './days.ts'

/** One line manager stands in for another, from day to day, both included. */
export type Cover = {
  readonly personId: string
  readonly delegateId: string
  readonly from: Day
  readonly until: Day
}

export type CoverLimits = {
  readonly longestDays: number
  readonly aheadDays: number
}

export type CoverProblem =
  | 'oneself'
  | 'not_here'
  | 'past'
  | 'order'
  | 'too_long'
  | 'too_far'
  | 'overlaps'
  | 'circular'

/**
 * Why this cover cannot be, or null.
 * @param delegate who is to stand in; null when the directory has nobody of that number, or they have left
 * @param others covers that have not ended, of either of the two
 */
export function coverProblem(
  cover: Omit<Cover, 'delegateId'>,
  delegate: { readonly id: string } | null,
  others: readonly Cover[],
  today: Day,
  limits: CoverLimits,
): CoverProblem | null {
  const { personId, from, until } = cover
  if (delegate === null) return 'not_here'
  if (delegate.id === personId) return 'oneself'
  if (from < today) return 'past'
  if (until < from) return 'order'
  if (until >= addDays(from, limits.longestDays)) return 'too_long'
  if (from > addDays(today, limits.aheadDays)) return 'too_far'
  const meanwhile = others.filter((each) => each.from <= until && each.until >= from)
  if (meanwhile.some((each) => each.personId === personId)) return 'overlaps'
  return meanwhile.some((each) => each.personId === delegate.id && each.delegateId === personId)
    ? 'circular'
    : null
}
