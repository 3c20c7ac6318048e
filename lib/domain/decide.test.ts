import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { after, outcomesOf } from './after.fixture.ts'
import { type Command, resumes } from './commands.ts'
import { conditionPeriods, terms } from './conditions.fixture.ts'
import { findings, needsConditions } from './conditions.ts'
import type { Day } from './days.ts'
import { type Change, type Context, decide } from './decide.ts'
import { type DeclarationRecord, outcomes, places, type Route } from './declaration.ts'
import { recordIn } from './record.fixture.ts'
import { reviewMonths, reviewPolicy } from './reviews.fixture.ts'
import { reviewIntervals } from './reviews.ts'
import { theDirectory } from './standing.ts'
import type { VagueDay } from './vague-day.ts'

const context: Context = {
  actor: { id: 'reviewer', roles: [] },
  now: new Date('2026-06-05T09:00:00Z'), // a Friday
  periods: {
    managerWorkingDays: 5,
    assessmentWorkingDays: 20,
    urgentWorkingDays: 1,
    appealDays: 21,
    reviewMonths,
  },
  holidays: new Set(['2026-06-08']),
  newId: () => 'fresh',
  nextReviewerId: null,
  assessorIds: ['assessor', 'decider'],
  decisionMakerIds: ['decider', 'second'],
  overseers: [
    { id: 'reviewer', as: 'manager' },
    { id: 'assessor', as: 'standards' },
    { id: 'decider', as: 'standards' },
  ],
  conditionPeriods,
  reviews: reviewPolicy,
  earlierIds: ['earlier'],
}
const today = '2026-06-05' as Day
const by = (id: string, ...roles: Context['actor']['roles']) => ({ ...context, actor: { id, roles } })
const changed = (verdict: ReturnType<typeof decide>): Change => {
  if ('refused' in verdict) throw new Error(`refused: ${verdict.refused}`)
  return verdict.change
}

describe('a manager’s approval', () => {
  const approve: Command = { type: 'approve', rationale: 'Known to me.', measures: [] }
  it.each<[Route, string]>([
    ['manager', 'approved_by_manager'],
    ['manager_then_standards', 'with_standards'],
  ])('on the route %s leads to %s', (route, status) => {
    expect(
      changed(decide({ ...recordIn('with_manager', 'dormant'), route, case: null }, approve, context)).move
        ?.status,
    ).toBe(status)
  })
  it('keeps the reason from the declarant', () => {
    const { events } = changed(
      decide({ ...recordIn('with_manager', 'dormant'), case: null }, approve, context),
    )
    const forDeclarant = events.filter((event) => event.type !== 'approved')
    expect(JSON.stringify(forDeclarant)).not.toContain('Known to me.')
  })
})

it('gives an urgent declaration one working day, over a week-end and a holiday', () => {
  const urgent = { ...recordIn('with_manager', 'dormant'), urgent: true, case: null }
  const { move } = changed(decide(urgent, { type: 'refer', rationale: 'Now.' }, context))
  expect(move?.caseDueOn).toBe('2026-06-09')
})

it('tells nobody why a manager stepped aside but professional standards', () => {
  const verdict = decide(
    { ...recordIn('with_manager', 'dormant'), case: null },
    { type: 'step_aside', reason: 'He is my cousin.' },
    context,
  )
  const { events, notices } = changed(verdict)
  expect(
    events.filter((event) => JSON.stringify(event.payload).includes('cousin')).map((event) => event.type),
  ).toEqual(['review_moved'])
  expect(notices).toEqual([])
})

it('decides nothing while an association has no outcome', () => {
  const record: DeclarationRecord = withAssessment('low', ['first', 'other'])
  const command: Command = {
    type: 'decide',
    outcomes: [{ associationId: 'first', outcome: 'advice' }],
    conditions: [],
    rationale: 'r',
    message: 'm',
    referrals: [],
  }
  expect(decide(record, command, by('assessor', 'assessor'))).toEqual({ refused: 'outcomes_incomplete' })
})

it.each([
  ['low', false],
  ['high', true],
] as const)('a %s grade: a second person signs: %s', (grade, second) => {
  const command: Command = {
    type: 'decide',
    outcomes: [{ associationId: 'first', outcome: 'monitor' }],
    conditions: [terms(today)],
    rationale: 'r',
    message: 'm',
    referrals: [],
  }
  const change = changed(decide(withAssessment(grade, ['first']), command, by('assessor', 'assessor')))
  expect(change.effective).toBe(!second)
  expect(change.stage).toBe(second ? 'countersign' : 'closed')
  expect(change.notices.some((notice) => notice.personId === 'declarant')).toBe(!second)
})

