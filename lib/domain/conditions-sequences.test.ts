import fc from 'fast-check'
import { expect, it } from 'vitest'
import { after, outcomesOf } from './after.fixture.ts'
import type { Command, CommandType } from './commands.ts'
import { conditionPeriods, terms } from './conditions.fixture.ts'
import { findings, needsConditions } from './conditions.ts'
import { addDays, type Day, toDay } from './days.ts'
import { type Change, type Context, decide } from './decide.ts'
import { type DeclarationRecord, outcomes } from './declaration.ts'
import { type Folded, fold, standsAs } from './fold.fixture.ts'
import { commandsOpenTo } from './lifecycle.ts'
import { recordIn } from './record.fixture.ts'
import { reviewMonths, reviewPolicy } from './reviews.fixture.ts'
import { reviewIntervals } from './reviews.ts'
import type { VagueDay } from './vague-day.ts'

/*
 * Commands that are open to somebody, drawn one after the other while days go by: what a blind draw would seldom reach, such as a
 * check of a condition that a second person signed after an earlier one was broken.
 */
type Person = Context['actor']
const people: readonly Person[] = [
  { id: 'declarant', roles: [] },
  { id: 'reviewer', roles: [] },
  { id: 'assessor', roles: ['assessor'] },
  { id: 'decider', roles: ['decisionMaker'] },
  { id: 'second', roles: ['decisionMaker'] },
]
const overseers = [
  { id: 'reviewer', as: 'manager' },
  { id: 'assessor', as: 'standards' },
  { id: 'decider', as: 'standards' },
] as const

/** A command of this kind for the record as it stands; the number chooses among what it can say. */
function commandOf(type: CommandType, record: DeclarationRecord, n: number, today: Day): Command | null {
  const condition = record.conditions[n % Math.max(1, record.conditions.length)]
  switch (type) {
    case 'assess':
      return {
        ...{ type, nature: 'n', howKnown: 'h', ongoing: 'o', access: 'a', rationale: 'r' },
        ...{ riskGrade: n % 3 ? 'low' : 'high', manageability: 'manageable' },
      }
    case 'decide': {
      const outcome = outcomes[n % outcomes.length] ?? 'advice'
      const confirmBy = outcome === 'cease_contact' ? addDays(today, 14) : null
      const ownerId = overseers[n % overseers.length]?.id ?? 'assessor'
      const set = { ownerId, reviewOn: addDays(today, 100 + (n % 200)), checkWeeks: 1 + (n % 20) }
      const conditions = needsConditions(outcome)
        ? Array.from({ length: 1 + (n % 3) }, () => terms(today, set))
        : []
      const each = record.associationIds.map((associationId) => ({ associationId, outcome, confirmBy }))
      return { ...{ type, outcomes: each, conditions }, ...{ rationale: 'r', message: 'm', referrals: [] } }
    }
    case 'countersign':
      return { type, agreed: n % 4 > 0, rationale: 'r' }
    case 'acknowledge':
      return condition
        ? {
            ...{
              type,
              conditionId: condition.id,
              wordingVersion: condition.wordingVersion + (n % 7 === 0 ? 1 : 0),
            },
            ...{ agreed: n % 3 > 0, words: 'w' },
          }
        : null
    case 'record_check':
      return condition
        ? {
            ...{ type, conditionId: condition.id, checks: condition.checks + (n % 7 === 0 ? 1 : 0) },
            ...{ finding: findings[n % 3] ?? 'kept', evidence: 'e' },
          }
        : null
    case 'reword':
      return condition
        ? {
            ...{ type, conditionId: condition.id, wording: `w${n % 5}`, reason: 'r' },
            wordingVersion: condition.wordingVersion - (n % 7 === 0 ? 1 : 0),
          }
        : null
    case 'hand_on':
      return condition
        ? {
            ...{ type, conditionId: condition.id, reason: 'r' },
            ownerId: ['reviewer', 'assessor', 'decider', 'declarant'][n % 4] ?? 'assessor',
          }
        : null
    case 'confirm_ceased':
      return { type, associationId: record.unconfirmed[0] ?? 'none', text: 't' }
    case 'report_change':
      return { type, kinds: [n % 5 ? 'contact_more' : 'charged'], text: 't' }
    case 'report_end':
      return n % 3
        ? null
        : { type, associationId: 'first', endedOn: today as string as VagueDay, how: 'h', resume: 'no' }
    case 'confirm_end':
      return {
        ...{ type, reportId: record.ends[0]?.id ?? 'none', confirmed: n % 3 === 0 },
        ...{ words: 'w', endConditions: n % 2 === 0 },
      }
    case 'answer_review':
      return { type, changed: n % 3 === 0, words: 'w' }
    case 'view_review':
      return { type, words: 'w', settle: n % 2 === 0 }
    case 'decide_review':
      return { type, confirmed: n % 3 > 0, interval: reviewIntervals[n % 3] ?? 'managed', rationale: 'r' }
    case 'appeal':
      return { type, grounds: 'g' }
    case 'hear_appeal':
      return { type, stands: n % 2 === 0, reasons: 'r', message: 'm' }
    case 'restrict':
      return n % 9 === 0 ? { type, decisionMakerIds: ['decider', 'second'], reason: 'r' } : null
    default:
      return null
  }
}

