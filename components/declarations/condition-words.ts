import { formatDay } from '#lib/dates.ts'
import type { ConditionTerms } from '#lib/domain/conditions.ts'

/** How often a condition is checked: "every 6 weeks", "once, on 4 June 2026", or both. */
export function intervalWords({ checkWeeks, dueOn }: Pick<ConditionTerms, 'checkWeeks' | 'dueOn'>): string {
  const every = checkWeeks === null ? '' : checkWeeks === 1 ? 'every week' : `every ${checkWeeks} weeks`
  if (dueOn === null) return every
  return every === '' ? `once, on ${formatDay(dueOn)}` : `on ${formatDay(dueOn)}, then ${every}`
}
