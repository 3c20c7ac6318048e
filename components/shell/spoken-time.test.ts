import { expect, it } from 'vitest'
import { spokenTime } from '#components/shell/spoken-time.ts'

it.each([
  [125, '3 minutes'],
  [120, '2 minutes'],
  [61, '2 minutes'],
  [60, '1 minute'],
  [41, '1 minute'],
  [40, '40 seconds'],
  [21, '40 seconds'],
  [20, '20 seconds'],
  [1, '20 seconds'],
  [0, '20 seconds'],
])('%i seconds are "%s"', (seconds, words) => {
  expect(spokenTime(seconds)).toBe(words)
})
