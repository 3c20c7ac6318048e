import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import type { Command } from '#lib/domain/commands.ts'
import type { Finding } from '#lib/domain/conditions.ts'
import { addDays, type Day, toDay } from '#lib/domain/days.ts'
import { verifyHistory } from '#lib/history/verify.ts'
import { assessed, type Decision, decide, decided } from '../../scripts/test/decided.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'

/* From a decision with conditions to a breach and back, by the people of the demo, on the real tables. */
let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

const today = toDay(new Date())

async function inForce(reference: string) {
  const { rows } = await force.db.query(
    `SELECT s.*, o.owner_id, c.wording FROM condition c JOIN condition_state s ON s.condition_id = c.id JOIN condition_owner o ON o.condition_id = c.id
       JOIN declaration d ON d.id = c.declaration_id WHERE d.reference = $1 AND s.status = 'active'`,
    [reference],
  )
  const [row] = rows
  if (!row) throw new Error('nothing is in force')
  return row as {
    condition_id: string
    check_on: Day
    checks: number
    acknowledge_by: Day | null
    answer: string | null
    owner_id: string
  }
}

async function check(reference: string, finding: Finding, by = 'elif.warner') {
  const { condition_id: conditionId, checks } = await inForce(reference)
  const side = by === 'elif.warner' ? 'web' : 'standards'
  const evidence = 'We met and talked about it.'
  return {
    side,
    command: { type: 'record_check', conditionId, checks, finding, evidence },
  } as const
}

async function checks(reference: string, finding: Finding, by = 'elif.warner') {
  const { side, command } = await check(reference, finding, by)
  return executeAs(by, side, reference, command)
}

/** With the version that stands, which somebody who only checks a condition cannot read from the record. */
async function executeAs(who: string, side: 'web' | 'standards', reference: string, command: Command) {
  const { execute } = await import('./execute.ts')
  const { rows } = await force.db.query(
    'SELECT d.version, c.version AS inside FROM declaration d JOIN standards_case c ON c.declaration_id = d.id WHERE d.reference = $1',
    [reference],
  )
  const version = side === 'web' ? `${rows[0].version}` : `${rows[0].version}.${rows[0].inside}`
  return execute(await force.reader(who, side), reference, command, version)
}

const noticesOf = async (who: string, reference: string) =>
  (
    await force.db.query('SELECT kind FROM notice WHERE person_id = $1 AND reference = $2 ORDER BY at', [
      force.id(who),
      reference,
    ])
  ).rows.map((row) => row.kind)

