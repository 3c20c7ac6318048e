import { describe, expect, it } from 'vitest'
import type { Command } from './commands.ts'
import type { Day } from './days.ts'
import { type Change, type Context, decide } from './decide.ts'
import { type DeclarationRecord, outcomes, type RiskGrade } from './declaration.ts'
import { recordIn } from './record.fixture.ts'
import { reviewMonths, reviewPolicy } from './reviews.fixture.ts'
import { intervalOf, type ReviewState } from './reviews.ts'

const on = (day: string, id = 'declarant', roles: Context['actor']['roles'] = []): Context => ({
  actor: { id, roles },
  now: new Date(`${day}T09:00:00Z`),
  periods: {
    managerWorkingDays: 5,
    assessmentWorkingDays: 20,
    urgentWorkingDays: 1,
    appealDays: 21,
    reviewMonths,
  },
  holidays: new Set(),
  newId: () => 'fresh',
  nextReviewerId: null,
  assessorIds: [],
  decisionMakerIds: [],
  overseers: [],
  conditionPeriods: null,
  reviews: reviewPolicy,
  earlierIds: [],
})
const assessor = (day: string) => on(day, 'assessor', ['assessor'])
const changed = (verdict: ReturnType<typeof decide>): Change => {
  if ('refused' in verdict) throw new Error(`refused: ${verdict.refused}`)
  return verdict.change
}
const waiting: ReviewState = { stage: 'waiting', reviewOn: '2027-06-05' as Day, answerId: null }
const answered: ReviewState = { stage: 'standards', reviewOn: null, answerId: 'answer' }

function reviewed(review: ReviewState, riskGrade: RiskGrade = 'low'): DeclarationRecord {
  const record = recordIn('decided', 'closed')
  const assessment = { riskGrade, manageability: 'manageable' } as const
  return { ...record, review, case: record.case && { ...record.case, assessment } }
}

it('reviews what goes on, the more often the higher the risk', () => {
  const low = { riskGrade: 'low', restricted: false } as const
  expect(outcomes.map((outcome) => intervalOf(outcome, low))).toEqual([
    ...[null, null, 'managed', 'managed', 'underReview', 'underReview'],
  ])
  expect(intervalOf('monitor', { ...low, riskGrade: 'high' })).toBe('restricted')
  expect(intervalOf('advice', { ...low, restricted: true })).toBe('restricted')
  expect(intervalOf('not_declarable', { ...low, restricted: true })).toBeNull()
})

it('plans a review with a manager’s approval that settles it', () => {
  const approve: Command = { type: 'approve', rationale: 'r', measures: [] }
  const record = { ...recordIn('with_manager', 'dormant'), case: null }
  const settled = decide({ ...record, route: 'manager' }, approve, on('2026-06-05', 'reviewer'))
  expect(changed(settled).nextReviewOn).toBe('2027-06-05')
  expect(changed(decide(record, approve, on('2026-06-05', 'reviewer'))).nextReviewOn).toBeNull()
})

describe('an answer', () => {
  const same: Command = { type: 'answer_review', changed: false, words: '' }
  it('is taken from the day on which the review is offered', () => {
    expect(decide(reviewed(waiting), same, on('2027-05-07'))).toEqual({ refused: 'review_early' })
    expect(decide(reviewed(waiting), same, on('2027-05-08'))).toHaveProperty('change')
  })
  it('is one at a time', () => {
    expect(decide(reviewed(answered), same, on('2027-06-05'))).toEqual({ refused: 'review_open' })
  })
  it('says what has changed, where something has', () => {
    const different: Command = { ...same, changed: true }
    expect(decide(reviewed(waiting), different, on('2027-06-05'))).toEqual({ refused: 'words_needed' })
  })
})

describe('a line manager’s view', () => {
  const view = (settle: boolean, words = ''): Command => ({ type: 'view_review', settle, words })
  const waits: ReviewState = { ...answered, stage: 'manager' }
  it('settles what their approval settled', () => {
    const record = { ...recordIn('approved_by_manager', 'dormant'), review: waits, case: null }
    expect(changed(decide(record, view(true), on('2027-06-05', 'reviewer'))).nextReviewOn).toBe('2028-06-05')
    const doubted = changed(decide(record, view(false, 'I am not sure.'), on('2027-06-05', 'reviewer')))
    expect(doubted).toMatchObject({ nextReviewOn: null, lookBy: '2027-06-18' })
  })
  it('goes on to professional standards where they decided', () => {
    const record = { ...reviewed(waits), case: null }
    const change = changed(decide(record, view(true), on('2027-06-05', 'reviewer')))
    expect(change.nextReviewOn).toBeNull()
    expect(change.events.map((event) => event.type)).toEqual(['review_viewed'])
  })
})

describe('a decision on a review', () => {
  const decision = (confirmed: boolean, interval: 'managed' | 'restricted' = 'managed'): Command => ({
    ...{ type: 'decide_review', confirmed, interval, rationale: 'As before.' },
  })
  it('confirms it until the next one', () => {
    const change = changed(decide(reviewed(answered), decision(true), assessor('2027-06-05')))
    expect(change).toMatchObject({ nextReviewOn: '2028-06-05', move: null })
    const told = change.events.filter((event) => event.type === 'review_finished')
    expect(JSON.stringify(told)).not.toContain('As before.')
  })
  it('keeps high risk to the shortest interval', () => {
    const high = reviewed(answered, 'high')
    expect(decide(high, decision(true), assessor('2027-06-05'))).toEqual({ refused: 'review_interval' })
    expect(changed(decide(high, decision(true, 'restricted'), assessor('2027-06-05'))).nextReviewOn).toBe(
      '2027-09-05',
    )
  })
  it('takes it back to be decided again', () => {
    const change = changed(decide(reviewed(answered), decision(false), assessor('2027-06-05')))
    expect(change.move).toMatchObject({ status: 'with_standards', settled: false, caseDueOn: '2027-07-02' })
  })
})
