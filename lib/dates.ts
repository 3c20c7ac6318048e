import type { Day } from '#lib/domain/days.ts'

// Making a formatter costs a thousand times more than using one, so each is made once.
const days = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const weekdays = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' })
const instants = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** `4 June 2026`. A text that is no day is shown as it is. */
export function formatDay(day: Day | string): string {
  const instant = atNoon(day)
  return instant ? days.format(instant) : day
}

/** `Thursday 4 June 2026`. A text that is no day is shown as it is. */
export function formatWeekday(day: Day | string): string {
  const instant = atNoon(day)
  return instant ? `${weekdays.format(instant)} ${days.format(instant)}` : day
}

/** `4 June 2026 at 9:32am`, in London. Noon is `12:00pm` and midnight `12:00am`: exact, in the same form as the rest. */
export function formatInstant(instant: Date): string {
  return Number.isNaN(instant.getTime()) ? '' : `${london(instant, 'day')} at ${london(instant, 'time')}`
}

/** `9:32am`, in London. */
export function formatTime(instant: Date): string {
  return Number.isNaN(instant.getTime()) ? '' : london(instant, 'time')
}

function london(instant: Date, part: 'day' | 'time'): string {
  const parts: Record<string, string> = {}
  for (const { type, value } of instants.formatToParts(instant)) parts[type] = value
  if (part === 'day') return `${parts.day} ${parts.month} ${parts.year}`
  const hour = Number(parts.hour)
  return `${hour % 12 || 12}:${parts.minute}${hour < 12 ? 'am' : 'pm'}`
}

function atNoon(day: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null
  const instant = new Date(`${day}T12:00:00Z`)
  return Number.isNaN(instant.getTime()) ? null : instant
}
