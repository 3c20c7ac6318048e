import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { tokenHash, whoIs } from '#lib/db/request.ts'
import { addDays, type Day, toDay } from '#lib/domain/days.ts'
import { nameKey } from '#lib/domain/names.ts'
import { verifyHistory } from '#lib/history/verify.ts'
import { readOverseen } from '#lib/queries/overseen.ts'
import { openReview, readReviews } from '#lib/queries/reviews.ts'
import { testDatabase } from '../../scripts/test/database.ts'
import { assessed, decide, done } from '../../scripts/test/decided.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { joinTeam } from '../../scripts/test/team.ts'
import { endCover, setCover } from './cover.ts'
import { execute } from './execute.ts'

let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(async () => {
  await force.close()
  await closeClients()
})
const today = toDay(new Date())
const day = (days: number) => addDays(today, days)

async function covers(who: string, delegate: string, from: Day = today, until: Day = today) {
  return setCover(await force.reader(who, 'web'), { staffNumber: delegate, from, until })
}

/** A team with somebody who stands in for the constable's sergeant today. */
async function covered() {
  const team = await joinTeam(force)
  const delegate = await team.joins('delegate', 'inspector')
  expect(await covers(team.before, delegate)).toEqual({ done: true })
  return { ...team, delegate }
}

const queue = async (who: string) =>
  readReviews(await force.reader(who, 'web'), { tab: 'needed', page: 1, recorded: null })

async function acts(who: string, reference: string, command: Parameters<typeof execute>[2]) {
  const view = await openReview(await force.reader(who, 'web'), reference, false)
  return execute(await force.reader(who, 'web'), reference, command, view?.version ?? '0')
}

describe('whoever stands in', () => {
  it('sees what waits with the manager, and for whom; the manager still sees it too', async () => {
    const { before, constable, delegate, inspector } = await covered()
    const reference = await force.declares(constable)
    const seen = await queue(delegate)
    expect(seen.rows).toMatchObject([{ reference, standsInFor: expect.stringContaining('before') }])
    expect(seen.totals.needed).toBe(1)
    expect((await queue(before)).rows).toMatchObject([{ reference, standsInFor: null }])
    expect((await queue(inspector)).rows).toEqual([])
    const { needs } = await whoIs((await force.reader(delegate, 'web')).token, new Date())
    expect(needs).toMatchObject({ needed: 1, manages: true })
  })

  it('decides in their own name, for the manager, and then sees it no more', async () => {
    const { before, constable, delegate } = await covered()
    const reference = await force.declares(constable, { categories: ['journalist'] })
    const measures = [{ wording: 'Tell me.', reviewOn: day(30) }]
    expect(
      await acts(delegate, reference, { type: 'approve', rationale: 'Known.', measures }),
    ).toHaveProperty('done')
    expect(await force.sees(delegate, 'web', reference)).toBeNull()
    expect(await force.sees(before, 'web', reference)).toMatchObject({ status: 'approved_by_manager' })
    const { rows } = await force.db.query(
      `SELECT a.subject AS actor, p.names, p.values, (SELECT subject FROM person WHERE id = c.owner_id) AS owner,
         (SELECT count(*)::int FROM notice n WHERE n.reference = d.reference AND n.person_id = d.declarant_id AND n.kind = 'approved') AS told
       FROM declaration d JOIN audit_event e ON e.object_id = d.id AND e.type = 'approved' JOIN audit_payload p ON p.event_id = e.id
         JOIN person a ON a.pseudonym = e.actor JOIN condition c ON c.declaration_id = d.id WHERE d.reference = $1`,
      [reference],
    )
    expect(rows).toMatchObject([{ actor: delegate, owner: before, told: 1 }])
    expect(rows[0].values[rows[0].names.indexOf('onBehalfOf')]).toBe(`"${force.id(before)}"`)
  })

  it('asks, refers, and gives back what they should not decide', async () => {
    const { before, constable, delegate } = await covered()
    const [asked, referred, aside] = [
      await force.declares(constable),
      await force.declares(constable),
      await force.declares(constable),
    ]
    expect(await acts(delegate, asked, { type: 'return', place: 'how', question: 'When?' })).toHaveProperty(
      'done',
    )
    expect(await force.sees(delegate, 'web', asked)).toMatchObject({ status: 'returned_by_manager' })
    expect(await acts(delegate, referred, { type: 'refer', rationale: 'r' })).toHaveProperty('done')
    expect(await acts(delegate, aside, { type: 'step_aside', reason: 'My cousin.' })).toHaveProperty('done')
    expect(await force.sees(delegate, 'web', aside)).toBeNull()
    expect(await force.sees(before, 'web', aside)).toMatchObject({
      status: 'with_manager',
      reviewerId: force.id(before),
    })
  })

  it('checks the conditions of the manager, as themselves', async () => {
    const { before, constable, delegate } = await covered()
    const reference = await assessed(force, 'medium', constable)
    await done(decide(force, reference, { terms: { ownerId: force.id(before) } }))
    const { conditions, total } = await readOverseen(await force.reader(delegate, 'web'), 1)
    expect({ total, conditions }).toMatchObject({
      total: 1,
      conditions: [{ reference, wording: 'Leave the channel.' }],
    })
    const [condition] = conditions
    const check = {
      conditionId: condition?.id ?? '',
      checks: 0,
      finding: 'not_kept',
      evidence: 'Still in it.',
    } as const
    const reader = await force.reader(delegate, 'web')
    const checked = await execute(
      reader,
      reference,
      { type: 'record_check', ...check },
      condition?.version ?? '',
    )
    expect(checked).toMatchObject({ done: { status: 'with_standards' } })
    const { rows } = await force.db.query(
      'SELECT p.subject FROM condition_check x JOIN person p ON p.id = x.by_id JOIN declaration d ON d.id = x.declaration_id WHERE d.reference = $1',
      [reference],
    )
    expect(rows).toEqual([{ subject: delegate }])
  })

  it('never decides on what their own manager declared, as the policy says', async () => {
    const team = await joinTeam(force)
    const below = await team.joins('below', 'constable')
    await covers(team.before, below)
    const reference = await force.declares(team.constable)
    expect(await force.sees(below, 'web', reference)).toBeNull()
    expect((await queue(below)).rows).toEqual([])
  })
})

