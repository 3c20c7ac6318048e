import { describe, expect, it } from 'vitest'
import type { Day } from './days.ts'
import { type Context, decide } from './decide.ts'
import type { DeclarationRecord } from './declaration.ts'
import { afterLapse } from './judge-clock.ts'
import { recordIn } from './record.fixture.ts'
import { reviewMonths } from './reviews.fixture.ts'
import type { Manager } from './routing.ts'
import { theClock } from './standing.ts'

const context: Context = {
  actor: { id: theClock, roles: [] },
  now: new Date('2026-06-06T00:10:00Z'), // a Saturday
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
  reviews: null,
  earlierIds: [],
}
const waiting = (patch: Partial<DeclarationRecord> = {}): DeclarationRecord => ({
  ...recordIn('with_manager', 'dormant'),
  case: null,
  dueOn: '2026-06-05' as Day,
  ...patch,
})
const lapse = (record: DeclarationRecord, patch: Partial<Context> = {}) =>
  decide(record, { type: 'lapse' }, { ...context, ...patch })

describe('a manager’s time that has ended', () => {
  it('passes the declaration to the next manager, with a time of their own', () => {
    expect(lapse(waiting(), { nextReviewerId: 'next' })).toMatchObject({
      change: {
        move: { status: 'with_manager', reviewerId: 'next', dueOn: '2026-06-12', settled: false },
        notices: [
          { personId: 'reviewer', kind: 'review_lapsed' },
          { personId: 'next', kind: 'review_needed' },
        ],
      },
    })
  })
  it('passes it to professional standards where there is no next one', () => {
    expect(lapse(waiting())).toMatchObject({
      change: { move: { status: 'with_standards', dueOn: null, caseDueOn: '2026-07-03' } },
    })
  })
  it('is the day after the last one, never the day itself', () => {
    expect(lapse(waiting({ dueOn: '2026-06-06' as Day }))).toEqual({ refused: 'not_open' })
    expect(lapse(waiting({ dueOn: null }))).toEqual({ refused: 'not_open' })
  })
  it('takes a question nobody answered to professional standards', () => {
    const returned = waiting({ status: 'returned_by_manager' })
    expect(lapse(returned, { nextReviewerId: 'next' })).toMatchObject({
      change: { move: { status: 'with_standards' } },
    })
  })
})

it.each(['with_standards', 'question_from_standards', 'approved_by_manager', 'decided'] as const)(
  'moves nothing that is %s',
  (status) => expect(lapse(waiting({ status }))).toEqual({ refused: 'not_open' }),
)

it.each([
  ['the declarant', 'declarant'],
  ['the line manager', 'reviewer'],
  ['an assessor', 'assessor'],
])('is a command that %s cannot give', (_who, id) => {
  const actor = { id, roles: ['assessor', 'decisionMaker'] } as const
  const verdict = lapse({ ...waiting(), case: recordIn('with_manager', 'dormant').case }, { actor })
  expect(verdict).toEqual({ refused: 'not_yours' })
})

describe('who gets it', () => {
  const manager = (id: string, patch: Partial<Manager> = {}): Manager => ({
    ...{ id, fullName: `Manager ${id}`, lineManagerId: null, active: true },
    ...patch,
  })
  const own = manager('own', { lineManagerId: 'above' })
  const above = manager('above')
  it('is the manager above the declarant’s own, once', () => {
    expect(afterLapse('next_manager', 'me', 'own', own, above, [])).toBe('above')
    expect(afterLapse('next_manager', 'me', 'own', above, manager('top'), [])).toBeNull()
  })
  it.each<[string, Parameters<typeof afterLapse>]>([
    ['the policy says so', ['standards', 'me', 'own', own, above, []]],
    ['there is nobody above', ['next_manager', 'me', 'own', own, null, []]],
    ['the one above is the contact', ['next_manager', 'me', 'own', own, above, ['ABOVE Manager']]],
    ['the one above is the declarant', ['next_manager', 'above', 'own', own, above, []]],
    [
      'the two manage each other',
      ['next_manager', 'me', 'own', own, manager('above', { lineManagerId: 'own' }), []],
    ],
    ['the one above has left', ['next_manager', 'me', 'own', own, manager('above', { active: false }), []]],
  ])('is professional standards where %s', (_why, given) => expect(afterLapse(...given)).toBeNull())
})
