import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setCover } from '#lib/commands/cover.ts'
import { execute } from '#lib/commands/execute.ts'
import type { Command } from '#lib/domain/commands.ts'
import { addDays, toDay } from '#lib/domain/days.ts'
import type { VagueDay } from '#lib/domain/vague-day.ts'
import type { Side } from '#lib/reader.ts'
import { testDatabase } from '../../scripts/test/database.ts'
import { assessed, decide, done } from '../../scripts/test/decided.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { doesAfter } from '../../scripts/test/on-day.ts'
import { joinTeam, type Team } from '../../scripts/test/team.ts'
import { closeClients } from './clients.ts'
import { tokenHash } from './request.ts'

/*
 * Who can read what, straight at SQL: each row of access.csv is written by hand, not derived from the policies. The queries
 * carry no `where` but the record's id, as a careless or injected one would.
 */
const tables = [
  'declaration',
  'statement',
  'associate',
  'online_identity',
  'association',
  'association_outcome',
  'lookup_admission',
  'question',
  'correction',
  'manager_review',
  'condition',
  'condition_state',
  'condition_owner',
  'condition_acknowledgement',
  'condition_check',
  'breach',
  'ceased_confirmation',
  'change_report',
  'end_report',
  'association_link',
  'review_state',
  'review_answer',
  'review_view',
  'review_outcome',
  'standards_case',
  'assessment',
  'decision',
  'decision_outcome',
  'decision_condition',
  'condition_rewording',
  'countersignature',
  'referral',
  'standards_note',
  'handover',
]

