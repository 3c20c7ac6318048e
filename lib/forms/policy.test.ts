import { expect, it } from 'vitest'
import { documentErrors, publishForm } from './policy.ts'

const posted = {
  ...{ kind: 'conditions', drawn: '2024-01', step: 'check', version: '2027-01', note: 'Plainer words.' },
  ...{ 'from.day': '4', 'from.month': 'June', 'from.year': '2027', 'body.periods.remindDays': '5' },
}

it('reads the boxes of a document and the day it is in force from', () => {
  expect(publishForm.parse(posted)).toMatchObject({
    ...{ kind: 'conditions', effectiveFrom: '2027-06-04', boxes: { 'periods.remindDays': '5' } },
  })
})

it.each([
  ['no such kind', { kind: 'weather' }, 'kind'],
  ['no name', { version: '' }, 'version'],
  ['a name that is an address', { version: '../x' }, 'version'],
  ['no note', { note: ' ' }, 'note'],
  ['no day', { 'from.day': '31', 'from.month': '2' }, 'from'],
])('refuses %s', (_, wrong, field) => {
  const read = publishForm.safeParse({ ...posted, ...wrong })
  expect(read.error?.issues.map((issue) => issue.path.join('.'))).toEqual([field])
})

it('stands beside the box it is about, counted from one, or else belongs to the form', () => {
  const boxes = new Set(['body.templates.0.wording', 'body.periods.remindDays'])
  expect(
    documentErrors(
      ['body.templates[0].wording is missing', 'body.templates: check_in stands more than once'],
      boxes,
    ),
  ).toEqual({
    'body.templates.0.wording': ['Templates, 1, wording is missing'],
    form: ['Templates: check_in stands more than once'],
  })
})
