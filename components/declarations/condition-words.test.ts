import { expect, it } from 'vitest'
import type { Day } from '#lib/domain/days.ts'
import { intervalWords } from './condition-words.ts'

const on = '2026-06-04' as Day

it.each([
  [{ checkWeeks: 6, dueOn: null }, 'Every 6 weeks'],
  [{ checkWeeks: 1, dueOn: null }, 'Every week'],
  [{ checkWeeks: null, dueOn: on }, 'Once, on 4 June 2026'],
  [{ checkWeeks: 6, dueOn: on }, 'On 4 June 2026, then every 6 weeks'],
])('%j: %s', (terms, words) => {
  expect(intervalWords(terms)).toBe(words)
})
