import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { inRequest } from '#lib/db/request.ts'
import type { DeclaredContact } from '#lib/domain/declared.ts'
import { matchMissed } from '#lib/jobs/match.ts'
import { matcherVersion } from '#lib/matching/version.ts'
import { testDatabase } from '../../scripts/test/database.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { matchDeclaration } from './match.ts'

let force: Force
let jobs: pg.Pool

beforeAll(async () => {
  force = await openForce()
  jobs = new pg.Pool({ connectionString: testDatabase().jobs, max: 6 })
})
afterAll(async () => {
  await jobs.end()
  await force.close()
  await closeClients()
})

function account(handle: string, platform = 'discord'): DeclaredContact['identities'][number] {
  return { raw: handle, kind: 'profile', platform: platform as 'discord', handle, value: handle }
}

type Facts = { name?: string | null; handle?: string; categories?: readonly string[]; group?: boolean }

/** Declares one contact, and answers with the record's id. Nothing is compared yet. */
async function declares(who: string, { name = null, handle, categories }: Facts): Promise<string> {
  const reference = await force.declares(who, {
    ...(categories ? { categories } : {}),
    contact: {
      kind: name === null ? 'handle' : 'person',
      fullName: name,
      identities: handle ? [account(handle)] : [],
    },
  })
  const { rows } = await force.db.query('SELECT id FROM declaration WHERE reference = $1', [reference])
  return rows[0].id
}

async function compare(...ids: readonly string[]): Promise<void> {
  const db = await jobs.connect()
  try {
    for (const id of ids) await matchDeclaration(db, id)
  } finally {
    db.release()
  }
}

type Row = { id: string; band: string; state: string; reasons: { reason: string; value?: string }[] }

/** The links between two records, as the database has them. */
async function links(one: string, other: string): Promise<Row[]> {
  const { rows } = await force.db.query(
    `SELECT id, band, state, reasons FROM link WHERE (declaration_a, declaration_b) IN (($1, $2), ($2, $1))`,
    [one, other],
  )
  return rows
}

async function seenBy(who: string, side: 'standards' | 'web', link: string): Promise<boolean> {
  const token = await force.signIn(who)
  return inRequest(
    side,
    token,
    new Date(),
    async (tx) => (await tx.link.count({ where: { id: link } })) === 1,
  )
}