const rows = readFileSync(new URL('./access.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',') as [string, string, Side, string])

let force: Force
let team: Team
const records = new Map<string, string>()

beforeAll(async () => {
  force = await openForce()
  const { declares, does } = force
  const of = async (name: string, declared: Promise<string>, ...acts: [string, Side, Command][]) => {
    const reference = await declared
    for (const [who, side, command] of acts)
      expect(await does(who, side, reference, command)).toHaveProperty('done')
    const { rows: found } = await force.db.query('SELECT id FROM declaration WHERE reference = $1', [
      reference,
    ])
    records.set(name, found[0].id)
    return reference
  }
  await of('journalist_with_manager', declares('amara.okafor'))
  await of(
    'kept_from_manager',
    declares('paula.reyes', { reviewer: { keepFromManager: true, reason: 'It is about him.' } }),
  )
  await of('direct', declares('ewan.price', { categories: ['extremism_terrorism'] }))
  await of('admitted_lookup', declares('rory.flynn', { lookup: { answer: 'yes', text: 'I looked.' } }))
  await of('restricted', declares('sonia.maddox'))
  const measures = [{ wording: 'Tell me at once.', reviewOn: '2027-01-04' as never }]
  await of('approved_with_measure', declares('amara.okafor'), [
    'paula.reyes',
    'web',
    { type: 'approve', rationale: 'r', measures },
  ])

  const returned = await of('returned_and_answered', declares('amara.okafor'), [
    'paula.reyes',
    'web',
    { type: 'return', place: 'how', question: 'When?' },
  ])
  const question = (await force.sees('amara.okafor', 'web', returned))?.openQuestion?.id ?? ''
  expect(
    await does('amara.okafor', 'web', returned, { type: 'answer', questionId: question, text: 'In May.' }),
  ).toHaveProperty('done')

  await of('stepped_aside', declares('amara.okafor'), [
    'paula.reyes',
    'web',
    { type: 'step_aside', reason: 'My friend.' },
  ])
  const take: [string, Side, Command] = [
    'imran.castle',
    'standards',
    { type: 'assign', assessorId: force.id('imran.castle') },
  ]
  await of(
    'referred_then_asked',
    declares('amara.okafor'),
    ['paula.reyes', 'web', { type: 'refer', rationale: 'r' }],
    take,
    ['imran.castle', 'standards', { type: 'ask', place: 'why', question: 'Since when?' }],
  )
  const decided = await of('decided', declares('ewan.price', { categories: ['extremism_terrorism'] }), take, [
    'imran.castle',
    'standards',
    {
      type: 'assess',
      nature: 'n',
      howKnown: 'h',
      ongoing: 'o',
      access: 'a',
      riskGrade: 'low',
      manageability: 'manageable',
      rationale: 'r',
    },
  ])
  const associationIds = (await force.sees('imran.castle', 'standards', decided))?.associationIds ?? []
  const outcomes = associationIds.map((associationId) => ({
    associationId,
    outcome: 'not_declarable' as const,
  }))
  expect(
    await does('imran.castle', 'standards', decided, {
      type: 'decide',
      outcomes,
      conditions: [],
      rationale: 'r',
      message: 'm',
      referrals: [],
    }),
  ).toHaveProperty('done')

  // Approved, a change and an end reported, declared before, and reviewed as far as professional standards.
  const approve: Command = { type: 'approve', rationale: 'r', measures: [] }
  const reported = await of('reported_and_reviewed', declares('amara.okafor'), [
    'paula.reyes',
    'web',
    approve,
  ])
  const own = (await force.sees('amara.okafor', 'web', reported))?.associationIds[0] ?? ''
  const earlier = (await force.sees('amara.okafor', 'web', returned))?.associationIds[0] ?? ''
  const since: [string, Side, Command][] = [
    ['amara.okafor', 'web', { type: 'report_change', kinds: ['other'], text: 't' }],
    [
      'amara.okafor',
      'web',
      { type: 'report_end', associationId: own, endedOn: '2025' as VagueDay, how: 'h', resume: 'no' },
    ],
    ['amara.okafor', 'web', { type: 'declare_again', associationId: own, earlierId: earlier }],
    ['amara.okafor', 'web', { type: 'answer_review', changed: false, words: '' }],
    ['paula.reyes', 'web', { type: 'view_review', settle: false, words: 'w' }],
    [
      'imran.castle',
      'standards',
      { type: 'decide_review', confirmed: true, interval: 'managed', rationale: 'r' },
    ],
  ]
  for (const [who, side, command] of since)
    expect(await doesAfter(force, 366, who, side, reported, command)).toHaveProperty('done')

  // What a line manager checks shows them that and nothing else; here it was not kept, and is with professional standards again.
  const watched = await of(
    'with_conditions',
    declares('ewan.price', { categories: ['extremism_terrorism'] }),
    take,
    [
      'imran.castle',
      'standards',
      {
        type: 'assess',
        nature: 'n',
        howKnown: 'h',
        ongoing: 'o',
        access: 'a',
        riskGrade: 'low',
        manageability: 'manageable',
        rationale: 'r',
      },
    ],
  )
  const [associationId = ''] = (await force.sees('imran.castle', 'standards', watched))?.associationIds ?? []
  const today = toDay(new Date())
  expect(
    await does('imran.castle', 'standards', watched, {
      type: 'decide',
      outcomes: [{ associationId, outcome: 'monitor' }],
      conditions: [
        {
          associationId,
          template: null,
          wording: 'Tell nobody anything.',
          ownerId: force.id('elif.warner'),
          startsOn: today,
          checkWeeks: 6,
          dueOn: null,
          reviewOn: addDays(today, 90),
        },
      ],
      rationale: 'r',
      message: 'm',
      referrals: [],
    }),
  ).toHaveProperty('done')
  const before = await force.sees('ewan.price', 'web', watched)
  const conditionId = before?.conditions[0]?.id ?? ''
  const acknowledge = {
    type: 'acknowledge',
    conditionId,
    wordingVersion: 1,
    agreed: true,
    words: '',
  } as const
  expect(await does('ewan.price', 'web', watched, acknowledge)).toHaveProperty('done')
  const check = {
    type: 'record_check',
    conditionId,
    checks: 0,
    finding: 'not_kept',
    evidence: 'He told them.',
  } as const
  expect(
    await execute(await force.reader('elif.warner', 'web'), watched, check, `${before?.version}`),
  ).toHaveProperty('done')

  await moves(of)
}, 60_000)

/** What a team held before its constable got another sergeant, who is a contact of one of them; and before a second one left. */
async function moves(
  of: (name: string, declared: Promise<string>, ...acts: [string, Side, Command][]) => Promise<string>,
) {
  team = await joinTeam(force)
  const { before, constable, fed, next } = team
  const watched = async (name: string, who: string, owner: string) => {
    const reference = await assessed(force, 'low', who)
    await done(decide(force, reference, { terms: { ownerId: force.id(owner) } }))
    await of(name, Promise.resolve(reference))
  }
  const measures = [{ wording: 'Tell me at once.', reviewOn: '2027-01-04' as never }]
  await of('moved_open', force.declares(constable))
  await of('moved_approved', force.declares(constable), [
    before,
    'web',
    { type: 'approve', rationale: 'r', measures },
  ])
  await watched('moved_watched', constable, before)
  const { fullName } = await fed(next)
  await of('moved_bypassed', force.declares(constable, { contact: { fullName } }))
  const leaver = await team.joins('leaver', 'before')
  await of('left_open', force.declares(leaver))
  await watched('left_watched', leaver, before)
  await team.moves()
  await team.leaves(leaver)
  await covers(of)
}

afterAll(async () => {
  await force.close()
  await closeClients()
})

describe('straight at SQL', () => {
  it.each(rows)('%s as %s by %s: %s', async (record, who, side, sees) => {
    const id = records.get(record)
    expect(await seenBy(who, side, id ?? '')).toEqual(
      sees
        .split(' ')
        .filter((word) => word !== '-')
        .toSorted(),
    )
  })

  it('shows nothing at all without a request', async () => {
    const db = new pg.Client({ connectionString: testDatabase().web })
    await db.connect()
    const { rows: found } = await db.query('SELECT id FROM declaration')
    await db.end()
    expect(found).toEqual([])
  })

  it('lets the public part have no right on a table of professional standards', async () => {
    const db = new pg.Client({ connectionString: testDatabase().web })
    await db.connect()
    for (const table of [
      'standards_case',
      'assessment',
      'decision',
      'referral',
      'standards_note',
      'search_request',
      'session',
      'installation',
    ])
      await expect(db.query(`SELECT * FROM ${table}`)).rejects.toMatchObject({ code: '42501' })
    await db.end()
  })
})

/** What a sergeant holds for whom somebody stands in, who declares too, is a contact, and has stepped aside from one. */
async function covers(
  of: (name: string, declared: Promise<string>, ...acts: [string, Side, Command][]) => Promise<string>,
) {
  const { fed, joins, next } = team
  const mate = await joins('mate', 'next')
  const delegate = await joins('delegate', 'next')
  const today = toDay(new Date())
  const { fullName } = await fed(delegate)
  await of('covered', force.declares(mate))
  await of('covered_returned', force.declares(mate), [
    next,
    'web',
    { type: 'return', place: 'how', question: 'When?' },
  ])
  await of('covered_own', force.declares(delegate))
  await of('covered_bypassed', force.declares(mate, { contact: { fullName: fullName.toUpperCase() } }))
  const restrict = { type: 'restrict', decisionMakerIds: [force.id('ngozi.adair')], reason: 'r' } as const
  await of('covered_restricted', force.declares(mate), ['imran.castle', 'standards', restrict])
  const approve = { type: 'approve', rationale: 'r', measures: [] } as const
  await of('covered_settled', force.declares(mate), [next, 'web', approve])
  const watched = await assessed(force, 'low', mate)
  await done(decide(force, watched, { terms: { ownerId: force.id(next) } }))
  await of('covered_watched', Promise.resolve(watched))
  const asked = { staffNumber: delegate, from: today, until: today }
  expect(await setCover(await force.reader(next, 'web'), asked)).toEqual({ done: true })
  await of('covered_aside', force.declares(mate), [
    delegate,
    'web',
    { type: 'step_aside', reason: 'A friend.' },
  ])
}

/** People of the team that only this file knows are called like those that every team has. */
function subjectOf(name: string): string {
  return team.next.replace(/^next/, name)
}

/** The names of the tables that hold something visible about a record, and of the events. */
async function seenBy(who: string, side: Side, id: string): Promise<string[]> {
  const token = await force.signIn(who.startsWith('team.') ? subjectOf(who.slice(5)) : who)
  const db = new pg.Client({ connectionString: testDatabase()[side] })
  await db.connect()
  try {
    await db.query('BEGIN')
    const begun = await db.query('SELECT state FROM begin_request($1, $2)', [tokenHash(token), new Date()])
    if (begun.rows[0].state !== 'ok') return []
    const seen = new Set<string>()
    for (const table of tables) {
      await db.query('SAVEPOINT s')
      try {
        const key = table === 'declaration' ? 'id' : 'declaration_id'
        const { rowCount } = await db.query(`SELECT ${key} FROM ${table} WHERE ${key} = $1`, [id])
        if (rowCount) seen.add(table)
      } catch (error) {
        expect(error).toMatchObject({ code: '42501' }) // no right at all
        await db.query('ROLLBACK TO s')
      }
    }
    const events = await db.query('SELECT type FROM audit_event WHERE object_id = $1', [id])
    for (const event of events.rows) seen.add(event.type)
    return [...seen].toSorted()
  } finally {
    await db.end()
  }
}
