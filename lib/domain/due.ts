import { addDays, type Day } from './days.ts'

/** The parts of time that work is looked at in. What has no day comes last. */
export const dueParts = ['overdue', 'this_week', 'next_week', 'later'] as const
export type DuePart = (typeof dueParts)[number]

export type DueCounts = Readonly<Record<DuePart, number>>

/** The days on which the parts after the first begin: today, the next Monday, the Monday after that. */
export function dueDays(today: Day): readonly [Day, Day, Day] {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  const monday = addDays(today, weekday === 0 ? 1 : 8 - weekday)
  return [today, monday, addDays(monday, 7)]
}

/** In which part a day lies. */
export function duePart(day: string | null, today: Day): DuePart {
  if (day === null) return 'later'
  return dueParts[dueDays(today).filter((each) => day >= each).length] ?? 'later'
}

/** The first and the last day of a part; null where it has no end on that side. */
export function daysOf(part: DuePart, today: Day): { readonly from: Day | null; readonly until: Day | null } {
  const [now, next, after] = dueDays(today)
  switch (part) {
    case 'overdue':
      return { from: null, until: addDays(now, -1) }
    case 'this_week':
      return { from: now, until: addDays(next, -1) }
    case 'next_week':
      return { from: next, until: addDays(after, -1) }
    case 'later':
      return { from: after, until: null }
  }
}
