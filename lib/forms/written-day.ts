import type { Day } from '#lib/domain/days.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A day as written in three boxes, the month as a number or a word; null when there is no such day. Total. */
export function writtenDay(day: string, month: string, year: string): Day | null {
  const named = months.indexOf(month.trim().slice(0, 3).toLowerCase()) + 1
  const number = /^\d{1,2}$/.test(month.trim()) ? Number(month) : named
  if (!/^\d{1,2}$/.test(day.trim()) || !/^\d{4}$/.test(year.trim()) || number === 0) return null
  const date = new Date(Date.UTC(Number(year), number - 1, Number(day)))
  const written = [Number(year), number - 1, Number(day)]
  const real = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
  return written.every((part, at) => part === real[at]) ? (date.toISOString().slice(0, 10) as Day) : null
}
