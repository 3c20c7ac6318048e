import { describe, expect, it } from 'vitest'
import { terms } from './conditions.fixture.ts'
import type { Day } from './days.ts'
import type { CaseStage, Role, Status } from './declaration.ts'
import { commandsOpenTo } from './lifecycle.ts'
import { recordIn } from './record.fixture.ts'
import { type Acting, theDirectory } from './standing.ts'

/*
 * The law as a person would read it aloud, written by hand and not derived from the table it tests:
 * status, stage inside professional standards, who → what is open to them.
 */
const expectations = `
with_manager             dormant      declarant       correct report_change declare_again
with_manager             dormant      reviewer        approve return refer step_aside
with_manager             dormant      assessor        call_in note restrict declare_again
with_manager             dormant      decision_maker  call_in note restrict declare_again
with_manager             dormant      cover           approve return refer step_aside
with_manager             dormant      directory       hand_over
with_manager             dormant      stranger        -
returned_by_manager      dormant      declarant       answer correct report_change declare_again
returned_by_manager      dormant      reviewer        refer step_aside
returned_by_manager      dormant      assessor        call_in note restrict declare_again
with_standards           triage       declarant       correct report_change declare_again report_end
with_standards           triage       reviewer        -
with_standards           triage       assessor        assign ask assess refer_on note restrict declare_again
with_standards           assessment   assessor        assign ask assess decide refer_on note restrict declare_again
with_standards           assessment   decision_maker  assign ask assess decide refer_on note restrict declare_again
with_standards           assessment   declarant       correct report_change declare_again report_end
with_standards           countersign  assessor        refer_on note restrict declare_again
with_standards           countersign  decision_maker  countersign refer_on note restrict declare_again
with_standards           countersign  declarant       correct report_change declare_again report_end
question_from_standards  assessment   declarant       answer correct report_change declare_again report_end
returned_by_manager      dormant      cover           refer step_aside
with_standards           triage       cover           -
question_from_standards  assessment   reviewer        -
question_from_standards  assessment   assessor        assign refer_on note restrict declare_again
approved_by_manager      dormant      declarant       correct report_change declare_again report_end
approved_by_manager      dormant      reviewer        -
approved_by_manager      dormant      assessor        call_in note restrict declare_again
decided                  closed       declarant       correct report_change declare_again report_end
decided                  closed       reviewer        -
decided                  closed       decision_maker  refer_on note restrict declare_again
decided                  closed       stranger        -
`

const people: Record<string, Acting & { roles: Role[] }> = {
  declarant: { id: 'declarant', roles: ['assessor', 'decisionMaker'] }, // roles count for nothing on one's own
  reviewer: { id: 'reviewer', roles: [] },
  cover: { id: 'mate', roles: [], covers: ['reviewer'] },
  directory: { id: theDirectory, roles: [] },
  assessor: { id: 'assessor', roles: ['assessor'] },
  decision_maker: { id: 'decider', roles: ['decisionMaker'] },
  stranger: { id: 'stranger', roles: ['auditor', 'policyOwner', 'administrator'] },
}

describe('what is open to whom', () => {
  const rows = expectations.trim().split('\n')
  it.each(rows)('%s', (row) => {
    const [status, stage, who, ...commands] = row.split(/\s+/) as [Status, CaseStage, string, ...string[]]
    const person = people[who]
    if (!person) throw new Error(who)
    expect(commandsOpenTo(person, recordIn(status, stage)).toSorted()).toEqual(
      commands.filter((name) => name !== '-').toSorted(),
    )
  })
})

it('leaves nobody but the named decision makers a standing on a restricted record', () => {
  const record = recordIn('with_standards', 'assessment', true)
  expect(commandsOpenTo({ id: 'assessor', roles: ['assessor'] }, record)).toEqual([])
  expect(commandsOpenTo({ id: 'another', roles: ['decisionMaker', 'assessor'] }, record)).toEqual([])
  expect(commandsOpenTo({ id: 'decider', roles: ['decisionMaker'] }, record)).toContain('decide')
})

