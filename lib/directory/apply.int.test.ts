import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { tokenHash } from '#lib/db/request.ts'
import { verifyHistory } from '#lib/history/verify.ts'
import { testDatabase } from '../../scripts/test/database.ts'
import { assessed, type Decision, decide, done } from '../../scripts/test/decided.ts'
import { type DeclaredFacts, type Force, openForce } from '../../scripts/test/force.ts'
import { joinTeam, type Team } from '../../scripts/test/team.ts'

let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

async function stands(reference: string) {
  const { rows } = await force.db.query(
    `SELECT d.status, p.subject AS reviewer, c.stage, a.subject AS assessor FROM declaration d JOIN standards_case c ON c.declaration_id = d.id
     LEFT JOIN person p ON p.id = d.reviewer_id LEFT JOIN person a ON a.id = c.assessor_id WHERE d.reference = $1`,
    [reference],
  )
  return rows[0]
}

async function ownersOf(reference: string): Promise<string[]> {
  const { rows } = await force.db.query(
    `SELECT p.subject || ' ' || s.owner_as AS owner FROM condition_owner o JOIN condition_state s USING (condition_id) JOIN person p ON p.id = o.owner_id
     JOIN declaration d ON d.id = o.declaration_id WHERE d.reference = $1 AND s.status = 'active'`,
    [reference],
  )
  return rows.map((row) => row.owner)
}

/** What somebody was told; of one record, where others tell them of theirs too. */
async function told(subject: string, reference: string | null = null): Promise<string[]> {
  const { rows } = await force.db.query(
    `SELECT n.kind FROM notice n JOIN person p ON p.id = n.person_id
     WHERE p.subject = $1 AND ($2::text IS NULL OR n.reference = $2) ORDER BY n.at, n.kind`,
    [subject, reference],
  )
  return rows.map((row) => row.kind)
}

async function eventsOf(reference: string): Promise<string[]> {
  const { rows } = await force.db.query(
    `SELECT e.type FROM audit_event e JOIN declaration d ON d.id = e.object_id WHERE d.reference = $1 AND e.actor IS NULL AND e.type <> 'compared' ORDER BY e.seq`,
    [reference],
  )
  return rows.map((row) => row.type)
}

/** Decided, with a condition that the constable's sergeant checks. */
async function watched(
  team: Team,
  facts: DeclaredFacts = { categories: ['extremism_terrorism'] },
  decision: Decision = {},
) {
  const reference = await assessed(force, 'medium', team.constable, facts)
  await done(
    decide(force, reference, { ...decision, terms: { ownerId: force.id(team.before), ...decision.terms } }),
  )
  return reference
}

