import { describe, expect, it } from 'vitest'
import { identifierLikeness, identifierScore } from './identifier-score.ts'
import { linkWeight, type Shared } from './weight.ts'

const all = 2 ** 20
const nothing: Shared = { identifiers: [], groups: [], names: null }
const rare = { score: 1, words: [{ records: 4 }, { records: 16 }] }

describe('how much what two have in common says', () => {
  it('alerts at one identifier in common, whatever else', () => {
    const link = linkWeight({ ...nothing, identifiers: [{ likeness: 'same', records: 2 }] }, all)
    expect(link.band).toBe('alert')
    expect(link.reasons.map(({ reason }) => reason)).toEqual(['same_identifier', 'prior'])
    expect(link.reasons[0]?.bits).toBeCloseTo(19 * 0.95)
    expect(link.bits).toBeCloseTo(19 * 0.95 - 20)
  })

  it('never alerts at a name alone, however rare', () => {
    const link = linkWeight(
      { ...nothing, names: { score: 1, words: Array.from({ length: 5 }, () => ({ records: 1 })) } },
      all,
    )
    expect(link.band).toBe('possible')
    expect(link.reasons[0]).toEqual({ reason: 'name', bits: 24 })
  })

  it('says nothing of a common name alone', () => {
    expect(
      linkWeight({ ...nothing, names: { score: 1, words: [{ records: 9000 }, { records: 12_000 }] } }, all)
        .band,
    ).toBe('none')
  })

  it('counts an account that looks alike for less than one elsewhere, and that for less than the same', () => {
    const bits = (['same', 'other_platform', 'look_alike'] as const).map(
      (likeness) => linkWeight({ ...nothing, identifiers: [{ likeness, records: 2 }] }, all).bits,
    )
    expect(bits).toEqual(bits.toSorted((a, b) => b - a))
    expect(linkWeight({ ...nothing, identifiers: [{ likeness: 'look_alike', records: 2 }] }, all).band).toBe(
      'none',
    )
  })

  it('adds a look-alike and a rare name up to an alert', () => {
    expect(
      linkWeight({ identifiers: [{ likeness: 'other_platform', records: 2 }], groups: [], names: rare }, all)
        .band,
    ).toBe('alert')
  })

  it('counts groups for little, however many', () => {
    const groups = Array.from({ length: 9 }, () => ({ records: 2 }))
    expect(linkWeight({ ...nothing, groups }, all).reasons).toContainEqual({ reason: 'group', bits: 4 })
  })

  it('counts names that disagree against it', () => {
    const link = linkWeight(
      { identifiers: [{ likeness: 'look_alike', records: 2 }], groups: [], names: { score: 0.2, words: [] } },
      all,
    )
    expect(link.reasons).toContainEqual({ reason: 'names_disagree', bits: -6 })
  })

  it('is a number for no records at all', () => {
    expect(
      linkWeight(
        { identifiers: [{ likeness: 'same', records: 0 }], groups: [{ records: 0 }], names: rare },
        0,
      ).bits,
    ).toBe(0)
  })
})

describe('two identifiers', () => {
  const handle = (value: string, platform: string | null = 'instagram') => ({
    kind: 'handle',
    platform,
    value,
  })
  it.each([
    [handle('n1ghtferry'), handle('N1GHTFERRY'), 'same'],
    [handle('nightferry'), handle('nightferry', 'discord'), 'other_platform'],
    [handle('nightferry'), handle('nightferry', null), 'same'],
    [handle('n1ghtferry'), handle('night_ferry'), 'look_alike'],
    [handle('nightferry'), handle('nihtferry'), 'one_letter'],
    [handle('nightferry'), handle('nightfexry'), 'one_letter'],
    [handle('nightferry'), handle('dayboat'), 'none'],
    [
      { kind: 'phone', platform: null, value: '+447700900123' },
      { kind: 'phone', platform: null, value: '+447700900124' },
      'none',
    ],
    [
      { kind: 'email', platform: null, value: 'c.test+club@mail.example' },
      { kind: 'email', platform: null, value: 'c.test@mail.example' },
      'look_alike',
    ],
    [handle(''), handle(''), 'none'],
  ] as const)('%j and %j: %s', (a, b, expected) => {
    expect(identifierLikeness(a, b)).toBe(expected)
    expect(identifierLikeness(b, a)).toBe(expected)
    expect(identifierScore(a, b)).toBe(identifierScore(b, a))
  })
})
