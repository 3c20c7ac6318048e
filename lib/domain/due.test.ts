import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from './days.ts'
import { daysOf, dueDays, duePart, dueParts } from './due.ts'

const day = (text: string) => text as Day
const anyDay = fc.integer({ min: -2000, max: 2000 }).map((days) => addDays(day('2026-11-23'), days))

describe('weeks', () => {
  it.each([
    ['a Monday', '2026-11-23', ['2026-11-23', '2026-11-30', '2026-12-07']],
    ['a Saturday', '2026-11-28', ['2026-11-28', '2026-11-30', '2026-12-07']],
    ['a Sunday', '2026-11-29', ['2026-11-29', '2026-11-30', '2026-12-07']],
    ['the change to summer time', '2026-03-29', ['2026-03-29', '2026-03-30', '2026-04-06']],
    ['the end of a year', '2027-12-31', ['2027-12-31', '2028-01-03', '2028-01-10']],
    ['a leap day', '2028-02-29', ['2028-02-29', '2028-03-06', '2028-03-13']],
  ])('begin on Mondays, seen from %s', (_, today, days) => {
    expect(dueDays(day(today))).toEqual(days)
  })

  it('put today into this week and yesterday into what is overdue', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        expect(duePart(today, today)).toBe('this_week')
        expect(duePart(addDays(today, -1), today)).toBe('overdue')
        expect(duePart(null, today)).toBe('later')
      }),
    )
  })

  it('put each day into one part, that whose days hold it', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (due, today) => {
        const holding = dueParts.filter((part) => {
          const { from, until } = daysOf(part, today)
          return (from === null || due >= from) && (until === null || due <= until)
        })
        expect(holding).toEqual([duePart(due, today)])
      }),
    )
  })
})