describe('when somebody gets another line manager', () => {
  it('what is open passes on, the old one loses sight at once, and the new one is told once', async () => {
    const team = await joinTeam(force)
    const open = await force.declares(team.constable)
    const returned = await force.declares(team.constable)
    await done(force.does(team.before, 'web', returned, { type: 'return', place: 'how', question: 'When?' }))
    const { people, records, failed } = await team.moves()
    expect({ people, records, failed }).toEqual({ people: 1, records: 2, failed: 0 })
    expect(await stands(open)).toMatchObject({ status: 'with_manager', reviewer: team.next })
    expect(await stands(returned)).toMatchObject({ status: 'returned_by_manager', reviewer: team.next })
    for (const reference of [open, returned]) {
      expect(await force.sees(team.before, 'web', reference)).toBeNull()
      expect(await force.sees(team.next, 'web', reference)).not.toBeNull()
      expect(await eventsOf(reference)).toEqual(['review_handed_on'])
    }
    expect(await told(team.next)).toEqual(['handover'])
    await done(force.does(team.next, 'web', open, { type: 'approve', rationale: 'r', measures: [] }))
  })

  it('what is settled leaves the old one’s sight and does not come into the new one’s, but for what is watched', async () => {
    const team = await joinTeam(force)
    const measures = [{ wording: 'Tell me.', reviewOn: '2027-01-04' as never }]
    const approved = await force.declares(team.constable, { categories: ['journalist'] })
    await done(force.does(team.before, 'web', approved, { type: 'approve', rationale: 'r', measures }))
    const decided = await watched(team)
    await team.moves()
    for (const reference of [approved, decided]) {
      expect(await force.sees(team.before, 'web', reference)).toBeNull()
      expect(await force.sees(team.next, 'web', reference)).toBeNull()
      expect(await force.sees(team.constable, 'web', reference)).not.toBeNull()
    }
    expect(await ownersOf(decided)).toEqual([`${team.next} manager`])
    expect(await wordingsSeenBy(team.next)).toEqual(['Leave the channel.', 'Tell me.'])
    expect(await wordingsSeenBy(team.before)).toEqual([])
    expect(await handoversSeenBy(team.next)).toBe(2)
    expect(await told(team.next)).toEqual(['handover'])

    // And again: what has passed on leaves no trace with whoever had it in between.
    await team.moves(team.constable, team.inspector)
    expect(await wordingsSeenBy(team.next)).toEqual([])
    expect(await handoversSeenBy(team.next)).toBe(0)
    expect(await handoversSeenBy(team.inspector)).toBe(2)
  })

  it('it goes to professional standards where the new one is the contact, and they see nothing', async () => {
    const team = await joinTeam(force)
    const { fullName } = await team.fed(team.next)
    const facts = { contact: { fullName: fullName.split(' ').toReversed().join(', ').toUpperCase() } }
    const open = await force.declares(team.constable, facts)
    const decided = await watched(team, { categories: ['extremism_terrorism'], ...facts })
    await team.moves()
    expect(await stands(open)).toMatchObject({ status: 'with_standards', reviewer: null, stage: 'triage' })
    expect(await ownersOf(decided)).toEqual(['imran.castle standards'])
    for (const who of [team.next, team.before])
      for (const reference of [open, decided]) expect(await force.sees(who, 'web', reference)).toBeNull()
    expect(await told(team.next)).toEqual([])
    expect(await eventsOf(open)).toEqual(['review_handed_on', 'moved', 'case_opened'])
  })

  it('nothing of a restricted record comes to the new one', async () => {
    const team = await joinTeam(force)
    const reference = await force.declares(team.constable)
    const restrict = { type: 'restrict', decisionMakerIds: [force.id('ngozi.adair')], reason: 'r' } as const
    await done(force.does('imran.castle', 'standards', reference, restrict))
    await team.moves()
    expect(await stands(reference)).toMatchObject({ status: 'with_standards', reviewer: null })
    expect(await force.sees(team.next, 'web', reference)).toBeNull()
    expect(await told(team.next)).toEqual([])
  })

  it('whoever stepped aside gets nothing back', async () => {
    const team = await joinTeam(force)
    const reference = await force.declares(team.constable)
    await done(force.does(team.before, 'web', reference, { type: 'step_aside', reason: 'My cousin.' }))
    expect(await stands(reference)).toMatchObject({ reviewer: team.inspector })
    // From the sergeant to somebody else: the inspector is not above any more. And back to the sergeant who stepped aside.
    await team.moves()
    expect(await stands(reference)).toMatchObject({ status: 'with_manager', reviewer: team.next })
    await team.moves(team.constable, team.before)
    expect(await stands(reference)).toMatchObject({ status: 'with_standards', reviewer: null })
    expect(await force.sees(team.before, 'web', reference)).toBeNull()
  })
})

describe('when somebody leaves', () => {
  it('their access ends, and what they held goes to the next manager or to professional standards', async () => {
    const team = await joinTeam(force)
    const open = await force.declares(team.constable)
    const decided = await watched(team)
    const token = await force.signIn(team.before)
    await team.leaves(team.before)
    const { rows } = await force.db.query('SELECT state FROM begin_request($1, now())', [tokenHash(token)])
    expect(rows).toEqual([{ state: 'unknown' }])
    expect(await stands(open)).toMatchObject({ status: 'with_manager', reviewer: team.inspector })
    expect(await ownersOf(decided)).toEqual([`${team.inspector} manager`])
    await team.leaves(team.inspector)
    expect(await stands(open)).toMatchObject({ status: 'with_standards', reviewer: null })
    expect(await ownersOf(decided)).toEqual(['imran.castle standards'])
  })

  it('what they declared stays, and what was waited for or watched goes to professional standards', async () => {
    const team = await joinTeam(force)
    const open = await force.declares(team.constable)
    const decided = await watched(team)
    const settled = await force.declares(team.constable, { categories: ['journalist'] })
    await done(force.does(team.before, 'web', settled, { type: 'approve', rationale: 'r', measures: [] }))
    await team.leaves(team.constable)
    expect(await stands(open)).toMatchObject({ status: 'with_standards', reviewer: null, stage: 'triage' })
    expect(await eventsOf(open)).toEqual(['declarant_left', 'review_handed_on', 'moved', 'case_opened'])
    expect(await stands(decided)).toMatchObject({ status: 'with_standards', stage: 'triage' })
    expect(await ownersOf(decided)).toEqual(['imran.castle standards'])
    expect(await stands(settled)).toMatchObject({ status: 'approved_by_manager' })
    expect(await told('imran.castle')).toContain('handed_to_standards')
  })

  it('cases of an assessor are nobody’s again, and told to whoever remains', async () => {
    const team = await joinTeam(force)
    const assessor = await team.joins('assessor', null, { roles: ['assessor'] })
    const reference = await force.declares(team.constable, { categories: ['extremism_terrorism'] })
    await done(
      force.does('imran.castle', 'standards', reference, { type: 'assign', assessorId: force.id(assessor) }),
    )
    const before = (await told('ngozi.adair', reference)).length
    await team.leaves(assessor)
    expect(await stands(reference)).toMatchObject({ status: 'with_standards', assessor: null })
    expect(await eventsOf(reference)).toEqual(['assigned'])
    expect((await told('ngozi.adair', reference)).slice(before)).toEqual(['handed_to_standards'])
  })
})