describe('a decision', () => {
  it('is refused without conditions where its outcome asks for them, and with some where it does not', async () => {
    const reference = await assessed(force)
    expect(await decide(force, reference, { none: true })).toEqual({ refused: 'conditions_missing' })
    expect(await decide(force, reference, { outcome: { outcome: 'advice' } })).toEqual({
      refused: 'conditions_not_needed',
    })
  })

  it.each<[string, Decision, string]>([
    ['start in the past', { terms: { startsOn: addDays(today, -1) } }, 'condition_dates'],
    ['review before the start', { terms: { reviewOn: today } }, 'condition_dates'],
    ['no words', { terms: { wording: ' ' } }, 'condition_incomplete'],
    ['never checked', { terms: { checkWeeks: null } }, 'condition_incomplete'],
    ['cease without a day', { outcome: { outcome: 'cease_contact' } }, 'confirm_by_needed'],
    [
      'cease by a day that has passed',
      { outcome: { outcome: 'cease_contact', confirmBy: addDays(today, -1) } },
      'confirm_by_needed',
    ],
  ])('is refused: %s', async (_, decision, refused) => {
    expect(await decide(force, await assessed(force), decision)).toEqual({ refused })
  })

  it.each(['ewan.price', 'jonah.whitlock', 'catrin.bowen'])('is refused with %s to check it', async (who) => {
    expect(await decide(force, await assessed(force), { terms: { ownerId: force.id(who) } })).toEqual({
      refused: 'condition_owner',
    })
  })

  it('is refused with an owner who has left', async () => {
    const reference = await assessed(force)
    await force.db.query('UPDATE person SET active = false WHERE id = $1', [force.id('elif.warner')])
    try {
      expect(await decide(force, reference)).toEqual({ refused: 'condition_owner' })
    } finally {
      await force.db.query('UPDATE person SET active = true WHERE id = $1', [force.id('elif.warner')])
    }
  })

  it('does not let a manager check whom the declarant asked to keep it from, or who stepped aside', async () => {
    const kept = await assessed(force, 'medium', 'paula.reyes', {
      reviewer: { keepFromManager: true, reason: 'It is about him.' },
    })
    expect(await decide(force, kept, { terms: { ownerId: force.id('daniel.keane') } })).toEqual({
      refused: 'condition_owner',
    })
    const aside = await force.declares('amara.okafor', {})
    await force.does('paula.reyes', 'web', aside, { type: 'step_aside', reason: 'r' })
    await force.does('imran.castle', 'standards', aside, { type: 'call_in', reason: 'r' })
    await force.does('imran.castle', 'standards', aside, {
      ...{ type: 'assess', nature: 'n', howKnown: 'h', ongoing: 'o', access: 'a', rationale: 'r' },
      ...{ riskGrade: 'low', manageability: 'manageable' },
    })
    expect(await decide(force, aside, { terms: { ownerId: force.id('paula.reyes') } })).toEqual({
      refused: 'condition_owner',
    })
    expect(await decide(force, aside, { terms: { ownerId: force.id('daniel.keane') } })).toHaveProperty(
      'done',
    )
  })

  it('brings its conditions into force with a day to look and a day to answer, and tells who checks', async () => {
    const reference = await decided(force)
    expect(await inForce(reference)).toMatchObject({
      check_on: addDays(today, 42),
      acknowledge_by: expect.stringMatching(/^\d{4}-/),
      answer: null,
      owner_id: force.id('elif.warner'),
    })
    expect(await noticesOf('elif.warner', reference)).toEqual(['condition_to_check'])
  })

  it('that waits for a second person shows the declarant nothing, and is signed with what it proposed', async () => {
    const reference = await assessed(force, 'high')
    expect(await decide(force, reference)).toHaveProperty('done')
    expect((await force.sees('ewan.price', 'web', reference))?.conditions).toEqual([])
    const sign = { type: 'countersign', agreed: true, rationale: 'r' } as const
    expect(await force.does('ngozi.adair', 'standards', reference, sign)).toHaveProperty('done')
    expect((await force.sees('ewan.price', 'web', reference))?.conditions).toHaveLength(1)
  })

  it('that was proposed with somebody who has left since has to be recorded anew', async () => {
    const reference = await assessed(force, 'high')
    await decide(force, reference)
    await force.db.query('UPDATE person SET active = false WHERE id = $1', [force.id('elif.warner')])
    const sign = { type: 'countersign', agreed: true, rationale: 'r' } as const
    try {
      expect(await force.does('ngozi.adair', 'standards', reference, sign)).toEqual({
        refused: 'conditions_outdated',
      })
    } finally {
      await force.db.query('UPDATE person SET active = true WHERE id = $1', [force.id('elif.warner')])
    }
  })
})