describe('a cover', () => {
  it('is for its days only, and can be ended', async () => {
    const team = await joinTeam(force)
    const delegate = await team.joins('delegate', 'inspector')
    const reference = await force.declares(team.constable)
    await covers(team.before, delegate, day(1), day(2))
    expect(await force.sees(delegate, 'web', reference)).toBeNull()
    await covers(team.before, delegate)
    expect(await force.sees(delegate, 'web', reference)).not.toBeNull()
    const { rows } = await force.db.query('SELECT id FROM cover WHERE person_id = $1 AND from_on = $2', [
      force.id(team.before),
      today,
    ])
    expect(await endCover(await force.reader(delegate, 'web'), rows[0].id)).toEqual({ refused: 'not_found' })
    expect(await endCover(await force.reader(team.before, 'web'), rows[0].id)).toEqual({ done: true })
    expect(await endCover(await force.reader(team.before, 'web'), rows[0].id)).toEqual({
      refused: 'not_found',
    })
    expect(await force.sees(delegate, 'web', reference)).toBeNull()
  })

  it('is refused for oneself, for nobody, in a circle, twice, too long and in the past', async () => {
    const { before, delegate, inspector, joins } = await covered()
    expect(await covers(delegate, before)).toEqual({ refused: 'not_found' }) // no line manager
    await joins('report', 'delegate')
    const long = addDays(today, 400)
    expect(await covers(before, before, day(3), day(3))).toEqual({ problem: 'oneself' })
    expect(await covers(before, 'nobody of this number')).toEqual({ problem: 'not_here' })
    expect(await covers(delegate, before)).toEqual({ problem: 'circular' })
    expect(await covers(before, inspector)).toEqual({ problem: 'overlaps' })
    expect(await covers(inspector, delegate, today, long)).toEqual({ problem: 'too_long' })
    expect(await covers(inspector, delegate, day(-1))).toEqual({ problem: 'past' })
  })

  it('ends when whoever stands in leaves, and the history holds', async () => {
    const { leaves, before, delegate } = await covered()
    await leaves(delegate)
    const { rows } = await force.db.query(
      'SELECT ended_at IS NOT NULL AS ended FROM cover WHERE person_id = $1',
      [force.id(before)],
    )
    expect(rows).toEqual([{ ended: true }])
    const { findings } = await verifyHistory(force.db)
    expect(findings.filter((each) => each.kind !== 'search')).toEqual([])
  }, 60_000)
})

describe('the database, where the portal would not ask', () => {
  async function asPerson(who: string, sql: string, ...values: unknown[]) {
    const db = new pg.Client({ connectionString: testDatabase().web })
    await db.connect()
    try {
      await db.query('BEGIN')
      await db.query('SELECT begin_request($1, $2)', [tokenHash(await force.signIn(who)), new Date()])
      return (await db.query(sql, values)).rows
    } finally {
      await db.end()
    }
  }

  it('lets whoever stands in hand it to nobody, and nobody write a cover but through its door', async () => {
    const { before, constable, delegate, inspector } = await covered()
    const record = await force.sees(before, 'web', await force.declares(constable))
    const move = `SELECT move_declaration($1, $2, 'with_manager', $3, NULL, false, NULL)`
    for (const to of [inspector, delegate])
      await expect(asPerson(delegate, move, record?.id, record?.version, force.id(to))).rejects.toMatchObject(
        { code: '42501' },
      )
    const insert = `INSERT INTO cover VALUES (gen_random_uuid(), $1, $2, $3, $3, now())`
    await expect(
      asPerson(delegate, insert, force.id(inspector), force.id(delegate), today),
    ).rejects.toMatchObject({ code: '42501' })
    const set = 'SELECT set_cover(gen_random_uuid(), $1, $2, $3)'
    for (const [who, from] of [
      [before, today],
      [delegate, today],
      [inspector, day(-1)],
    ] as const)
      await expect(asPerson(delegate, set, force.id(who), from, day(9))).rejects.toMatchObject({
        code: '22023',
      })
  })

  it.each([
    'KEANE, Daniel',
    'Sgt. Łukasz Øster-Müller',
    'Zoë O’Brien',
    'Ångström Æsa',
    'İbrahim Çelik',
    'Юлия Петрова',
    'Jean-Luc d’Été',
    'Straße Þór',
    'Ｆｕｌｌ Width',
  ])('folds %s as the law does', async (name) => {
    const { rows } = await force.db.query('SELECT folded_name($1) AS key', [name])
    expect(rows[0].key).toBe(nameKey(name))
  })
})