it('a feed changes nothing when it is applied again, or only tried', async () => {
  const team = await joinTeam(force)
  await force.declares(team.constable)
  await team.moves()
  const again = await team.moves()
  expect(again).toMatchObject({ people: 0, records: 0, compared: { changes: [], unchanged: 1 } })
  const refused = await team.feed(await team.fed(team.inspector, { manager: team.before }))
  expect(refused).toMatchObject({ people: 0, compared: { problems: [expect.stringContaining('circle')] } })
})

it('keeps a history that holds, with an event on the person and none with what the directory says of them', async () => {
  const team = await joinTeam(force)
  await watched(team)
  await team.feed(await team.fed(team.constable, { manager: team.next, title: 'Sgt Unmistakable' }))
  await team.leaves(team.constable)
  const { rows } = await force.db.query(
    `SELECT e.type, p.values::text AS said FROM audit_event e JOIN audit_payload p ON p.event_id = e.id WHERE e.object_id = $1 AND e.object_kind = 'person' AND e.actor IS NULL ORDER BY e.seq`,
    [force.id(team.constable)],
  )
  expect(rows.map((row) => row.type)).toEqual(['details_changed', 'manager_changed', 'left'])
  expect(JSON.stringify(rows)).not.toContain('Unmistakable')
  const { findings } = await verifyHistory(force.db)
  expect(findings.filter((each) => each.kind !== 'search')).toEqual([])
}, 60_000)

describe('the role of the feed', () => {
  it('changes a person through its one door only, and hands nothing to the conflicted there', async () => {
    const team = await joinTeam(force)
    const reference = await force.declares(team.constable)
    const record = await force.sees(team.before, 'web', reference)
    const db = new pg.Client({ connectionString: testDatabase().directory })
    await db.connect()
    const act = (sql: string, ...values: unknown[]) => db.query(sql, values)
    for (const sql of ['UPDATE person SET roles = roles', 'SELECT id FROM declaration', 'SELECT me()'])
      await expect(act(sql)).rejects.toMatchObject({ code: '42501' })
    const { rows } = await force.db.query('SELECT to_jsonb(p) AS person FROM person p WHERE id = $1', [
      force.id(team.constable),
    ])
    const moved = { ...rows[0].person, line_manager_id: force.id(team.next) }
    const event = JSON.stringify([{ type: 'manager_changed', names: [], values: [] }])
    const handed = {
      id: record?.id,
      version: record?.version,
      caseVersion: 1,
      handedOn: [],
      events: [],
      unassigned: false,
    }
    const hand = (status: string, reviewer: string) =>
      act(
        'SELECT directory_apply(now(), $1, $2, $3)',
        moved,
        event,
        JSON.stringify([{ ...handed, status, reviewer }]),
      )
    await expect(hand('decided', force.id(team.next))).rejects.toMatchObject({ code: '42501' })
    await expect(hand('with_manager', force.id(team.constable))).rejects.toMatchObject({ code: '42501' })
    // Left behind, and without an event.
    await expect(act('SELECT directory_apply(now(), $1, $2, $3)', moved, event, '[]')).rejects.toMatchObject({
      code: '40001',
    })
    await expect(hand('with_manager', force.id(team.next))).rejects.toMatchObject({ code: '23514' })
    await db.end()
  })
})

async function asPerson<T>(who: string, sql: string): Promise<T[]> {
  const token = await force.signIn(who)
  const db = new pg.Client({ connectionString: testDatabase().web })
  await db.connect()
  try {
    await db.query('BEGIN')
    await db.query('SELECT begin_request($1, $2)', [tokenHash(token), new Date()])
    return (await db.query(sql)).rows
  } finally {
    await db.end()
  }
}

async function wordingsSeenBy(who: string): Promise<string[]> {
  const rows = await asPerson<{ wording: string }>(who, 'SELECT wording FROM condition ORDER BY wording')
  return rows.map((row) => row.wording)
}

async function handoversSeenBy(who: string): Promise<number> {
  return (await asPerson(who, 'SELECT id FROM handover')).length
}