describe('the declarant', () => {
  const answer = async (reference: string, agreed: boolean, words = '', wordingVersion = 1) =>
    force.does('ewan.price', 'web', reference, {
      ...{ type: 'acknowledge', conditionId: (await inForce(reference)).condition_id },
      ...{ wordingVersion, agreed, words },
    })

  it('acknowledges the wording that stands, once', async () => {
    const reference = await decided(force)
    expect(await answer(reference, true, '', 2)).toEqual({ refused: 'wording_changed' })
    expect(await answer(reference, true)).toHaveProperty('done')
    expect(await inForce(reference)).toMatchObject({ acknowledge_by: null, answer: 'agreed' })
    expect(await answer(reference, false, 'No.')).toEqual({ refused: 'not_open' })
  })

  it('refuses with words, which professional standards are told of, and may think better of it', async () => {
    const reference = await decided(force)
    expect(await answer(reference, false)).toEqual({ refused: 'words_needed' })
    expect(await answer(reference, false, 'My sister is in it.')).toHaveProperty('done')
    expect(await noticesOf('imran.castle', reference)).toEqual(['condition_refused'])
    expect(await answer(reference, false, 'Still not.')).toEqual({ refused: 'already_answered' })
    expect(await answer(reference, true)).toHaveProperty('done')
  })

  it('confirms that contact has ended, and nothing closes by that', async () => {
    const reference = await assessed(force)
    const confirmBy = addDays(today, 14)
    expect(
      await decide(force, reference, { outcome: { outcome: 'cease_contact', confirmBy } }),
    ).toHaveProperty('done')
    const record = await force.sees('ewan.price', 'web', reference)
    const [associationId = ''] = record?.unconfirmed ?? []
    const confirm = { type: 'confirm_ceased', associationId, text: 'I left it.' } as const
    expect(await force.does('ewan.price', 'web', reference, confirm)).toHaveProperty('done')
    expect(await force.does('ewan.price', 'web', reference, confirm)).toEqual({ refused: 'not_open' })
    expect(await noticesOf('imran.castle', reference)).toEqual(['contact_ended'])
    expect(await inForce(reference)).toMatchObject({ owner_id: force.id('elif.warner') })
  })
})

describe('whoever checks it', () => {
  it('records it once for each look, and the next day follows', async () => {
    const reference = await decided(force, { terms: { checkWeeks: 2 } })
    const { side, command } = await check(reference, 'kept')
    expect(await executeAs('elif.warner', side, reference, command)).toHaveProperty('done')
    expect(await executeAs('elif.warner', side, reference, command)).toEqual({ refused: 'check_recorded' })
    expect(await inForce(reference)).toMatchObject({ check_on: addDays(today, 14), checks: 1 })
  })

  it('is nobody else', async () => {
    const reference = await decided(force)
    for (const who of ['jonah.whitlock', 'daniel.keane', 'ewan.price']) {
      const { command } = await check(reference, 'kept')
      const answered = await executeAs(who, 'web', reference, command)
      expect(answered).toEqual({ refused: who === 'ewan.price' ? 'not_yours' : 'not_found' })
    }
    expect(await checks(reference, 'kept', 'imran.castle')).toEqual({ refused: 'not_yours' })
  })

  it('waits until it has begun', async () => {
    const reference = await decided(force, { terms: { startsOn: addDays(today, 7) } })
    expect(await checks(reference, 'kept')).toEqual({ refused: 'not_started' })
  })

  it('can be of professional standards', async () => {
    const reference = await decided(force, { terms: { ownerId: force.id('imran.castle') } })
    expect(await checks(reference, 'could_not_tell', 'imran.castle')).toHaveProperty('done')
    expect((await inForce(reference)).check_on < addDays(today, 20)).toBe(true)
  })

  it('can become somebody else, who sees it from then on, while the one before does not', async () => {
    const reference = await decided(force)
    const { condition_id: conditionId } = await inForce(reference)
    const handOn = (who: string): Command => ({
      ...{ type: 'hand_on', conditionId, ownerId: force.id(who), reason: 'She is away.' },
    })
    for (const who of ['ewan.price', 'daniel.keane', 'elif.warner'])
      expect(await force.does('imran.castle', 'standards', reference, handOn(who))).toEqual({
        refused: 'condition_owner',
      })
    expect(await force.does('ewan.price', 'web', reference, handOn('imran.castle'))).toEqual({
      refused: 'not_yours',
    })
    expect(await force.does('imran.castle', 'standards', reference, handOn('ngozi.adair'))).toHaveProperty(
      'done',
    )
    expect(await inForce(reference)).toMatchObject({
      owner_id: force.id('ngozi.adair'),
      owner_as: 'standards',
    })
    expect(await noticesOf('ngozi.adair', reference)).toEqual(['condition_to_check'])
    expect(await checks(reference, 'kept')).toEqual({ refused: 'not_found' })
    expect(await checks(reference, 'kept', 'ngozi.adair')).toHaveProperty('done')
  })
})

