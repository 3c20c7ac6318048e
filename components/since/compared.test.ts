import { describe, expect, it } from 'vitest'
import type { AnswerView, ChangeView } from '#lib/queries/since.ts'
import { comparedWords } from './compared.ts'

const answer = (at: string, changed: boolean): AnswerView => ({
  ...{ id: at, askedOn: at, changed, words: changed ? 'We met.' : '', at: new Date(at) },
})
const change = (at: string): ChangeView => ({
  ...{ id: at, kinds: ['There is more contact'], text: 't', urgent: false, at: new Date(at) },
})
const first = answer('2026-06-05', false)

describe('a review beside the one before it', () => {
  it.each([
    ['First review', first, null, []],
    ['As before', answer('2027-06-05', false), first, []],
    ['Different', answer('2027-06-05', true), first, []],
    ['Different since, but not now', answer('2027-06-05', false), first, [change('2027-01-01')]],
    // What was reported before the last review was known then.
    ['As before', answer('2027-06-05', false), first, [change('2026-01-01')]],
  ] as const)('%s', (label, now, before, changes) => {
    expect(comparedWords(now, before, changes).label).toBe(label)
  })
  it('names what was reported in between', () => {
    const { text } = comparedWords(answer('2027-06-05', false), first, [change('2027-01-01')])
    expect(text).toBe('Reported in between: There is more contact.')
  })
})
