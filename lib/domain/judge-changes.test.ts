import { describe, expect, it } from 'vitest'
import type { Command } from './commands.ts'
import { conditionPeriods, terms } from './conditions.fixture.ts'
import type { Day } from './days.ts'
import { type Change, type Context, decide } from './decide.ts'
import type { DeclarationRecord, Status } from './declaration.ts'
import { recordIn } from './record.fixture.ts'
import { reviewMonths, reviewPolicy } from './reviews.fixture.ts'
import type { VagueDay } from './vague-day.ts'

const context: Context = {
  actor: { id: 'declarant', roles: [] },
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
  assessorIds: [],
  decisionMakerIds: [],
  overseers: [],
  conditionPeriods,
  reviews: reviewPolicy,
  earlierIds: ['earlier'],
}
const assessor = { ...context, actor: { id: 'assessor', roles: ['assessor' as const] } }
const changed = (verdict: ReturnType<typeof decide>): Change => {
  if ('refused' in verdict) throw new Error(`refused: ${verdict.refused}`)
  return verdict.change
}
const publicPart = (record: DeclarationRecord) => ({ ...record, case: null })
const report = (...kinds: string[]): Command => ({ type: 'report_change', kinds, text: 'He told me.' })

describe('a change that cannot wait', () => {
  it.each<[Status, Status]>([
    ['with_manager', 'with_standards'],
    ['returned_by_manager', 'with_standards'],
    ['with_standards', 'with_standards'],
    ['question_from_standards', 'question_from_standards'],
    ['approved_by_manager', 'with_standards'],
    ['decided', 'with_standards'],
  ])('from %s it is %s, on the next working day', (from, to) => {
    const change = changed(decide(publicPart(recordIn(from, 'dormant')), report('other', 'charged'), context))
    expect(change.move).toMatchObject({ status: to })
    expect(change).toMatchObject({ changeDueOn: '2026-06-09', tellStandards: 'change_urgent' })
    expect(change.events.map((event) => event.type)).toContain('change_raised')
  })
})

describe('a change that can wait', () => {
  it.each<[Status, readonly string[], string | null]>([
    ['with_manager', ['reviewer'], null],
    ['approved_by_manager', ['reviewer'], null],
    ['with_standards', [], 'change_reported'],
    ['decided', [], 'change_reported'],
  ])('of a record that is %s is for whoever holds it, and moves nothing', (status, told, standards) => {
    const change = changed(decide(publicPart(recordIn(status, 'dormant')), report('contact_more'), context))
    expect(change.move?.status).toBe(status)
    expect(change.move?.settled).toBe(status === 'decided' || status === 'approved_by_manager')
    expect(change.notices.map((notice) => notice.personId)).toEqual(told)
    expect(change.tellStandards).toBe(standards)
    const readers = change.events.find((event) => event.type === 'change_reported')?.audience
    expect(readers?.includes('reviewer')).toBe(told.length > 0)
  })
  it('needs a kind that the policy has, and words', () => {
    const record = recordIn('decided', 'closed')
    expect(decide(record, report('unheard_of', 'other'), context)).toEqual({ refused: 'change_unknown' })
    expect(decide(record, report(), context)).toEqual({ refused: 'change_unknown' })
    expect(decide(record, { ...report('other'), text: ' ' } as Command, context)).toEqual({
      refused: 'words_needed',
    })
  })
})

const end: Command = {
  ...{ type: 'report_end', associationId: 'first', endedOn: '2026-05' as VagueDay },
  ...{ how: 'We stopped talking.', resume: 'yes' },
}

describe('an end', () => {
  it('is for whoever decided, by a day', () => {
    const byManager = changed(decide(publicPart(recordIn('approved_by_manager', 'dormant')), end, context))
    expect(byManager.notices).toEqual([{ personId: 'reviewer', kind: 'end_reported' }])
    const byStandards = changed(decide(publicPart(recordIn('decided', 'closed')), end, context))
    expect(byStandards).toMatchObject({ notices: [], tellStandards: 'end_reported', lookBy: '2026-06-22' })
  })
  it('is reported once, and lies behind', () => {
    const record = recordIn('decided', 'closed')
    const ends = [{ id: 'one', associationId: 'first', confirmed: false }]
    expect(decide({ ...record, ends, associationIds: ['first', 'other'] }, end, context)).toEqual({
      refused: 'end_reported',
    })
    expect(decide(record, { ...end, endedOn: '2026-07' as VagueDay } as Command, context)).toEqual({
      refused: 'end_ahead',
    })
  })
  it('ends conditions where that is said, and those of no other contact', () => {
    const condition = (id: string, associationId: string) => ({
      ...terms('2026-06-05' as Day, { associationId }),
      ...{ id, ownerAs: 'standards' as const, wordingVersion: 1, checkOn: '2026-07-17' as Day },
      ...{ checks: 0, acknowledgeBy: null, answer: 'agreed' as const },
    })
    const record: DeclarationRecord = {
      ...recordIn('decided', 'closed'),
      associationIds: ['first', 'other'],
      conditions: [condition('its', 'first'), condition('another', 'other')],
      ends: [{ id: 'one', associationId: 'first', confirmed: false }],
    }
    const confirm = (endConditions: boolean, confirmed = true): Command => ({
      ...{ type: 'confirm_end', reportId: 'one', confirmed, words: 'Seen.', endConditions },
    })
    expect(changed(decide(record, confirm(true), assessor)).endedConditions).toEqual(['its'])
    expect(changed(decide(record, confirm(false), assessor)).endedConditions).toEqual([])
    const asked = changed(decide(record, confirm(true, false), assessor))
    expect(asked.endedConditions).toEqual([])
    expect(asked.notices).toEqual([{ personId: 'declarant', kind: 'end_questioned' }])
  })
})

describe('a return', () => {
  const again = (earlierId: string): Command => ({ type: 'declare_again', associationId: 'first', earlierId })
  it('links with what the same person declared before, once', () => {
    const record = recordIn('with_manager', 'dormant')
    expect(decide(record, again('earlier'), context)).toHaveProperty('change')
    expect(decide(record, again('of somebody else'), context)).toEqual({ refused: 'not_earlier' })
    expect(decide({ ...record, linked: ['first'] }, again('earlier'), context)).toEqual({
      refused: 'already_linked',
    })
  })
  it('tells professional standards nothing in the history: the other end may be restricted', () => {
    const { events } = changed(decide(recordIn('with_manager', 'dormant'), again('earlier'), context))
    expect(events.flatMap((event) => event.audience ?? [])).toEqual(['declarant'])
  })
})
