import type { Day } from '#lib/domain/days.ts'
import { type DateParts, parseDateParts } from '#lib/domain/vague-day.ts'

/** A whole day as written in three boxes, the month as a number or a word; null when there is no such day. */
export function writtenDay(parts: DateParts): Day | null {
  const read = parseDateParts(parts)
  return 'date' in read && read.date.length === 10 ? (read.date as string as Day) : null
}
