import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fill, filled } from './policy/text.ts'
import { type CategoriesBody, type HolidaysBody, type PolicyKind, validatePolicy } from './policy.ts'

const folder = new URL('../../prisma/policy/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const documents = files.map((name) => ({ name, ...JSON.parse(readFileSync(new URL(name, folder), 'utf8')) }))
const mine = documents.filter(({ kind }) => kind !== 'interruptions')
const bodies = <T>(kind: PolicyKind): T[] =>
  documents.filter((each) => each.kind === kind).map(({ body }) => body)

describe.each(documents.map((document) => [document.name, document] as const))('%s', (name, document) => {
  test('has kind, version, day, note and body', () => {
    expect(Object.keys(document).sort()).toEqual(['body', 'effectiveFrom', 'kind', 'name', 'note', 'version'])
    expect(name.startsWith(document.kind)).toBe(true)
    expect(document.version).toMatch(/^[a-z0-9.-]+$/)
    expect(document.effectiveFrom).toMatch(/^20\d\d-\d\d-\d\d$/)
    expect(document.note.length).toBeGreaterThan(0)
  })

  test('may be published', () => {
    expect(validatePolicy(document.kind, document.body)).toEqual([])
  })
})

describe('wording', () => {
  const forbidden = /suspicious|offender|dashboard|\bsubjects?\b|submit|failed|\bcases?\b/gi
  test.each(mine.map(({ name, body }) => [name, JSON.stringify(body)] as const))('%s', (_, text) => {
    expect(text.match(forbidden)).toBeNull()
    // British spelling, where the two are often mixed up.
    expect(text.match(/\b(behavior|color|organization|recognize|apologize)/gi)).toBeNull()
  })

  test('sentences are short', () => {
    const sentences = (value: unknown): string[] => {
      if (typeof value === 'string') return value.split(/(?<=[.:?!])\s/)
      return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentences) : []
    }
    const long = mine.flatMap(({ body }) => sentences(body)).filter((each) => each.split(/\s/).length > 32)
    expect(long).toEqual([])
  })
})

describe('categories', () => {
  const versions = bodies<CategoriesBody>('categories')
  const codes = versions.map(({ categories }) => categories.map(({ code }) => code))

  test('codes are stable: a later version only adds', () => {
    const [first = [], second = []] = codes.sort((a, b) => a.length - b.length)
    expect(second.filter((code) => !first.includes(code))).toEqual(['hierarchical_organisation'])
    expect(first.filter((code) => !second.includes(code))).toEqual([])
    expect(second).toHaveLength(20)
  })

  test('each route is as it was agreed', () => {
    const routes = new Map(
      versions.flatMap(({ categories }) => categories.map((each) => [each.code, each.route])),
    )
    for (const code of ['journalist', 'licensed_trade', 'location_or_activity', 'commercial_contract'])
      expect(routes.get(code)).toBe('manager')
    for (const code of ['dismissed_from_policing', 'under_investigation', 'private_investigator', 'other'])
      expect(routes.get(code)).toBe('manager_then_standards')
    for (const code of ['hierarchical_organisation', 'extremism_terrorism', 'banned_organisation'])
      expect(routes.get(code)).toBe('standards')
  })
})

describe('holidays', () => {
  const [holidays] = bodies<HolidaysBody>('holidays')

  test.each([2024, 2025, 2026, 2027, 2028])('%i is right', (year) => {
    expect(holidays?.days.filter((day) => day.startsWith(String(year)))).toEqual(bankHolidays(year))
  })
})

describe('validatePolicy', () => {
  const check = () => structuredClone(documents.find(({ kind }) => kind === 'check')?.body)
  const guidance = () => structuredClone(documents.find(({ kind }) => kind === 'guidance')?.body)

  test.each(['categories', 'holidays', 'check', 'guidance', 'why', 'interruptions'] as const)(
    '%s: is total',
    (kind) => {
      for (const body of [null, undefined, 0, 'x', [], [{}]])
        expect(validatePolicy(kind, body)).not.toEqual([])
    },
  )

  test('sees a circle', () => {
    const body = check()
    body.questions.at(-1).options.push({ code: 'z', label: 'Again', next: body.start })
    expect(validatePolicy('check', body).join()).toMatch(/circle/)
  })

  test('sees what nothing leads to, and what leads to nothing', () => {
    const body = check()
    body.results.push({ ...body.results[0], code: 'lonely' })
    body.questions[0].options[0].next = 'nowhere'
    expect(validatePolicy('check', body).join()).toMatch(
      /no question nowhere.*nothing leads to result lonely/,
    )
  })

  test('sees unknown placeholders, markup and unknown keys', () => {
    const body = guidance()
    body.pages[0].summary = 'Ask {nobody}'
    body.pages[0].title = '<b>Bold</b>'
    body.pages[0].colour = 'red'
    const problems = validatePolicy('guidance', body).join('\n')
    expect(problems).toMatch(/summary holds an unknown placeholder/)
    expect(problems).toMatch(/title holds markup/)
    expect(problems).toMatch(/colour is not known/)
  })

  test('keeps a way open for whoever is not sure', () => {
    const [body] = bodies<CategoriesBody>('categories')
    const closed = body?.categories.map((each) =>
      each.code === 'other' ? { ...each, suspended: true } : each,
    )
    expect(validatePolicy('categories', { ...body, categories: closed })).toEqual([
      'body.categories: other is missing or suspended',
    ])
  })
})

describe('placeholders', () => {
  const fillings = {
    forceName: 'F',
    preventionAndLearning: 'P $&',
    dmc: 'D',
    wrongdoing: 'W',
    urgent: 'U {dmc}',
  }

  test('are filled once, and literally', () => {
    expect(fill('{preventionAndLearning}, {urgent}, {other}', fillings)).toBe('P $&, U {dmc}, {other}')
    expect(fill('{constructor}', fillings)).toBe('{constructor}')
    expect(filled({ a: ['{dmc}', 1, null] }, fillings)).toEqual({ a: ['D', 1, null] })
  })
})

/** England and Wales, by the rules: Easter by Butcher's method, the Mondays, and a substitute for a day at a weekend. */
function bankHolidays(year: number): string[] {
  const day = (month: number, date: number) => new Date(Date.UTC(year, month - 1, date))
  const plus = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000)
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const easter = day(Math.floor((h + l - 7 * m + 90) / 25), 1)
  easter.setUTCDate((h + l - 7 * m + 33 * (easter.getUTCMonth() + 1) + 19) % 32)
  const firstMonday = (month: number) => plus(day(month, 1), (8 - day(month, 1).getUTCDay()) % 7)
  const lastMonday = (month: number) => plus(day(month, 31), -((day(month, 31).getUTCDay() + 6) % 7))
  const days = [plus(easter, -2), plus(easter, 1), firstMonday(5), lastMonday(5), lastMonday(8)]
  const taken = new Set<number>()
  for (const fixed of [day(1, 1), day(12, 25), day(12, 26)]) {
    let free = fixed
    while (free.getUTCDay() === 0 || free.getUTCDay() === 6 || taken.has(free.getTime())) free = plus(free, 1)
    taken.add(free.getTime())
    days.push(free)
  }
  return days.map((date) => date.toISOString().slice(0, 10)).sort()
}