async function count(sql: string, ...values: unknown[]): Promise<number> {
  const { rows } = await force.db.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`, values)
  return Number(rows[0]?.n)
}

describe('what is compared', () => {
  it('finds an account that two people declared, once, whichever is compared first and however often', async () => {
    const one = await declares('amara.okafor', { handle: 'Moth.Lantern_9' })
    const other = await declares('tomasz.brandt', { handle: 'moth.lantern_9', name: 'Odalys Fernmoor' })
    await compare(one, other, one, other)
    const [link, ...more] = await links(one, other)
    expect(more).toEqual([])
    expect(link).toMatchObject({ band: 'alert', state: 'open' })
    expect(link?.reasons[0]).toMatchObject({ reason: 'same_identifier', value: 'moth.lantern_9' })
  })

  it('finds a rare name in another spelling as possible, never as an alert', async () => {
    const one = await declares('amara.okafor', { name: 'Wilhelmina Zabludowska' })
    const other = await declares('tomasz.brandt', { name: 'ZABLUDOVSKA, Wilhelmina' })
    await compare(one, other)
    expect(await links(one, other)).toMatchObject([{ band: 'possible', state: 'open' }])
  })

  it('never compares somebody with themselves', async () => {
    const one = await declares('amara.okafor', { handle: 'twice_by_one_person' })
    const again = await declares('amara.okafor', { handle: 'twice_by_one_person' })
    await compare(one, again)
    expect(await links(one, again)).toEqual([])
  })

  it('passes over what everybody has', async () => {
    const others = await crowd(51, 'the_shop_around_the_corner')
    const one = await declares('amara.okafor', { handle: 'the_shop_around_the_corner' })
    await compare(one)
    expect(await count('link WHERE $1 IN (declaration_a, declaration_b)', one)).toBe(0)
    expect(others).toHaveLength(51)
  })
})

/** So many records of as many people with one account, written as the seed would. */
async function crowd(many: number, handle: string): Promise<string[]> {
  const { rows } = await force.db.query<{ subject: string }>(
    `SELECT subject FROM person WHERE active AND subject <> 'amara.okafor' ORDER BY subject LIMIT $1`,
    [many],
  )
  const ids: string[] = []
  for (const { subject } of rows) ids.push(await declares(subject, { handle }))
  return ids
}

describe('many at once', () => {
  it('links each two of twenty people who declare one account at the same time, once', async () => {
    const ids = await crowd(20, 'all_at_once_7')
    await Promise.all([...ids, ...ids].map((id) => compare(id)))
    expect(await count(`link WHERE declaration_a = ANY ($1) AND declaration_b = ANY ($1)`, ids)).toBe(190)
    expect(await count(`audit_event WHERE type = 'compared' AND object_id = ANY ($1)`, ids)).toBe(20)
  })
})

describe('silence', () => {
  it('adds one event to the new record and nothing anywhere else, whether anything matched or not', async () => {
    const known = await declares('tomasz.brandt', { handle: 'silent_running_1' })
    await compare(known)
    const before = await grown()
    const alone = await declares('amara.okafor', { handle: 'nobody_has_this_1' })
    await compare(alone)
    const between = await grown()
    const matched = await declares('amara.okafor', { handle: 'silent_running_1' })
    await compare(matched)
    const after = await grown()
    expect(await links(matched, known)).toHaveLength(1)
    expect(after.events - between.events).toBe(between.events - before.events)
    expect(after.notices - between.notices).toBe(between.notices - before.notices)
    expect(await count(`audit_event WHERE object_id = $1 AND at > now() - interval '1 minute'`, known)).toBe(
      await count(`audit_event WHERE object_id = $1`, known),
    )
  })

  async function grown(): Promise<{ events: number; notices: number }> {
    return { events: await count('audit_event'), notices: await count('notice') }
  }

  it('shows a link to professional standards alone, and to neither declarant', async () => {
    const one = await declares('amara.okafor', { handle: 'who_may_see_2' })
    const other = await declares('tomasz.brandt', { handle: 'who_may_see_2' })
    await compare(one, other)
    const [link] = await links(one, other)
    expect(await seenBy('imran.castle', 'standards', link?.id ?? '')).toBe(true)
    expect(await seenBy('catrin.bowen', 'standards', link?.id ?? '')).toBe(false)
    await expect(seenBy('amara.okafor', 'standards', link?.id ?? '')).rejects.toThrow()
    await expect(seenBy('amara.okafor', 'web', link?.id ?? '')).rejects.toThrow(/permission denied/)
  })

  it('shows a link with a restricted end to those alone who may see both, also when it is restricted later', async () => {
    const one = await declares('amara.okafor', {
      handle: 'for_few_eyes_3',
      categories: ['serious_organised_crime'],
    })
    const restricted = await declares('sonia.maddox', { handle: 'for_few_eyes_3' })
    const third = await declares('tomasz.brandt', {
      handle: 'for_few_eyes_3',
      categories: ['serious_organised_crime'],
    })
    await compare(one, restricted, third)
    const [hidden] = await links(one, restricted)
    const [open] = await links(one, third)
    expect(await seenBy('imran.castle', 'standards', hidden?.id ?? '')).toBe(false)
    const { rows } = await force.db.query<{ subject: string }>(
      'SELECT subject FROM person WHERE id = (SELECT decision_maker_ids[1] FROM standards_case WHERE declaration_id = $1)',
      [restricted],
    )
    const named = rows[0]?.subject ?? ''
    expect(await seenBy(named, 'standards', hidden?.id ?? '')).toBe(true)

    expect(await seenBy('imran.castle', 'standards', open?.id ?? '')).toBe(true)
    const reference = await force.db.query('SELECT reference FROM declaration WHERE id = $1', [third])
    const done = await force.does(named, 'standards', reference.rows[0].reference, {
      type: 'restrict',
      decisionMakerIds: [force.id(named)],
      reason: 'Invented.',
    })
    expect(done).toHaveProperty('done')
    expect(await seenBy('imran.castle', 'standards', open?.id ?? '')).toBe(false)
  })
})

describe('what nobody compared', () => {
  it('is found by the round of each minute, and is compared anew when the scorer has changed', async () => {
    const one = await declares('amara.okafor', { handle: 'left_behind_4' })
    const other = await declares('tomasz.brandt', { handle: 'left_behind_4' })
    await force.db.query(`UPDATE matched SET at = now() - interval '2 minutes' WHERE scorer = 0`)
    const db = await jobs.connect()
    try {
      await matchMissed(db)
      expect(await links(one, other)).toHaveLength(1)
      await force.db.query('UPDATE matched SET scorer = scorer + 1 WHERE declaration_id = $1', [one])
      await matchMissed(db)
    } finally {
      db.release()
    }
    expect(await count('matched WHERE scorer <> $1', matcherVersion)).toBe(0)
    // Nothing changed by it, so nothing is said of it.
    expect(await count(`audit_event WHERE type = 'compared' AND object_id = $1`, one)).toBe(1)
  })
})
