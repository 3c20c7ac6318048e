import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lettersOf, type Walk, walk } from './check.ts'
import type { CheckBody, CheckResult, GuidanceBody } from './policy.ts'

function bodyOf<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../prisma/policy/${name}.json`, import.meta.url), 'utf8')).body
}
const check = bodyOf<CheckBody>('check')
const guidance = bodyOf<GuidanceBody>('guidance')

type Path = { readonly letters: string; readonly end: Extract<Walk, { result: CheckResult }> }

/** Every way through the check. */
function everyPath(letters = ''): Path[] {
  const at = walk(check, letters)
  if ('result' in at) return [{ letters, end: at }]
  if (letters.length > 12) throw new Error(`no end: ${letters}`)
  return at.question.options.flatMap(({ code }) => everyPath(letters + code))
}
const paths = everyPath()

describe('every path of the check', () => {
  test('there are many, and each is walked', () => {
    expect(paths.length).toBeGreaterThan(40)
    expect(new Set(paths.map(({ letters }) => letters)).size).toBe(paths.length)
  })

  test.each(paths.map((path) => [path.letters, path] as const))('%s ends well', (letters, { end }) => {
    expect(letters.length).toBeLessThanOrEqual(6)
    expect(lettersOf(end.answered)).toBe(letters)
    expect(end.result.because.length).toBeGreaterThan(40)
    expect(end.result.nextSteps.length).toBeGreaterThan(0)
    expect(end.result.title).not.toMatch(/^no\b/i)
  })

  test('"I am not sure" ends in asking or declaring', () => {
    const unsure = paths.filter(({ end }) =>
      end.answered.some(({ option }) => option.label.startsWith('I am not sure')),
    )
    expect(unsure.length).toBeGreaterThan(10)
    for (const { end } of unsure) expect(end.result.kind).toBe('not_sure')
  })

  test('a crime, however it is reached, is to be declared', () => {
    const crime = paths.filter(({ end }) =>
      end.answered.some(
        ({ option }) => /crime/i.test(option.label) && !/^Someone I am or/.test(option.label),
      ),
    )
    expect(crime.length).toBeGreaterThan(3)
    for (const { end } of crime) expect(end.result.kind).toBe('declare')
  })

  test('following alone is no association, and leaves declaring open', () => {
    const end = walk(check, 'aca')
    expect('result' in end && end.result.kind).toBe('no_need')
    for (const result of check.results.filter(({ kind }) => kind === 'no_need')) {
      expect(result.nextSteps.join(' ')).toMatch(/declare/)
      expect(result.nextSteps.join(' ')).toMatch(/ask/)
    }
  })

  test('every result and every question is reached', () => {
    expect(new Set(paths.map(({ end }) => end.result.code))).toEqual(
      new Set(check.results.map(({ code }) => code)),
    )
    const asked = paths.flatMap(({ end }) => end.answered.map(({ question }) => question.id))
    expect(new Set(asked)).toEqual(new Set(check.questions.map(({ id }) => id)))
  })

  test('all six kinds of result are there', () => {
    expect(new Set(check.results.map(({ kind }) => kind)).size).toBe(6)
  })

  test('links lead to pages that are there', () => {
    const there = new Set([
      '/declare',
      '/help',
      '/guidance',
      ...guidance.pages.map(({ slug }) => `/guidance/${slug}`),
    ])
    for (const { links } of check.results) for (const { href } of links) expect(there).toContain(href)
  })
})

describe('walk', () => {
  test('is total: whatever stands in an address leads to a question or a result', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-h]{0,9}$/)), (letters) => {
        const at = walk(check, letters)
        expect('question' in at || 'result' in at).toBe(true)
        expect(letters.startsWith(lettersOf(at.answered))).toBe(true)
        expect(walk(check, lettersOf(at.answered))).toEqual(at)
      }),
    )
  })

  test('what comes after the end is left aside', () => {
    const [path] = paths
    expect(path && walk(check, `${path.letters}zzz`)).toEqual(path?.end)
  })
})
