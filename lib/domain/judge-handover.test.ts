import { describe, expect, it } from 'vitest'
import { terms } from './conditions.fixture.ts'
import type { ActiveCondition } from './conditions.ts'
import type { Day } from './days.ts'
import { type Change, type Context, decide } from './decide.ts'
import type { DeclarationRecord } from './declaration.ts'
import type { HandoverReason, Heirs } from './judge-handover.ts'
import { recordIn } from './record.fixture.ts'
import { reviewMonths } from './reviews.fixture.ts'
import { theDirectory } from './standing.ts'

const heirs: Heirs = { managerId: 'heir', standardsId: 'assessor', measures: [] }
const context: Context = {
  actor: { id: theDirectory, roles: [] },
  now: new Date('2026-06-05T09:00:00Z'), // a Friday
  periods: {
    managerWorkingDays: 5,
    assessmentWorkingDays: 20,
    urgentWorkingDays: 1,
    reviewMonths,
    appealDays: 28,
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
  heirs,
}
const hands = (record: DeclarationRecord, because: HandoverReason, holders = ['reviewer'], given = heirs) =>
  decide(record, { type: 'hand_over', because, holders }, { ...context, heirs: given })
const changed = (...given: Parameters<typeof hands>): Change => {
  const verdict = hands(...given)
  if ('refused' in verdict) throw new Error(`refused: ${verdict.refused}`)
  return verdict.change
}
const condition = (ownerId: string, ownerAs: ActiveCondition['ownerAs']): ActiveCondition => ({
  ...terms('2026-06-05' as Day, { ownerId }),
  ...{ ownerAs, id: `of ${ownerId}`, wordingVersion: 1, checkOn: '2026-07-17' as Day, checks: 0 },
  ...{ acknowledgeBy: null, answer: 'agreed' as const },
})
const types = (change: Change) => change.events.map((event) => event.type)

describe('a review that is open', () => {
  it('passes to the line manager of today, with a time of their own', () => {
    const change = changed(recordIn('with_manager', 'dormant'), 'moved')
    expect(change.move).toMatchObject({ status: 'with_manager', reviewerId: 'heir', dueOn: '2026-06-12' })
    expect(types(change)).toEqual(['review_handed_on'])
    expect(change.tellStandards).toBeNull()
  })
  it('keeps the declarant’s time to answer', () => {
    const returned = { ...recordIn('returned_by_manager', 'dormant'), dueOn: '2026-06-09' as Day }
    expect(changed(returned, 'moved').move).toMatchObject({
      status: 'returned_by_manager',
      dueOn: '2026-06-09',
    })
  })
  it.each<[string, DeclarationRecord, HandoverReason, Heirs]>([
    ['nobody may review it', recordIn('with_manager', 'dormant'), 'moved', { ...heirs, managerId: null }],
    ['it is restricted', recordIn('with_manager', 'dormant', true), 'left', heirs],
    ['the declarant has left', recordIn('returned_by_manager', 'dormant'), 'declarant_left', heirs],
  ])('goes to professional standards where %s', (_where, record, because, given) => {
    const change = changed(record, because, ['reviewer'], given)
    expect(change.move).toMatchObject({ status: 'with_standards', reviewerId: null, caseDueOn: '2026-07-03' })
    expect(types(change)).toEqual(expect.arrayContaining(['review_handed_on', 'moved']))
    expect(change.tellStandards).toBe('handed_to_standards')
  })
})

it.each(['approved_by_manager', 'decided'] as const)(
  'takes %s out of sight of who is above no more',
  (status) => {
    const record = recordIn(status, status === 'decided' ? 'closed' : 'dormant')
    expect(changed(record, 'moved').move).toMatchObject({ status, reviewerId: null, settled: true })
    expect(hands(record, 'left')).toEqual({ refused: 'not_open' })
  },
)

describe('what is watched', () => {
  const watched: DeclarationRecord = {
    ...recordIn('decided', 'closed'),
    reviewerId: null,
    conditions: [condition('reviewer', 'manager'), condition('decider', 'standards')],
  }
  it('passes to the manager of today, and nobody else’s does', () => {
    expect(changed(watched, 'moved').handedOn).toEqual([
      { id: 'of reviewer', ownerId: 'heir', ownerAs: 'manager' },
    ])
  })
  it('goes to professional standards where no manager may, and where the declarant has left, to be decided', () => {
    const inside = [{ id: 'of reviewer', ownerId: 'assessor', ownerAs: 'standards' }]
    expect(changed(watched, 'moved', ['reviewer'], { ...heirs, managerId: null }).handedOn).toEqual(inside)
    const left = changed(watched, 'declarant_left', [])
    expect(left.handedOn).toEqual(inside)
    expect(left.move).toMatchObject({ status: 'with_standards', settled: false })
  })
  it('stays with somebody of professional standards who only moves, and passes on when they leave', () => {
    expect(hands(watched, 'moved', ['decider'])).toEqual({ refused: 'not_open' })
    expect(changed(watched, 'left', ['decider']).handedOn).toEqual([
      { id: 'of decider', ownerId: 'assessor', ownerAs: 'standards' },
    ])
  })
  it('is never left to nobody', () => {
    const none = { managerId: null, standardsId: null, measures: [] }
    expect(hands(watched, 'moved', ['reviewer'], none)).toEqual({ refused: 'condition_owner' })
  })
  it('and a manager’s own measures too, without an owner where no manager may', () => {
    const measures = [{ id: 'measure', ownerId: 'reviewer' }]
    const record = recordIn('approved_by_manager', 'dormant')
    expect(changed(record, 'moved', ['reviewer'], { ...heirs, measures }).handedOn).toEqual([
      { id: 'measure', ownerId: 'heir', ownerAs: 'manager' },
    ])
    expect(changed(record, 'left', ['reviewer'], { ...heirs, managerId: null, measures })).toMatchObject({
      handedOn: [{ id: 'measure', ownerId: null, ownerAs: 'standards' }],
      tellStandards: 'handed_to_standards',
    })
  })
})

it('gives back the case of an assessor who leaves, and of nobody else', () => {
  const record = recordIn('with_standards', 'assessment')
  const assigned = { ...record, case: record.case && { ...record.case, assessorId: 'assessor' } }
  expect(changed(assigned, 'left', ['assessor'])).toMatchObject({ unassigned: true, move: null })
  expect(hands(assigned, 'left', ['other'])).toEqual({ refused: 'not_open' })
})

it.each(['reviewer', 'declarant', 'assessor'])('is no command that %s can give', (id) => {
  const actor = { id, roles: ['assessor', 'decisionMaker'] } as const
  const command = { type: 'hand_over', because: 'moved', holders: ['reviewer'] } as const
  expect(decide(recordIn('with_manager', 'dormant'), command, { ...context, actor })).toEqual({
    refused: 'not_yours',
  })
})