function goesOn(decided: Change['outcomes'], { ends }: DeclarationRecord): boolean {
  return decided.some(
    ({ associationId, reviewOn }) =>
      reviewOn !== null && ends.every((end) => end.associationId !== associationId || !end.confirmed),
  )
}

/** Thousands of lives have no time for an assertion library. */
function holds(promise: boolean, what: string): void {
  if (!promise) throw new Error(`broken: ${what}`)
}

function expectSame(told: Folded, stands: Folded, type: string): void {
  const sorted = ({ status, conditions }: Folded) =>
    JSON.stringify([status, Object.entries(conditions).toSorted(([a], [b]) => (a < b ? -1 : 1))])
  holds(sorted(told) === sorted(stands), `${type}: ${sorted(told)} told, ${sorted(stands)} stands`)
}

it('keeps its promises on conditions over 10,000 lives of a case', () => {
  const done: Partial<Record<CommandType | 'breach' | 'again', number>> = {}
  const step = fc.tuple(fc.nat(people.length - 1), fc.nat(1000), fc.nat(1000), fc.nat(60))
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 50 }), (steps) => {
      let record = recordIn('with_standards', 'triage')
      let now = new Date('2026-06-05T09:00:00Z')
      let ids = 0
      let told = standsAs(record)
      for (const [who, which, n, days] of steps) {
        now = new Date(now.getTime() + days * 86_400_000)
        const today = toDay(now)
        const actor = people[who] ?? { id: 'nobody', roles: [] }
        const open = commandsOpenTo(actor, record).flatMap((type) => commandOf(type, record, n, today) ?? [])
        const command = open[which % Math.max(1, open.length)]
        if (!command) continue
        const context: Context = {
          actor,
          now,
          periods: {
            managerWorkingDays: 5,
            assessmentWorkingDays: 20,
            urgentWorkingDays: 1,
            appealDays: 21,
            reviewMonths,
          },
          holidays: new Set(['2026-12-25', '2026-12-28']),
          newId: () => `id${++ids}`,
          nextReviewerId: null,
          assessorIds: ['assessor'],
          decisionMakerIds: ['decider', 'second'],
          overseers: overseers.filter((each) => !record.case?.restricted || each.id === 'decider'),
          conditionPeriods,
          reviews: reviewPolicy,
          earlierIds: ['earlier'],
        }
        const verdict = decide(record, command, context)
        if ('refused' in verdict) continue
        const { change } = verdict
        const next = after(record, change, actor.id, today)
        done[command.type] = (done[command.type] ?? 0) + 1
        if (change.breachDueOn) done.breach = (done.breach ?? 0) + 1
        if (change.effective && record.conditions.length > 0) done.again = (done.again ?? 0) + 1

        // An event each time; and only the declarant answers, only the owner checks, nobody signs what they proposed.
        holds(change.events.length > 0, 'an event')
        if (command.type === 'record_check') {
          const checked = record.conditions.find((each) => each.id === command.conditionId)
          holds(checked?.ownerId === actor.id, 'checked by its owner')
        }
        if (command.type === 'acknowledge' || command.type === 'confirm_ceased')
          holds(actor.id === 'declarant', 'answered by the declarant')
        // An appeal is the declarant's, once and in time; nobody hears one against, nor makes again, what they decided.
        const { appeal } = record
        const own = record.case?.deciderIds.includes(actor.id) ?? false
        if (command.type === 'appeal')
          holds(
            actor.id === 'declarant' && !appeal.made && addDays(appeal.decidedOn ?? today, 21) >= today,
            'an appeal in time',
          )
        if (command.type === 'hear_appeal') {
          holds(appeal.open !== null && !own, 'heard by somebody else')
          holds(command.stands === (next.status === 'decided'), 'what does not stand is decided again')
          holds(next.conditions.length === record.conditions.length, 'in force until decided again')
        }
        holds(!(change.effective && appeal.changed && own), 'decided again by somebody else')
        // Whatever is in force has somebody who looks, never the declarant, and a day that was ahead when it was set.
        for (const each of next.conditions) {
          holds(each.ownerId !== null && each.ownerId !== 'declarant', 'somebody looks')
          const before = record.conditions.find((other) => other.id === each.id)
          holds(each.checkOn === before?.checkOn || each.checkOn > today, 'a day to look')
          holds((each.acknowledgeBy === null) === (each.answer !== null), 'a day to answer')
        }
        // What is broken is with professional standards; what was decided names what is watched.
        holds(!change.breachDueOn || next.status !== 'decided', 'broken is not decided')
        for (const { associationId, outcome } of change.effective ? outcomesOf(record, command) : [])
          holds(
            next.conditions.some((each) => each.associationId === associationId) === needsConditions(outcome),
            'an outcome with its conditions',
          )
        // Nothing closes by itself: only a decision that takes effect ends a condition.
        holds(
          change.effective ||
            record.conditions.every(
              ({ id }) =>
                next.conditions.some((each) => each.id === id) || change.endedConditions.includes(id),
            ),
          'in force until decided',
        )
        holds(
          change.endedConditions.length === 0 || command.type === 'confirm_end',
          'ended by whoever decided',
        )
        holds(next.status !== 'decided' || next.case?.stage === 'closed', 'decided is closed')
        // What goes on is looked at again; a review that was answered has somebody who looks.
        holds(next.review === null || next.settled, 'reviewed where it is settled')
        holds(
          !change.effective || (next.review !== null) === goesOn(change.outcomes, next),
          'what goes on is reviewed',
        )
        holds((next.review?.stage === 'waiting') === (next.review?.reviewOn != null), 'a day of review')
        holds(!change.changeDueOn || next.urgent, 'urgent before everything else')
        // The history alone tells where it stands.
        told = change.events.reduce(fold, told)
        expectSame(told, standsAs(next), command.type)
        record = next
      }
    }),
    { numRuns: 10_000 },
  )
  // The draw does reach what it is about.
  const reached = [
    'record_check',
    'hand_on',
    'reword',
    'acknowledge',
    'confirm_ceased',
    'breach',
    'again',
  ] as const
  const reviewed = ['report_change', 'confirm_end', 'answer_review', 'view_review', 'decide_review'] as const
  const appealed = ['appeal', 'hear_appeal'] as const
  for (const type of [...reached, ...reviewed, ...appealed])
    expect(done[type] ?? 0, type).toBeGreaterThan(100)
}, 120_000)
