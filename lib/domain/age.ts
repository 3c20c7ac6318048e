import { addDays, type Day } from './days.ts'

/** Open work of one age: how many days at least and at most, null where there is no limit. */
export type AgeBand = { readonly from: number; readonly to: number | null }

/** The ages that the policy counts by, youngest first; whatever is older than the last limit is one more. */
export function ageBands(ageDays: readonly number[]): readonly AgeBand[] {
  return [...ageDays, null].map((to, at) => ({ from: at === 0 ? 0 : (ageDays[at - 1] ?? 0) + 1, to }))
}

/** The first and the last day on which what is of this age now began. */
export function daysOfAge(
  { from, to }: AgeBand,
  today: Day,
): { readonly from: Day | null; readonly until: Day | null } {
  return {
    from: to === null ? null : addDays(today, -to),
    until: from === 0 ? null : addDays(today, -from),
  }
}
