import { describe, expect, it } from 'vitest'
import { changeForm, endAnswerForm, endForm, reviewForm, viewForm } from './since.ts'

const on = { reference: 'OA-0000-0000', version: '1' }
const errors = (read: {
  success: boolean
  error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] }
}) => Object.fromEntries((read.error?.issues ?? []).map((each) => [each.path.join('.'), each.message]))

describe('a change', () => {
  it('needs a kind and words, and tells both at once', () => {
    expect(errors(changeForm.safeParse({ ...on, text: ' ' }))).toEqual({
      'kinds[]': 'Choose what has changed',
      text: 'Say what has changed',
    })
  })
})

describe('an end', () => {
  const end = { ...on, association: '11111111-1111-4111-8111-111111111111', how: 'It ended.', resume: 'no' }
  const dated = (day: string, month: string, year: string) => ({
    ...{ 'ended.day': day, 'ended.month': month, 'ended.year': year },
  })
  it.each([
    [dated('', '', '2026'), '2026'],
    [dated('', 'May', '2026'), '2026-05'],
    [dated('9', '3', '2026'), '2026-03-09'],
  ])('is dated as well as it is known: %o', (boxes, endedOn) => {
    expect(endForm.parse({ ...end, ...boxes })).toMatchObject({ endedOn })
  })
  it.each([
    [dated('', '', ''), 'Enter when it ended: a year is enough'],
    [dated('31', '2', '2026'), 'Enter a day that the month has'],
    [dated('', '', '26'), 'Enter a year of four figures, like 2026'],
  ])('says what is wrong with a date: %o', (boxes, message) => {
    expect(errors(endForm.safeParse({ ...end, ...boxes }))).toEqual({ ended: message })
  })
})

describe('words that an answer needs', () => {
  it('are asked for where something has changed, is asked, or is added', () => {
    expect(errors(reviewForm.safeParse({ ...on, answer: 'changed' }))).toHaveProperty('words')
    expect(reviewForm.safeParse({ ...on, answer: 'same' }).success).toBe(true)
    const report = '11111111-1111-4111-8111-111111111111'
    expect(errors(endAnswerForm.safeParse({ ...on, report, confirmed: 'no' }))).toHaveProperty('words')
    expect(endAnswerForm.parse({ ...on, report, confirmed: 'yes' }).conditions).toBe('keep')
    expect(errors(viewForm.safeParse({ ...on, settle: 'no' }))).toHaveProperty('words')
  })
})
