import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { PolicyKind } from '../policy.ts'
import { validatePolicy } from '../policy.ts'
import { differences, placeWords } from './difference.ts'
import { boxesOf, documentFrom } from './editing.ts'

const folder = new URL('../../../prisma/policy/', import.meta.url)
type File = { kind: PolicyKind; version: string; body: unknown }
const documents = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as File,
)
const conditions = documents.find(({ kind }) => kind === 'conditions')?.body
const typed = (kind: PolicyKind, body: unknown) =>
  Object.fromEntries((boxesOf(kind, body) ?? []).map(({ name, value }) => [name, value]))

describe('boxes of a document', () => {
  const editable = documents.filter(({ kind, body }) => boxesOf(kind, body))
  it('are there for all but the long texts', () => {
    const long = documents.filter((each) => !editable.includes(each)).map(({ kind }) => kind)
    expect(long.toSorted()).toEqual(['check', 'guidance', 'interruptions'])
  })

  it.each(editable.map((each) => [each.kind, each.version, each] as const))(
    'left as they are, say the same document: %s %s',
    (kind, _, { body }) => {
      const again = documentFrom(kind, body, typed(kind, body))
      expect(again).toEqual(body)
      expect(validatePolicy(kind, again)).toEqual([])
      expect(differences(body, again)).toEqual([])
    },
  )

  it('change a word, empty a row out of it, and add one', () => {
    const boxes = typed('conditions', conditions)
    const rows = (conditions as { templates: unknown[] }).templates.length
    const after = documentFrom('conditions', conditions, {
      ...boxes,
      ...{
        'templates.0.label': '',
        'templates.0.code': '',
        'templates.0.wording': '',
        'templates.0.checkWeeks': '',
      },
      'templates.1.wording': 'Say nothing of what you know through your work.',
      ...{ [`templates.${rows}.code`]: 'new_one', [`templates.${rows}.label`]: 'New one' },
      [`templates.${rows}.wording`]: 'Do the new thing.',
      'periods.remindDays': '5',
    })
    expect(validatePolicy('conditions', after)).toEqual([])
    expect(
      differences(conditions, after).map(({ path, was, now }) => [placeWords(path), was !== null, now]),
    ).toEqual([
      ['Periods, days before a check on which its owner is reminded', true, '5'],
      ['Templates, no lookups', true, null],
      ['Templates, no disclosure, wording', true, 'Say nothing of what you know through your work.'],
      ['Templates, new one', false, 'Code: new_one; Label: New one; Wording: Do the new thing.'],
    ])
  })

  it('hand on what is no number, so that it can be told', () => {
    const after = documentFrom('conditions', conditions, {
      ...typed('conditions', conditions),
      'periods.remindDays': 'three',
      'periods.escalateDays': '',
    })
    expect(validatePolicy('conditions', after)).toEqual([
      'body.periods.remindDays must be a whole number from 1 to 30',
      'body.periods.escalateDays is missing',
    ])
  })

  it('put bank holidays in order, each with its name', () => {
    const body = documents.find(({ kind }) => kind === 'holidays')?.body
    const rows = (body as { days: string[] }).days.length
    const after = documentFrom('holidays', body, {
      ...typed('holidays', body),
      [`days.${rows}.date`]: '2027-06-04',
      [`days.${rows}.name`]: 'A day for everybody',
    }) as { days: string[]; names: Record<string, string> }
    expect(validatePolicy('holidays', after)).toEqual([])
    expect(after.days).toContain('2027-06-04')
    expect(after.names['2027-06-04']).toBe('A day for everybody')
    const nameless = documentFrom('holidays', body, {
      ...typed('holidays', body),
      [`days.${rows}.date`]: '2027-06-04',
    })
    expect(validatePolicy('holidays', nameless)).toEqual(['body.names: 2027-06-04 has no name'])
  })
})
