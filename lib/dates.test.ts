import { expect, it } from 'vitest'
import { formatDay, formatInstant, formatTime, formatWeekday } from './dates.ts'
import type { Day } from './domain/days.ts'

it.each([
  ['2026-06-04T08:32:00Z', '4 June 2026 at 9:32am'], // summer time
  ['2026-01-04T08:32:00Z', '4 January 2026 at 8:32am'],
  ['2026-03-29T00:59:00Z', '29 March 2026 at 12:59am'], // the night the clocks go forward
  ['2026-03-29T01:00:00Z', '29 March 2026 at 2:00am'],
  ['2026-10-25T00:30:00Z', '25 October 2026 at 1:30am'], // and back: the same hour twice
  ['2026-10-25T01:30:00Z', '25 October 2026 at 1:30am'],
  ['2026-06-04T11:00:00Z', '4 June 2026 at 12:00pm'],
  ['2026-06-03T23:00:00Z', '4 June 2026 at 12:00am'],
])('%s is %s', (instant, words) => expect(formatInstant(new Date(instant))).toBe(words))

it('writes a day without inventing a time', () => {
  expect(formatDay('2024-02-29' as Day)).toBe('29 February 2024')
  expect(formatWeekday('2026-06-04' as Day)).toBe('Thursday 4 June 2026')
  expect(formatTime(new Date('2026-06-04T20:05:00Z'))).toBe('9:05pm')
})