function withAssessment(riskGrade: 'low' | 'high', associationIds: string[]): DeclarationRecord {
  const record = recordIn('with_standards', 'assessment')
  return {
    ...record,
    associationIds,
    case: record.case && { ...record.case, assessment: { riskGrade, manageability: 'manageable' } },
  }
}

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    type: fc.constant('answer' as const),
    questionId: fc.constantFrom('open', 'gone'),
    text: fc.string(),
  }),
  fc.record({ type: fc.constant('correct' as const), place: fc.constantFrom(...places), text: fc.string() }),
  fc.record({
    type: fc.constant('approve' as const),
    rationale: fc.string(),
    measures: fc.constant([{ wording: 'w', reviewOn: '2026-09-01' as Day }]),
  }),
  fc.record({
    type: fc.constant('return' as const),
    place: fc.constantFrom(...places),
    question: fc.string(),
  }),
  fc.record({ type: fc.constant('refer' as const), rationale: fc.string() }),
  fc.record({ type: fc.constant('step_aside' as const), reason: fc.string() }),
  fc.record({ type: fc.constant('call_in' as const), reason: fc.string() }),
  fc.record({
    type: fc.constant('assign' as const),
    assessorId: fc.constantFrom('assessor', 'decider', 'declarant', 'stranger'),
  }),
  fc.record({ type: fc.constant('ask' as const), place: fc.constantFrom(...places), question: fc.string() }),
  fc.record({
    type: fc.constant('assess' as const),
    nature: fc.string(),
    howKnown: fc.string(),
    ongoing: fc.string(),
    access: fc.string(),
    riskGrade: fc.constantFrom('low' as const, 'medium' as const, 'high' as const),
    manageability: fc.constantFrom('manageable' as const, 'escalate' as const),
    rationale: fc.string(),
  }),
  fc.record({
    type: fc.constant('decide' as const),
    outcomes: fc
      .constantFrom(...outcomes)
      .map((outcome) => [
        { associationId: 'first', outcome, confirmBy: outcome === 'cease_contact' ? today : null },
      ]),
    conditions: fc.constantFrom(
      [],
      [terms(today)],
      [terms(today, { ownerId: 'assessor', checkWeeks: null, dueOn: '2026-06-15' as Day })],
      [terms(today, { ownerId: 'stranger' })],
      [terms(today, { reviewOn: today })],
    ),
    rationale: fc.string(),
    message: fc.string(),
    referrals: fc.constant([]),
  }),
  fc.record({ type: fc.constant('countersign' as const), agreed: fc.boolean(), rationale: fc.string() }),
  fc.record({ type: fc.constant('note' as const), text: fc.string() }),
  fc.record({
    type: fc.constant('acknowledge' as const),
    conditionId: fc.constantFrom('fresh', 'gone'),
    wordingVersion: fc.constantFrom(1, 2),
    agreed: fc.boolean(),
    words: fc.constantFrom('', 'Why I cannot.'),
  }),
  fc.record({
    type: fc.constant('record_check' as const),
    conditionId: fc.constantFrom('fresh', 'gone'),
    checks: fc.constantFrom(0, 1, 2),
    finding: fc.constantFrom(...findings),
    evidence: fc.constantFrom('', 'We met.'),
  }),
  fc.record({
    type: fc.constant('report_change' as const),
    kinds: fc.constantFrom(['contact_more'], ['charged', 'other'], ['unheard_of'], []),
    text: fc.constantFrom('', 'He told me.'),
  }),
  fc.record({
    type: fc.constant('report_end' as const),
    associationId: fc.constantFrom('first', 'gone'),
    endedOn: fc.constantFrom('2026' as VagueDay, '2026-05' as VagueDay, '2027' as VagueDay),
    how: fc.constantFrom('', 'We stopped talking.'),
    resume: fc.constantFrom(...resumes),
  }),
  fc.record({
    type: fc.constant('confirm_end' as const),
    reportId: fc.constantFrom('fresh', 'gone'),
    confirmed: fc.boolean(),
    words: fc.constantFrom('', 'And online?'),
    endConditions: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('declare_again' as const),
    associationId: fc.constantFrom('first', 'gone'),
    earlierId: fc.constantFrom('earlier', 'gone'),
  }),
  fc.record({
    type: fc.constant('answer_review' as const),
    changed: fc.boolean(),
    words: fc.constantFrom('', 'We met.'),
  }),
  fc.record({
    type: fc.constant('view_review' as const),
    words: fc.constantFrom('', 'I am in doubt.'),
    settle: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('decide_review' as const),
    confirmed: fc.boolean(),
    interval: fc.constantFrom(...reviewIntervals),
    rationale: fc.constantFrom('', 'As before.'),
  }),
  fc.record({ type: fc.constant('appeal' as const), grounds: fc.constantFrom('', 'I had left.') }),
  fc.record({
    type: fc.constant('hear_appeal' as const),
    stands: fc.boolean(),
    reasons: fc.constantFrom('', 'r'),
    message: fc.constantFrom('', 'm'),
  }),
  fc.record({
    type: fc.constant('confirm_ceased' as const),
    associationId: fc.constantFrom('first', 'other'),
    text: fc.constantFrom('', 'I left the group.'),
  }),
)
const anyHandover: fc.Arbitrary<Command> = fc.record({
  type: fc.constant('hand_over' as const),
  because: fc.constantFrom('moved' as const, 'left' as const, 'declarant_left' as const),
  holders: fc.subarray(['reviewer', 'heir', 'assessor', 'decider']),
})
const ofManager = ['approve', 'return', 'refer', 'step_aside', 'record_check']
const ofDeclarant = ['answer', 'correct', 'acknowledge', 'confirm_ceased']
const ofDeclarantSince = ['report_change', 'report_end', 'answer_review', 'declare_again', 'appeal']
const anyActor = fc.constantFrom<Context['actor']>(
  by('declarant', 'assessor', 'decisionMaker').actor,
  by('reviewer').actor,
  by('assessor', 'assessor').actor,
  by('decider', 'decisionMaker').actor,
  by('second', 'decisionMaker').actor,
  by('stranger').actor,
  by(theDirectory).actor,
  { id: 'mate', roles: [], covers: ['reviewer', 'heir'] },
)

