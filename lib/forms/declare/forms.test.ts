import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answers, at, draftWith, rules } from '#lib/domain/draft.fixture.ts'
import { partOf } from '#lib/domain/draft.ts'
import { savePart } from '#lib/domain/draft-changes.ts'
import { type ProblemCode, problemsOf } from '#lib/domain/draft-problems.ts'
import { readForm } from '../read-form.ts'
import { contactForm, draftForm, keepForm, partForm, readingForm, sendForm } from './part-form.ts'
import { hrefAfter, resumeHref } from './places.ts'
import { errorsFrom } from './problem-words.ts'
import { platformRead, readAccount } from './read-account.ts'
import { answeredReadings } from './readings.ts'
import { sensitiveIn } from './sensitive.ts'

const naughty = createRequire(import.meta.url)('big-list-of-naughty-strings/blns.json') as readonly string[]
const forms = ['who', 'accounts', 'how', 'why', 'work', 'reviewer'] as const
const draft = '3e0a2d38-6b0f-4d5c-9d7c-1f9a5a5f0c11'
const carried = { draft, contact: '1', key: '', base: '0', go: 'continue', from: '' }

function posted(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) form.append(name, each)
  return form
}

describe.each(forms)('the form %s', (form) => {
  const { 'accounts.0.right': _, ...typed } = answers[form]

  it('takes what its page posts, whole or empty', () => {
    const { values, errors } = readForm(posted({ ...carried, ...typed }))
    expect(errors).toEqual({})
    expect(partForm(form).parse(values)).toMatchObject({ draft, contact: 1, base: 0, values: typed })
    expect(partForm(form).parse(carried).values).toEqual({})
  })

  it('lives with every naughty string', () => {
    for (const text of naughty) {
      const filled = Object.fromEntries(
        Object.entries(typed).map(([name, value]) => [name, typeof value === 'string' ? text : [text]]),
      )
      const { values, errors } = readForm(posted({ ...carried, ...filled }))
      expect(errors).toEqual({})
      const read = partForm(form).parse(values)
      const saved = savePart(draftWith(), { ...read, contact: 1, base: 1 }, at)
      if (!('draft' in saved)) throw new Error('not saved')
      for (const [message] of Object.values(errorsFrom(problemsOf(saved.draft, form, 1, rules))))
        expect(message).not.toMatch(/undefined|invalid|submit|failed/i)
    }
  })

  it('refuses names that its page does not have', () => {
    for (const name of [
      'nonsense',
      'constructor',
      'accounts.0.right',
      'accounts.40.raw',
      'aka.01',
      'version',
    ])
      expect(partForm(form).safeParse({ ...carried, [name]: 'x' }).success).toBe(false)
  })

  it('refuses a list for a word, and a word for a list', () => {
    const [name, value] = Object.entries(typed)[0] ?? ['', '']
    const other = typeof value === 'string' ? [value] : 'x'
    expect(partForm(form).safeParse({ ...carried, [name]: other }).success).toBe(false)
  })

  it.each([
    ['draft', 'x'],
    ['draft', `${draft}'--`],
    ['contact', '-1'],
    ['contact', '9999999'],
    ['base', ''],
    ['base', '1e3'],
    ['key', 'x'],
  ])('refuses %s %j', (name, value) => {
    const result = partForm(form).safeParse({ ...carried, [name]: value })
    expect(result.success).toBe(false)
    expect(result.error?.issues[0]?.path).toEqual(['form'])
  })

  it('is total', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()))), (fields) => {
        partForm(form).safeParse({ ...carried, ...fields })
      }),
    )
  })
})

it('says of each problem what to do', () => {
  const codes = z.enum([
    'missing',
    'name_missing',
    'too_long',
    'size_wrong',
    'in_future',
    'before_1900',
    'before_birth',
    'accounts_missing',
    'fact_missing',
    'reading_unchecked',
    'category_closed',
    'warning_unread',
    'route_unread',
    'year_missing',
    'year_two_digits',
    'year_wrong',
    'month_missing',
    'month_wrong',
    'day_wrong',
  ] satisfies ProblemCode[])
  for (const problem of codes.options)
    expect(errorsFrom([{ field: 'birth', problem }]).birth?.[0]).toMatch(/^[A-Z].{10,}[^.]$/)
})

