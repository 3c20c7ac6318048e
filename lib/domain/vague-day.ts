import { type Day, isRealDay } from './days.ts'

/** A date as well as somebody knows it: `1987`, `1987-03` or `1987-03-09`. Sorts as text. */
export type VagueDay = string & { readonly vague: true }

export type DateParts = { readonly day: string; readonly month: string; readonly year: string }

/** What is wrong with three boxes, so that each can be told in words. */
export type DatePartsProblem =
  | 'empty'
  | 'year_missing'
  | 'year_two_digits'
  | 'year_wrong'
  | 'month_missing'
  | 'month_wrong'
  | 'day_wrong'

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** Reads day, month and year as typed; the month as a number or by its name, the day and month left out where not known. */
export function parseDateParts({
  day,
  month,
  year,
}: DateParts): { readonly date: VagueDay } | { readonly problem: DatePartsProblem } {
  const [d, m, y] = [day.trim(), month.trim(), year.trim()]
  if (d === '' && m === '' && y === '') return { problem: 'empty' }
  if (y === '') return { problem: 'year_missing' }
  if (/^\d{2}$/.test(y)) return { problem: 'year_two_digits' }
  if (!/^\d{4}$/.test(y) || y < '1000') return { problem: 'year_wrong' }
  if (m === '') return d === '' ? { date: y as VagueDay } : { problem: 'month_missing' }
  const monthNumber = readMonth(m)
  if (monthNumber === null) return { problem: 'month_wrong' }
  const mm = String(monthNumber).padStart(2, '0')
  if (d === '') return { date: `${y}-${mm}` as VagueDay }
  if (!/^\d{1,2}$/.test(d) || !isRealDay(Number(y), monthNumber, Number(d))) return { problem: 'day_wrong' }
  return { date: `${y}-${mm}-${d.padStart(2, '0')}` as VagueDay }
}

function readMonth(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) {
    const number = Number(text)
    return number >= 1 && number <= 12 ? number : null
  }
  const word = text.toLowerCase().replace(/\.$/, '')
  const found = word.length >= 3 ? months.findIndex((name) => name.startsWith(word)) : -1
  return found === -1 ? null : found + 1
}

/** `9 March 1987`, `March 1987` or `1987`. */
export function formatVague(date: VagueDay | string): string {
  const [year, month, day] = date.split('-')
  const name = month ? months[Number(month) - 1] : undefined
  const capital = name && name.charAt(0).toUpperCase() + name.slice(1)
  return [day && String(Number(day)), capital, year].filter(Boolean).join(' ')
}

/** The three boxes that a date was typed into. */
export function datePartsOf(date: VagueDay | string | null): DateParts {
  const [year = '', month = '', day = ''] = (date ?? '').split('-')
  return { day: day && String(Number(day)), month: month && String(Number(month)), year }
}

/** Whether the whole of a vague date lies after a day: `2026` is not after 5 June 2026, `2027` is. */
export function isAfter(date: VagueDay | string, day: Day): boolean {
  return date > day.slice(0, date.length)
}
