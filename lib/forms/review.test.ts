import { describe, expect, it } from 'vitest'
import { answerForm } from './answer.ts'
import { correctionForm } from './correction.ts'
import { approveForm, returnForm, stepAsideForm } from './review.ts'

const record = { reference: 'OA-7K2M-94QX', version: '3' }
const next = String(new Date().getFullYear() + 1)
const approval = { ...record, step: 'check', rationale: 'Because.', measures: 'none' }
const measure = {
  'measure.1.wording': 'No shared shifts',
  'measure.1.review.day': '4',
  'measure.1.review.month': 'June',
  'measure.1.review.year': next,
}

const errors = (result: { success: boolean; error?: { issues: readonly { path: PropertyKey[] }[] } }) =>
  result.error?.issues.map((issue) => issue.path.join('.')) ?? []

describe('approval', () => {
  it('takes local measures only where they are said to be', () => {
    expect(approveForm.parse({ ...approval, ...measure }).measures).toEqual([])
    expect(approveForm.parse({ ...approval, ...measure, measures: 'some' }).measures).toEqual([
      { wording: 'No shared shifts', reviewOn: `${next}-06-04` },
    ])
  })

  it('needs words and a real day ahead for each measure', () => {
    const some = { ...approval, measures: 'some' }
    expect(errors(approveForm.safeParse(some))).toEqual(['measure.1.wording'])
    expect(errors(approveForm.safeParse({ ...some, ...measure, 'measure.1.review.day': '31' }))).toEqual([
      'measure.1.review',
    ])
    expect(errors(approveForm.safeParse({ ...some, ...measure, 'measure.1.review.year': '2020' }))).toEqual([
      'measure.1.review',
    ])
    expect(errors(approveForm.safeParse({ ...some, ...measure, 'measure.1.review.year': '2199' }))).toEqual([
      'measure.1.review',
    ])
    expect(errors(approveForm.safeParse({ ...some, ...measure, 'measure.3.review.day': '1' }))).toEqual([
      'measure.3.wording',
      'measure.3.review',
    ])
  })

  it('is checked first unless the confirm button says otherwise', () => {
    const { step: _, ...without } = approval
    expect(approveForm.parse(without).step).toBe('check')
    expect(approveForm.parse({ ...approval, step: 'sideways' }).step).toBe('check')
    expect(approveForm.parse({ ...approval, step: 'confirmed' }).step).toBe('confirmed')
  })

  it('refuses fields it does not know', () => {
    expect(approveForm.safeParse({ ...approval, status: 'decided' }).success).toBe(false)
  })
})

it('an empty box is asked for in words', () => {
  expect(stepAsideForm.safeParse({ ...record, reason: '   ' }).error?.issues[0]?.message).toContain(
    'should not be the one',
  )
  expect(errors(returnForm.safeParse({ ...record, place: '', question: '' }))).toEqual(['place', 'question'])
  expect(errors(correctionForm.safeParse({ ...record, text: '' }))).toEqual(['place', 'text'])
  expect(errors(answerForm.safeParse({ ...record, question: 'x', answer: '' }))).toEqual([
    'question',
    'answer',
  ])
})