it.each([
  [draftForm, { draft }],
  [contactForm, { draft, contact: '1' }],
  [keepForm, { draft, form: 'why', contact: '', from: '' }],
  [sendForm, { draft, version: '3' }],
  [readingForm, { ...carried, 'accounts.0.raw': 'x', 'accounts.0.right': 'yes' }],
] as const)('a small form knows its fields and no others', (schema, fields) => {
  expect(schema.safeParse(fields).success).toBe(true)
  expect(schema.safeParse({ ...fields, extra: 'x' }).success).toBe(false)
  expect(schema.safeParse({ ...fields, draft: 'x' }).success).toBe(false)
})

describe('how an account was read', () => {
  it('is agreed, moved to another platform, or changed', () => {
    const accounts = { ...answers.accounts, 'accounts.0.right': '' }
    const answer = (right: string, platform = '') =>
      answeredReadings(accounts, {
        'accounts.0.raw': '@corin_t',
        'accounts.0.right': right,
        'accounts.0.platform': platform,
      })
    expect(answer('yes').values['accounts.0.right']).toBe('yes')
    expect(answer('other', 'Zorp').values).toMatchObject({
      'accounts.0.platform': 'Zorp',
      'accounts.0.right': 'yes',
    })
    expect(answer('change')).toMatchObject({ change: true, errors: {} })
    expect(Object.keys(answer('other').errors)).toEqual(['accounts.0.platform'])
    expect(Object.keys(answer('').errors)).toEqual(['accounts.0.right'])
  })

  it('takes any platform, known or not, and keeps what was typed', () => {
    expect(readAccount('n1ghtferry_77', 'discord')).toMatchObject({
      platform: 'discord',
      raw: 'n1ghtferry_77',
    })
    expect(platformRead(readAccount('n1ghtferry_77', 'discord'))).toBe('Discord')
    expect(readAccount('https://x.com/kev', 'Zorp')).toMatchObject({
      platform: null,
      handle: 'kev',
      raw: 'https://x.com/kev (Zorp)',
    })
    expect(readAccount('@kev', 'not known')).toMatchObject({ platform: null, raw: '@kev' })
    for (const text of naughty) for (const on of ['', text, 'Discord']) readAccount(text, on)
  })
})

describe('words that may not be meant', () => {
  const patterns = [
    { code: 'op', kind: 'operation', source: 'Operation [A-Z][a-z]+', hint: 'Did you?' },
  ] as const
  const found = (concern: string, kept: readonly string[] = []) =>
    sensitiveIn({ values: { concern }, kept }, patterns).map((finding) => finding.found)

  it('are all found, and not again once kept', () => {
    const text = 'Operation Larkspur, then Operation Teasel, then Operation Larkspur.'
    expect(found(text)).toEqual(['Operation Larkspur', 'Operation Teasel'])
    expect(found(text, ['Operation Larkspur'])).toEqual(['Operation Teasel'])
    expect(found(text, ['Operation Larkspur', 'Operation Teasel'])).toEqual([])
    expect(found('Nothing of the kind')).toEqual([])
  })
})

describe('ways on', () => {
  it('lead from form to form, and back to the check when they came from there', () => {
    const complete = draftWith()
    expect(forms.map((form) => hrefAfter('d', complete, form, 1, false))).toEqual([
      '/declare/d/contacts',
      '/declare/d/how',
      '/declare/d/why',
      '/declare/d/work',
      '/declare/d/reviewer',
      '/declare/d/check',
    ])
    for (const form of forms) expect(hrefAfter('d', complete, form, 1, true)).toBe('/declare/d/check')
    const unread = draftWith({ accounts: { 'accounts.0.right': '' } })
    expect(hrefAfter('d', unread, 'accounts', 1, true)).toBe('/declare/d/accounts/1/read?from=check')
  })

  it('lead back to where a person was, and nowhere else', () => {
    const place = partOf(draftWith(), 'who', 1)
    expect(place.version).toBe(1)
    expect(resumeHref('d', draftWith(), 'how/1')).toBe('/declare/d/how/1')
    expect(resumeHref('d', draftWith(), 'how/9')).toBe('/declare/d')
    for (const text of naughty) expect(resumeHref('d', null, text)).toBe('/declare/d')
  })
})
