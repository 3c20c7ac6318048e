import { describe, expect, it } from 'vitest'
import { conditionPeriods as periods } from '#lib/domain/conditions.fixture.ts'
import type { Day } from '#lib/domain/days.ts'
import type { DecidedOutcome } from '#lib/domain/declaration.ts'
import { conditionRows, readConditions } from './conditions.ts'
import type { FormValues } from './read-form.ts'

const today = '2026-06-05' as Day
const templates = [{ code: 'leave_group', label: 'Leave a group', wording: 'Leave this group.' }]
const outcomes: readonly DecidedOutcome[] = [{ associationId: 'first', outcome: 'monitor' }]
const read = (values: FormValues, of = outcomes) =>
  readConditions(values, of, { today, policy: { periods, templates } })
const date = (name: string, day: string, month: string, year: string) => ({
  [`${name}.day`]: day,
  [`${name}.month`]: month,
  [`${name}.year`]: year,
})
const row = (at: number, more: FormValues = {}): FormValues => ({
  [`condition.${at}.template`]: 'leave_group',
  [`condition.${at}.wording`]: '',
  [`condition.${at}.owner`]: 'owner',
  [`condition.${at}.weeks`]: '6',
  ...date(`condition.${at}.start`, '5', 'June', '2026'),
  ...date(`condition.${at}.review`, '1', '12', '2026'),
  ...more,
})

describe('conditions as they are typed', () => {
  it('take the words of a template, or words of their own', () => {
    expect(read(row(1))).toMatchObject({
      errors: {},
      conditions: [
        { associationId: 'first', template: 'leave_group', wording: 'Leave this group.', checkWeeks: 6 },
      ],
    })
    expect(read(row(1, { 'condition.1.wording': 'Leave it today.' }))).toMatchObject({
      errors: {},
      conditions: [{ template: null, wording: 'Leave it today.' }],
    })
  })

  it('are at least one for each contact whose outcome asks for it', () => {
    expect(Object.keys(read({}).errors)).toEqual(['condition.1.template'])
    const two: DecidedOutcome[] = [...outcomes, { associationId: 'second', outcome: 'monitor' }]
    expect(Object.keys(read(row(1, { 'condition.1.association': 'first' }), two).errors)).toEqual([
      'condition.2.template',
    ])
    expect(
      read(
        {
          ...row(1, { 'condition.1.association': 'first' }),
          ...row(2, { 'condition.2.association': 'second' }),
        },
        two,
      ).errors,
    ).toEqual({})
  })

  it.each<[string, FormValues, string]>([
    ['no owner', { 'condition.1.owner': '' }, 'condition.1.owner'],
    ['a start that is no day', { 'condition.1.start.day': '31' }, 'condition.1.start'],
    ['a start in the past', { 'condition.1.start.day': '4' }, 'condition.1.start'],
    ['weeks in words', { 'condition.1.weeks': 'six' }, 'condition.1.weeks'],
    ['never checked', { 'condition.1.weeks': '' }, 'condition.1.weeks'],
    ['checked in the past', date('condition.1.due', '5', '5', '2026'), 'condition.1.due'],
    ['no review', { 'condition.1.review.year': '' }, 'condition.1.review'],
    ['a review too far off', { 'condition.1.review.year': '2028' }, 'condition.1.review'],
    ['no words', { 'condition.1.template': 'unknown' }, 'condition.1.wording'],
  ])('with %s are told beside the field', (_, patch, field) => {
    expect(Object.keys(read(row(1, patch)).errors)).toEqual([field])
  })

  it('that make contact end have a day by which it is confirmed', () => {
    const cease: DecidedOutcome[] = [{ associationId: 'first', outcome: 'cease_contact' }]
    expect(Object.keys(read(row(1), cease).errors)).toEqual(['confirm.first'])
    expect(
      Object.keys(read({ ...row(1), ...date('confirm.first', '5', '6', '2030') }, cease).errors),
    ).toEqual(['confirm.first'])
    expect(read({ ...row(1), ...date('confirm.first', '12', '6', '2026') }, cease)).toMatchObject({
      errors: {},
      outcomes: [{ outcome: 'cease_contact', confirmBy: '2026-06-12' }],
    })
  })

  it('leave out rows that nobody filled, and have room for two more than there are contacts', () => {
    expect(read({ ...row(1), ...date('condition.2.start', '5', '6', '2026') }).conditions).toHaveLength(1)
    expect(conditionRows(1)).toBe(3)
    expect(conditionRows(40)).toBe(20)
  })
})
