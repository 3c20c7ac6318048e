import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, addWorkingDays, type Day, isRealDay, toDay, workingDaysBetween } from './days.ts'
import { datePartsOf, formatVague, isAfter, parseDateParts } from './vague-day.ts'

const day = (text: string) => text as Day
const anyDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map(toDay)

describe('the day in London', () => {
  it.each([
    ['2026-06-30T23:30:00Z', '2026-07-01'], // summer: already tomorrow
    ['2026-12-31T23:30:00Z', '2026-12-31'],
    ['2026-03-29T00:59:59Z', '2026-03-29'],
    ['2026-10-24T23:00:00Z', '2026-10-25'],
    ['2026-10-25T23:59:59Z', '2026-10-25'],
  ])('at %s is %s', (instant, expected) => expect(toDay(new Date(instant))).toBe(expected))
})

describe('working days', () => {
  const christmas = new Set(['2026-12-25', '2026-12-28'])
  it.each([
    ['2026-06-05', 1, '2026-06-08'], // Friday to Monday
    ['2026-06-06', 1, '2026-06-08'],
    ['2026-12-24', 1, '2026-12-29'], // over Christmas and its substitute day
    ['2028-02-28', 2, '2028-03-01'], // leap day
    ['2026-06-05', 0, '2026-06-05'],
  ])('%s and %i more is %s', (from, days, expected) =>
    expect(addWorkingDays(day(from), days, christmas)).toBe(expected),
  )

  it('counts back what it added', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(60), (from, days) => {
        expect(workingDaysBetween(from, addWorkingDays(from, days, christmas), christmas)).toBe(days)
      }),
    )
  })
})

it('adds months without running into the next one', () => {
  expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28')
  expect(addMonths(day('2028-01-31'), 1)).toBe('2028-02-29')
  expect(addMonths(day('2026-12-15'), 3)).toBe('2027-03-15')
  expect(addDays(day('2026-03-28'), 2)).toBe('2026-03-30')
})

it('knows which days there are', () => {
  expect(isRealDay(2028, 2, 29)).toBe(true)
  for (const [y, m, d] of [
    [2026, 2, 29],
    [2026, 13, 1],
    [2026, 0, 1],
    [2026, 4, 31],
    [2026, 1, 0],
  ] as const)
    expect(isRealDay(y, m, d)).toBe(false)
})

describe('a date as well as it is known', () => {
  it.each([
    ['9', '3', '1987', '1987-03-09', '9 March 1987'],
    ['09', 'MAR', '1987', '1987-03-09', '9 March 1987'],
    ['', 'september', '2024', '2024-09', 'September 2024'],
    ['', 'sept', '2024', '2024-09', 'September 2024'],
    ['', '', ' 2024 ', '2024', '2024'],
  ])('%s/%s/%s', (d, month, year, expected, words) => {
    expect(parseDateParts({ day: d, month, year })).toEqual({ date: expected })
    expect(formatVague(expected)).toBe(words)
    expect(parseDateParts(datePartsOf(expected))).toEqual({ date: expected })
  })
  it.each([
    ['', '', '', 'empty'],
    ['1', '2', '', 'year_missing'],
    ['1', '2', '87', 'year_two_digits'],
    ['1', '2', 'soon', 'year_wrong'],
    ['1', '', '1987', 'month_missing'],
    ['1', '13', '1987', 'month_wrong'],
    ['1', 'ma', '1987', 'month_wrong'],
    ['30', '2', '1987', 'day_wrong'],
    ['x', '2', '1987', 'day_wrong'],
  ])('%s/%s/%s is %s', (d, month, year, problem) =>
    expect(parseDateParts({ day: d, month, year })).toEqual({ problem }),
  )
  it('is total on whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (d, month, year) => {
        expect(parseDateParts({ day: d, month, year })).toBeTypeOf('object')
      }),
    )
  })
  it('is after a day only when all of it is', () => {
    expect(isAfter('2026', day('2026-06-05'))).toBe(false)
    expect(isAfter('2026-07', day('2026-06-05'))).toBe(true)
    expect(isAfter('2026-06-05', day('2026-06-05'))).toBe(false)
    expect(isAfter('2027', day('2026-06-05'))).toBe(true)
  })
})
