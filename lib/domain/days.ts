declare const brand: unique symbol

/** A calendar day, `YYYY-MM-DD`, as people in London write their diaries. Sorts as text. */
export type Day = string & { readonly [brand]: 'Day' }

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day in London at an instant; right across the change of summer time. */
export function toDay(instant: Date): Day {
  return london.format(instant) as Day
}

const utc = (day: Day) => new Date(`${day}T00:00:00Z`)
const fromUtc = (date: Date) => date.toISOString().slice(0, 10) as Day

export function addDays(day: Day, days: number): Day {
  const date = utc(day)
  date.setUTCDate(date.getUTCDate() + days)
  return fromUtc(date)
}

/** The same day of a later month, or that month's last day where it has none. */
export function addMonths(day: Day, months: number): Day {
  const date = utc(day)
  const wanted = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(wanted, last))
  return fromUtc(date)
}

export function isWorkingDay(day: Day, holidays: ReadonlySet<string>): boolean {
  const weekday = utc(day).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.has(day)
}

/** The nth working day after a day; the day itself does not count. */
export function addWorkingDays(day: Day, days: number, holidays: ReadonlySet<string>): Day {
  let result = day
  for (let left = days; left > 0; ) {
    result = addDays(result, 1)
    if (isWorkingDay(result, holidays)) left--
  }
  return result
}

/** How many working days lie after the first day, up to and including the second; 0 when it is not later. */
export function workingDaysBetween(from: Day, to: Day, holidays: ReadonlySet<string>): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, holidays)) count++
  return count
}

/** Whether the calendar has this day. */
export function isRealDay(year: number, month: number, day: number): boolean {
  if (![year, month, day].every(Number.isInteger) || year < 1 || year > 9999) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  date.setUTCFullYear(year)
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
