import { describe, expect, it } from 'vitest'
import { lookAlikes } from './look-alikes.ts'
import { lookAlikeKey, searchKey } from './search-key.ts'

describe('the search key', () => {
  it.each([
    ['@Quiet_Heron', 'quiet_heron'],
    ['u/QuietHeron', 'quietheron'],
    ['/u/QuietHeron', 'quietheron'],
    ['ＱＵＩＥＴ', 'quiet'],
    ['quiet\u200bheron', 'quietheron'],
    ['Straße', 'strasse'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['vexpine#4821', 'vexpine#4821'],
    ['+447700900123', '+447700900123'],
    ['🔥', '🔥'],
  ])('of %j is %j', (typed, key) => expect(searchKey(typed)).toBe(key))

  it.each(['', ' ', '@', '\u200b', '@@ ', '\0'])('of %j is nothing', (typed) =>
    expect(searchKey(typed)).toBeNull(),
  )
})

describe('the look-alike key', () => {
  it.each([
    ['n1ghtotter_77', 'nightotter77'],
    ['n1ghtotter_77', 'NightOtter.77'],
    ['n1ghtotter_77', 'nlght-0tter 77'],
    ['quietheron', 'qu1eth3r0n'],
    ['quietheron', 'quietherоn'], // a Cyrillic о
    ['quietheron', 'quiethεron'], // a Greek ε
    ['quietheron', 'Quiét.Herón'],
    ['casstle', 'ca55t1e'],
    ['kest@gmail.com', 'k.e.s.t+news@googlemail.com'],
    ['+447700900123', '+44 7700 900123'],
  ])('folds %j and %j into one', (one, other) => expect(lookAlikeKey(other)).toBe(lookAlikeKey(one)))

  it.each([
    ['quietheron', 'quietherons'],
    ['quietheron7', 'quietheron8'],
    ['heron', 'hermes'],
  ])('keeps %j and %j apart', (one, other) => expect(lookAlikeKey(other)).not.toBe(lookAlikeKey(one)))

  it.each(['', '@', '___', '...', ' - '])('of %j is nothing', (typed) =>
    expect(lookAlikeKey(typed)).toBeNull(),
  )

  it('folds to letters that are folded no further', () => {
    for (const letters of lookAlikes.values())
      for (const letter of letters) expect(lookAlikes.get(letter)).toBeUndefined()
  })
})