it('shows the public part no command of professional standards', () => {
  const publicPart = { ...recordIn('with_standards', 'assessment'), case: null }
  expect(commandsOpenTo({ id: 'assessor', roles: ['assessor'] }, publicPart)).toEqual([])
})

describe('a condition in force', () => {
  const condition = {
    ...terms('2026-06-05' as Day, { ownerId: 'overseer' }),
    ownerAs: 'manager' as const,
    id: 'condition',
    wordingVersion: 1,
    checkOn: '2026-07-17' as Day,
    checks: 0,
    acknowledgeBy: '2026-06-12' as Day,
    answer: null,
  }
  const decided = { ...recordIn('decided', 'closed'), conditions: [condition], unconfirmed: ['first'] }
  it('is answered by the declarant, and checked by its overseer, who can do nothing else', () => {
    expect(commandsOpenTo({ id: 'declarant', roles: [] }, decided).toSorted()).toEqual([
      'acknowledge',
      'confirm_ceased',
      'correct',
      'declare_again',
      'report_change',
      'report_end',
    ])
    expect(commandsOpenTo({ id: 'overseer', roles: [] }, { ...decided, case: null })).toEqual([
      'record_check',
    ])
    expect(commandsOpenTo({ id: 'reviewer', roles: [] }, { ...decided, case: null })).toEqual([])
  })
  it('stays in force while it is decided again', () => {
    for (const again of ['with_standards', 'question_from_standards'] as const) {
      const record = { ...decided, status: again }
      expect(commandsOpenTo({ id: 'overseer', roles: [] }, { ...record, case: null })).toEqual([
        'record_check',
      ])
      expect(commandsOpenTo({ id: 'declarant', roles: [] }, record)).toContain('acknowledge')
    }
  })
  it('gives nobody but those named a standing on a restricted record', () => {
    const restricted = { ...recordIn('decided', 'closed', true), conditions: [condition] }
    expect(commandsOpenTo({ id: 'overseer', roles: ['assessor'] }, restricted)).toEqual([])
  })
})

describe('an end that was reported', () => {
  const ends = [{ id: 'end', associationId: 'first', confirmed: false }]
  it('is confirmed by the line manager whose approval settled it', () => {
    const approved = { ...recordIn('approved_by_manager', 'dormant'), ends }
    expect(commandsOpenTo({ id: 'reviewer', roles: [] }, { ...approved, case: null })).toEqual([
      'confirm_end',
    ])
    expect(commandsOpenTo({ id: 'assessor', roles: ['assessor'] }, approved)).not.toContain('confirm_end')
  })
  it('is confirmed by professional standards where they decided', () => {
    const decided = { ...recordIn('decided', 'closed'), ends }
    expect(commandsOpenTo({ id: 'assessor', roles: ['assessor'] }, decided)).toContain('confirm_end')
    expect(commandsOpenTo({ id: 'reviewer', roles: [] }, { ...decided, case: null })).toEqual([])
  })
})

describe('a review', () => {
  const review = { stage: 'waiting', reviewOn: '2027-06-05' as Day, answerId: null } as const
  it('is answered by the declarant, seen by the line manager, decided by professional standards', () => {
    const decided = { ...recordIn('decided', 'closed'), review }
    expect(commandsOpenTo({ id: 'declarant', roles: [] }, decided)).toContain('answer_review')
    expect(commandsOpenTo({ id: 'assessor', roles: ['assessor'] }, decided)).not.toContain('decide_review')
    const answered = { ...decided, review: { stage: 'manager', reviewOn: null, answerId: 'answer' } as const }
    expect(commandsOpenTo({ id: 'reviewer', roles: [] }, { ...answered, case: null })).toEqual([
      'view_review',
    ])
    expect(commandsOpenTo({ id: 'assessor', roles: ['assessor'] }, answered)).toContain('decide_review')
  })
  it('does not exist while it is decided again', () => {
    const again = { ...recordIn('with_standards', 'triage'), review }
    expect(commandsOpenTo({ id: 'declarant', roles: [] }, again)).not.toContain('answer_review')
  })
})
