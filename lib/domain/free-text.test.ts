import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, findSensitive, isUsablePattern, sensitivePatterns } from './free-text.ts'

const naughty = createRequire(import.meta.url)('big-list-of-naughty-strings/blns.json') as readonly string[]
const policy = JSON.parse(
  readFileSync(new URL('../../prisma/policy/interruptions.json', import.meta.url), 'utf8'),
) as {
  body: {
    patterns: { code: string; source: string; flags?: string }[]
    examples: { interrupts: { kind: string; text: string }[]; passes: string[] }
  }
}
const patterns = sensitivePatterns(policy.body)
const { interrupts, passes } = policy.body.examples

describe('cleaning a text', () => {
  it.each([
    ['a\0b', 'ab'],
    ['a\u0007b\u001b', 'ab'],
    ['one\r\ntwo\rthree\n', 'one\ntwo\nthree'],
    ['tab\tstays', 'tab\tstays'],
    ['\ud800x', '\ufffdx'],
    ['\u202eevil\u202c', 'evil'],
    ['\u2066x\u2069', 'x'],
    ['e\u0301', 'é'],
    ['end  \n\n ', 'end'],
    ['  start', '  start'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
    ['\u200fשלום', '\u200fשלום'],
  ])('%j becomes %j', (raw, clean) => expect(cleanText(raw)).toBe(clean))

  it('is total and idempotent', () => {
    const stable = (text: string) => {
      const once = cleanText(text)
      expect(cleanText(once)).toBe(once)
      expect(once.isWellFormed()).toBe(true)
    }
    fc.assert(fc.property(fc.string({ unit: 'binary' }), stable))
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), stable))
    for (const text of naughty) stable(text)
  })
})

describe('words that should not be there', () => {
  it('are policy data, all of it usable, with at least 120 examples', () => {
    expect(patterns).toHaveLength(policy.body.patterns.length)
    for (const { code, source, flags } of patterns)
      expect([code, isUsablePattern(source, flags)]).toEqual([code, true])
    expect(new Set(patterns.map(({ code }) => code)).size).toBe(patterns.length)
    expect(interrupts.length + passes.length).toBeGreaterThanOrEqual(120)
  })

  it.each(interrupts)('$kind: $text', ({ kind, text }) =>
    expect(findSensitive(text, patterns).map((finding) => finding.kind)).toContain(kind),
  )
  it.each(passes)('passes: %s', (text) => expect(findSensitive(text, patterns)).toEqual([]))

  it('every pattern is shown by an example', () => {
    const shown = new Set(
      interrupts
        .flatMap(({ text }) => patterns.filter((each) => findSensitive(text, [each]).length > 0))
        .map(({ code }) => code),
    )
    expect(patterns.map(({ code }) => code).filter((code) => !shown.has(code))).toEqual([])
  })

  it('are found in their place, in the order of the text', () => {
    const text = 'He is a CHIS.\nI know it from Op Tarnbeck.'
    expect(
      findSensitive(text, patterns).map(({ kind, found, at }) => [kind, text.slice(at, at + found.length)]),
    ).toEqual([
      ['informant', 'CHIS'],
      ['operation', 'Op Tarnbeck'],
    ])
  })

  it('never throw, and a broken pattern finds nothing', () => {
    const broken = [{ code: 'x', kind: 'marking', source: '(', hint: 'x' }] as const
    expect(findSensitive('(', broken)).toEqual([])
    expect(isUsablePattern('(')).toBe(false)
    expect(isUsablePattern('(a+)+')).toBe(false)
    for (const body of [null, 1, [], {}, { patterns: 'x' }, { patterns: [null, { code: 1 }] }])
      expect(sensitivePatterns(body)).toEqual([])
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void findSensitive(text, patterns)))
    for (const text of naughty) findSensitive(text, patterns)
  })

  it.each([
    ['a', 'a'.repeat(100_000)],
    ['spaces', ' '.repeat(100_000)],
    ['operation', 'operation '.repeat(10_000)],
    ['Op', 'Op Op '.repeat(17_000)],
    ['SC', 'my SC '.repeat(17_000)],
    ['secret', 'SECRET SANTA '.repeat(8000)],
    ['eyes', 'UK/US/'.repeat(17_000)],
    ['gives', 'gives information '.repeat(6000)],
  ])('take under 50 ms on 100,000 characters: %s', (_, text) => {
    const times = Array.from({ length: 5 }, () => {
      const started = performance.now()
      findSensitive(text, patterns)
      return performance.now() - started
    })
    expect(Math.min(...times)).toBeLessThan(50)
  })
})
