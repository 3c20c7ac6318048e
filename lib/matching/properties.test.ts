import naughty from 'big-list-of-naughty-strings'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from './fold.ts'
import { keptLook } from './identity-keys.ts'
import { bodyEntries, nameEntries, soughtNames, wordKeys } from './name-keys.ts'
import { nameScore, sameName } from './name-score.ts'
import { nameReadings, normalisedName } from './name-tokens.ts'
import { organisationReading, organisationScore } from './organisation.ts'
import { rankNames } from './rank.ts'
import { distance, wordSimilarity } from './similarity.ts'
import { soundOf } from './sounds.ts'

/** Any text, and text of the scripts that names are written in. */
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ...("аяйщєΆςθשםאعبدال محمدपुकी่สม김정은金正恩たなか abdul uddin mc o’ d'-. ÅßﬀŁİ".match(/./gu) ?? []),
      ),
      { maxLength: 30 },
    )
    .map((letters) => letters.join('')),
)

describe('any text at all', () => {
  it('is folded once and for all', () => {
    fc.assert(
      fc.property(anything, (text) => fold(fold(text)) === fold(text)),
      { numRuns: 2000 },
    )
  })

  it('is normalised once and for all', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const once = normalisedName(text)
        if (once !== null) expect(normalisedName(once)).toBe(once)
        const body = organisationReading(text).join(' ')
        expect(organisationReading(body).join(' ')).toBe(
          organisationReading(organisationReading(body).join(' ')).join(' '),
        )
      }),
      { numRuns: 2000 },
    )
  })

  it('finds itself, where anything is left of it', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const entries = nameEntries(text)
        if (entries.length === 0) {
          expect(nameScore(text, text)).toBe(0)
          return
        }
        expect(nameScore(text, text)).toBe(1)
        const found = rankNames(
          soughtNames(text),
          entries.map((entry) => ({ id: 'it', text: entry.text })),
        )
        expect(found[0]).toMatchObject({ id: 'it', exact: true })
        // The index would have led there: a key of each word is among those it is kept under.
        const kept = new Set(entries.flatMap(({ words }) => words.flatMap(wordKeys)))
        const keys = soughtNames(text).flatMap(({ units }) =>
          units.filter((unit) => !unit.initial).flatMap((unit) => unit.keys),
        )
        if (keys.length > 0)
          expect(
            keys.some((key) => kept.has(key)) || soughtNames(text)[0]?.squash === entries[0]?.squash,
          ).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('is compared alike both ways and every time, from 0 to 1', () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        for (const score of [nameScore, organisationScore]) {
          expect(score(a, b)).toBe(score(b, a))
          expect(score(a, b)).toBeGreaterThanOrEqual(0)
          expect(score(a, b)).toBeLessThanOrEqual(1)
        }
        expect(wordSimilarity(fold(a), fold(b))).toBe(wordSimilarity(fold(b), fold(a)))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('what is hostile, huge or hardly there', () => {
  const large = [
    'x'.repeat(10_000),
    'ab '.repeat(3400),
    'abdul '.repeat(2000),
    Array.from({ length: 200 }, (_, n) => `word${n}`).join(' '),
    '金'.repeat(5000),
    'ï̈̈̈̈'.repeat(2000),
    '👨‍👩‍👧'.repeat(1000),
  ]

  it.each([...large, ...naughty].map((text) => [text.slice(0, 30), text]))(
    'gives a bounded answer to %j',
    (_, text) => {
      const began = performance.now()
      const sought = soughtNames(text)
      expect(sought.length).toBeLessThanOrEqual(4)
      for (const { units, reading } of sought) {
        expect(reading.length).toBeLessThanOrEqual(24)
        expect(units.length).toBeLessThanOrEqual(14)
        for (const unit of units) {
          expect(unit.keys.length).toBeLessThanOrEqual(30)
          expect(unit.others.length).toBeLessThanOrEqual(60)
        }
      }
      for (const { words } of [...nameEntries(text), ...bodyEntries(text)])
        expect(words.length).toBeLessThanOrEqual(16)
      nameScore(text, text)
      expect(performance.now() - began).toBeLessThan(250)
    },
  )

  it.each(['', ' ', '...', '--', '’', '\u200f', '!?', '()'])('finds nothing in %j', (text) => {
    expect(nameReadings(text)).toEqual([])
    expect(soughtNames(text)).toEqual([])
    expect(nameScore(text, 'Corin Testwood')).toBe(0)
  })
})

describe('how far two words are apart', () => {
  it('is nothing for the same, the same both ways, and given up beyond the most', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdeiouhkst'), maxLength: 10 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, b, 100)).toBeCloseTo(distance(b, a, 100), 9)
        expect(distance(a, b, 100) === 0).toBe(a === b)
        if (distance(a, b, 100) <= 1) expect(distance(a, b, 1)).toBeCloseTo(distance(a, b, 100), 9)
        else expect(distance(a, b, 1)).toBeGreaterThan(1)
      }),
    )
  })
})

it('keeps no telephone number to be found with a letter wrong', () => {
  expect(keptLook('handle', 'quilfeather')).toBe('quilfeather')
  expect(keptLook('phone', '447700900123')).toBeNull()
})

it('hears words of other scripts as nothing', () => {
  expect(soundOf('김')).toBe('')
  expect(sameName).toBeGreaterThan(0.5)
})
