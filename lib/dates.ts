import type { Day } from './domain/days.ts'

/** Dates as people write them, in London's time. Formatters are made once: they are costly. */
const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'long' })
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
})

const noon = (value: Day) => new Date(`${value}T12:00:00Z`)

/** `4 June 2026`, of a day or of an instant. */
export function formatDay(value: Day | Date): string {
  return day.format(typeof value === 'string' ? noon(value) : value)
}

/** `Thursday 4 June 2026`. */
export function formatWeekday(value: Day | Date): string {
  return `${weekday.format(typeof value === 'string' ? noon(value) : value)} ${formatDay(value)}`
}

/** `9:32am`. */
export function formatTime(instant: Date): string {
  return clock.format(instant).replace(/\s/g, '').replace(/^0:/, '12:').toLowerCase()
}

/** `4 June 2026 at 9:32am`. Only for instants: a day has no time, and none is made up for it. */
export function formatInstant(instant: Date): string {
  return `${formatDay(instant)} at ${formatTime(instant)}`
}
