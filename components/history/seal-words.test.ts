import { expect, it } from 'vitest'
import { sealWords } from './seal-words.ts'

it.each([
  [null, 'Being sealed'],
  [{ entry: 0, log: 1, witnesses: 0 }, 'Sealed as entry 0'],
  [{ entry: 12345, log: 1, witnesses: 2 }, 'Sealed as entry 12,345, witnessed by 2'],
  [{ entry: 7, log: 2, witnesses: 1 }, 'Sealed as entry 7 of log 2, witnessed by 1'],
])('%j: %s', (seal, words) => {
  expect(sealWords(seal)).toBe(words)
})