it('holds its promises over any sequence of commands by anybody', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Route>('manager', 'manager_then_standards', 'standards'),
      fc.array(fc.tuple(anyActor, fc.oneof({ weight: 8, arbitrary: anyCommand }, anyHandover)), {
        maxLength: 50,
      }),
      fc.constantFrom('heir', null),
      (route, acts, managerId) => {
        const heirs = { managerId, standardsId: 'second', measures: [] }
        const direct = route === 'standards'
        let record: DeclarationRecord = {
          ...recordIn(direct ? 'with_standards' : 'with_manager', direct ? 'triage' : 'dormant'),
          route,
          reviewerId: direct ? null : 'reviewer',
        }
        for (const [actor, command] of acts) {
          const given = { ...context, actor, heirs }
          const verdict = decide(record, command, given)
          expect(decide(record, command, given)).toEqual(verdict) // pure
          if ('refused' in verdict) continue
          const { change } = verdict
          const next = after(record, change, actor.id)
          expect(actor.id).not.toBe('stranger')
          if (actor.id === 'declarant') expect([...ofDeclarant, ...ofDeclarantSince]).toContain(command.type)
          expect(change.events.length).toBeGreaterThan(0)
          expect(actor.id === theDirectory).toBe(command.type === 'hand_over')
          if (command.type === 'hand_over') {
            // Nothing stays in the hands it leaves, nothing is decided or ends, and nobody decides on their own.
            const checks = next.conditions.filter(
              (each) => command.because === 'left' || each.ownerAs === 'manager',
            )
            if (command.because !== 'declarant_left')
              for (const id of command.holders) {
                expect(checks.map((each) => each.ownerId)).not.toContain(id === managerId ? null : id)
                if (command.because === 'moved' && id !== managerId) expect(next.reviewerId).not.toBe(id)
                if (
                  next.status.endsWith('manager') &&
                  next.status !== 'approved_by_manager' &&
                  id !== managerId
                )
                  expect(next.reviewerId).not.toBe(id)
              }
            expect(next.conditions.map((each) => each.id)).toEqual(record.conditions.map((each) => each.id))
            expect([record.status, 'with_standards']).toContain(next.status)
          }
          if (command.type === 'record_check')
            expect([actor.id, ...(actor.covers ?? [])]).toContain(
              record.conditions.find((each) => each.id === command.conditionId)?.ownerId,
            )
          if (actor.covers) {
            // Whoever stands in decides what the manager could, in their name, and hands it to nobody.
            expect(ofManager).toContain(command.type)
            expect(next.reviewerId).toBe(record.reviewerId)
            expect(change.events[0]?.payload).toHaveProperty('onBehalfOf')
          }
          if (change.breachDueOn) expect(next.status).not.toBe('decided')
          for (const each of next.conditions)
            expect(each.checkOn > today, 'a day on which somebody looks').toBe(true)
          for (const { associationId, outcome } of change.effective ? outcomesOf(record, command) : [])
            if (needsConditions(outcome))
              expect(next.conditions.map((each) => each.associationId)).toContain(associationId)
          // A review exists where it is settled and something goes on, and has a day or somebody who looks.
          if (next.review) expect(next.settled).toBe(true)
          if (next.status === 'approved_by_manager' && !next.ends.some((end) => end.confirmed))
            expect(next.review).not.toBeNull()
          expect(next.review?.stage === 'waiting').toBe(next.review?.reviewOn != null)
          if (command.type === 'confirm_end') expect(record.ends.map((end) => end.confirmed)).toContain(false)
          if (command.type === 'hear_appeal') expect(record.case?.deciderIds).not.toContain(actor.id)
          if (command.type === 'countersign') expect(record.case?.proposal?.byId).not.toBe(actor.id)
          if (['with_manager', 'returned_by_manager'].includes(next.status))
            expect(next.reviewerId).not.toBeNull()
          if (next.status === 'returned_by_manager' || next.status === 'question_from_standards')
            expect(next.openQuestion).not.toBeNull()
          if (next.status === 'decided')
            expect(next.case).toMatchObject({ stage: 'closed', assessment: expect.anything() })
          if (next.status === 'with_standards') expect(next.case?.stage).not.toBe('dormant')
          expect(next.settled).toBe(next.status === 'decided' || next.status === 'approved_by_manager')
          record = next
        }
      },
    ),
    { numRuns: 10_000 },
  )
}, 60_000)