describe('a breach', () => {
  it('takes the case back to professional standards, urgent, and is decided again', async () => {
    const reference = await decided(force)
    expect(await checks(reference, 'not_kept')).toEqual({ done: { reference, status: 'with_standards' } })
    const { rows } = await force.db.query(
      `SELECT d.status, d.settled_at, c.stage, c.urgent, c.due_on, (SELECT count(*)::int FROM breach b WHERE b.declaration_id = d.id) AS breaches
         FROM declaration d JOIN standards_case c ON c.declaration_id = d.id WHERE d.reference = $1`,
      [reference],
    )
    expect(rows).toMatchObject([
      { status: 'with_standards', settled_at: null, stage: 'triage', urgent: true, breaches: 1 },
    ])
    expect(await noticesOf('imran.castle', reference)).toEqual(['condition_broken'])
    expect(await inForce(reference)).toMatchObject({ owner_id: force.id('elif.warner') })

    const again: Command = {
      ...{ type: 'assess', nature: 'n', howKnown: 'h', ongoing: 'o', access: 'a', rationale: 'r' },
      ...{ riskGrade: 'medium', manageability: 'manageable' },
    }
    expect(await force.does('imran.castle', 'standards', reference, again)).toHaveProperty('done')
    const first = (await inForce(reference)).condition_id
    expect(
      await decide(force, reference, { outcome: { outcome: 'cease_contact', confirmBy: addDays(today, 7) } }),
    ).toEqual({ done: { reference, status: 'decided' } })
    expect((await inForce(reference)).condition_id).not.toBe(first)
    const kept = await force.db.query(
      'SELECT outcome FROM association_outcome o JOIN declaration d ON d.id = o.declaration_id WHERE d.reference = $1 ORDER BY decided_at',
      [reference],
    )
    expect(kept.rows.map((row) => row.outcome)).toEqual(['continue_with_conditions', 'cease_contact'])
  })

  it('while it is decided again makes nothing move, and is counted', async () => {
    const reference = await decided(force)
    await checks(reference, 'not_kept')
    expect(await checks(reference, 'not_kept')).toEqual({ done: { reference, status: 'with_standards' } })
    expect((await force.sees('imran.castle', 'standards', reference))?.case?.stage).toBe('triage')
  })

  it('reaches somebody when whoever worked on it has left', async () => {
    const reference = await decided(force)
    await force.db.query('UPDATE person SET active = false WHERE id = $1', [force.id('imran.castle')])
    try {
      expect(await checks(reference, 'not_kept')).toHaveProperty('done')
    } finally {
      await force.db.query('UPDATE person SET active = true WHERE id = $1', [force.id('imran.castle')])
    }
    expect(await noticesOf('ngozi.adair', reference)).toEqual(['condition_broken'])
    expect((await force.sees('imran.castle', 'standards', reference))?.case?.assessorId).toBeNull()
  })
})

it('a restriction takes every condition from whoever is not named, and somebody named looks from then on', async () => {
  const reference = await decided(force)
  const decisionMakerIds = ['owen.farrar', 'helen.marsh'].map((who) => force.id(who))
  expect(
    await force.does('imran.castle', 'standards', reference, {
      type: 'restrict',
      decisionMakerIds,
      reason: 'r',
    }),
  ).toHaveProperty('done')
  expect(await inForce(reference)).toMatchObject({ owner_id: force.id('owen.farrar'), owner_as: 'standards' })
  expect(await checks(reference, 'kept')).toEqual({ refused: 'not_found' })
  expect(await checks(reference, 'kept', 'owen.farrar')).toHaveProperty('done')
})

