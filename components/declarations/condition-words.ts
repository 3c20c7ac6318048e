import { formatDay } from '#lib/dates.ts'
import type { ConditionTerms } from '#lib/domain/conditions.ts'

/** How often a condition is checked, to begin a sentence with: "Every 6 weeks", "Once, on 4 June 2026", or both. */
export function intervalWords({ checkWeeks, dueOn }: Pick<ConditionTerms, 'checkWeeks' | 'dueOn'>): string {
  if (checkWeeks === null) return dueOn === null ? '' : `Once, on ${formatDay(dueOn)}`
  const weeks = checkWeeks === 1 ? 'week' : `${checkWeeks} weeks`
  return dueOn === null ? `Every ${weeks}` : `On ${formatDay(dueOn)}, then every ${weeks}`
}