describe('the database by itself', () => {
  /** SQL in the name of a person, as injected code on a page of theirs could run it. */
  const idOf = async (reference: string): Promise<string> =>
    (await force.db.query('SELECT id FROM declaration WHERE reference = $1', [reference])).rows[0].id

  it('shows whoever checks a condition that and nothing else, and others nothing', async () => {
    const reference = await decided(force)
    const id = await idOf(reference)
    const count = (who: string, table: string, key = 'declaration_id') =>
      force.inDatabase(who, 'web', async (db) =>
        Number((await db.query(`SELECT count(*) AS n FROM ${table} WHERE ${key} = $1`, [id])).rows[0].n),
      )
    expect(await count('elif.warner', 'condition')).toBe(1)
    expect(await count('elif.warner', 'condition_state')).toBe(1)
    for (const table of ['statement', 'associate', 'association_outcome', 'condition_acknowledgement'])
      expect(await count('elif.warner', table), table).toBe(0)
    expect(await count('elif.warner', 'declaration', 'id')).toBe(0)
    expect(await count('elif.warner', 'audit_event', 'object_id')).toBe(0)
    for (const table of ['condition', 'condition_state', 'condition_owner', 'condition_check'])
      for (const who of ['daniel.keane', 'hana.sethi', 'imran.castle', 'paula.reyes'])
        expect(await count(who, table), `${table} to ${who}`).toBe(0)
    // The declarant reads what is asked of them, and not who of professional standards or which manager checks it.
    expect(await count('ewan.price', 'condition')).toBe(1)
    expect(await count('ewan.price', 'condition_owner')).toBe(0)
  })

  it('lets whoever checks a condition move nothing but by a breach', async () => {
    const reference = await decided(force)
    const id = await idOf(reference)
    for (const [status, settled] of [
      ['with_standards', false],
      ['approved_by_manager', true],
      ['decided', true],
    ] as const) {
      const { rows } = await force.db.query('SELECT version FROM declaration WHERE id = $1', [id])
      await expect(
        force.inDatabase('elif.warner', 'web', (db) =>
          db.query('SELECT move_declaration($1, $2, $3, NULL, NULL, $4, NULL)', [
            ...[id, rows[0].version, status, settled],
          ]),
        ),
      ).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('commits no outcome that asks for conditions without them', async () => {
    const id = await idOf(await assessed(force))
    const act = force.db.query(
      `INSERT INTO association_outcome (association_id, declaration_id, outcome, message, decided_at)
       SELECT id, declaration_id, 'monitor', 'm', now() FROM association WHERE declaration_id = $1`,
      [id],
    )
    await expect(act).rejects.toMatchObject({ code: '23514' })
  })

  it('lets nobody check a condition of somebody else, or an answer stand to other words', async () => {
    const reference = await decided(force)
    const { condition_id: conditionId } = await inForce(reference)
    const id = await idOf(reference)
    const insert = `INSERT INTO condition_check VALUES (gen_random_uuid(), $1, $2, '2030-01-01', 'kept', 'e', '2031-01-01', me(), now())`
    for (const [who, side] of [
      ['jonah.whitlock', 'web'],
      ['ewan.price', 'web'],
      ['freya.lindqvist', 'standards'],
    ] as const)
      await expect(
        force.inDatabase(who, side, (db) => db.query(insert, [conditionId, id])),
        who,
      ).rejects.toMatchObject({ code: '42501' })
    await expect(
      force.inDatabase('ewan.price', 'web', (db) =>
        db.query(
          `INSERT INTO condition_acknowledgement VALUES (gen_random_uuid(), $1, $2, 7, true, '', now())`,
          [conditionId, id],
        ),
      ),
    ).rejects.toMatchObject({ code: '23514' })
  })

  it('keeps answers, checks and breaches as they were written, for its owner too', async () => {
    for (const table of [
      'condition_acknowledgement',
      'condition_check',
      'breach',
      'decision_condition',
      'condition_rewording',
    ])
      await expect(force.db.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: '42501' })
  })

  it('holds a history that covers all of it: nothing is found after everything above', async () => {
    const { findings } = await verifyHistory(force.db)
    expect(findings).toEqual([])
  })
})
