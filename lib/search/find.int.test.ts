import naughty from 'big-list-of-naughty-strings'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { inRequest, tokenHash } from '#lib/db/request.ts'
import { lookAlikeKey } from '#lib/domain/identities/search-key.ts'
import { soughtNames } from '#lib/matching/name-keys.ts'
import { matcherVersion } from '#lib/matching/version.ts'
import { testDatabase } from '../../scripts/test/database.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { candidates } from './candidates.ts'
import { findIdentities, findNames } from './find.ts'
import { asked } from './find-asked.ts'
import { shapeOf } from './shape.ts'

/* Two declarations of one contact: an ordinary one, and one that only its decision makers may know of. */
const name = 'Thaddeus Quillfeather'
const handle = 'quillfeather_tq'
let force: Force
let plain = ''
let restricted = ''

beforeAll(async () => {
  force = await openForce()
  const contact = {
    fullName: name,
    alsoKnownAs: ['Инна Пероцветова'],
    identities: [{ raw: handle, kind: 'handle' as const, platform: 'instagram', handle, value: handle }],
  }
  plain = await idOf(
    await force.declares('amara.okafor', { categories: ['serious_organised_crime'], contact }),
  )
  restricted = await idOf(await force.declares('sonia.maddox', { contact }))
})

afterAll(async () => {
  await force.close()
  await closeClients()
})

async function idOf(reference: string): Promise<string> {
  const { rows } = await force.db.query('SELECT id FROM declaration WHERE reference = $1', [reference])
  return rows[0].id
}

async function names(subject: string, text: string, kind: 'group' | null = null): Promise<string[]> {
  const token = await force.signIn(subject)
  const found = await inRequest('standards', token, new Date(), (tx) => findNames(tx, text, kind))
  return found.map(({ id }) => id)
}

async function accounts(subject: string, look: string): Promise<readonly string[]> {
  const token = await force.signIn(subject)
  return inRequest('standards', token, new Date(), (tx) => findIdentities(tx, lookAlikeKey(look) ?? ''))
}

describe('a name', () => {
  it.each([
    ['as it is', name],
    ['in another order', 'QUILLFEATHER, Thaddeus'],
    ['by its nickname', 'Thad Quillfeather'],
    ['with a letter less', 'Thadeus Quilfeather'],
    ['with letters swapped', 'Thaddeus Quillfaether'],
    ['as it sounds', 'Thadeous Quilfether'],
    ['with an initial', 'T. Quillfeather'],
    ['with a title and a middle name', 'Dr Thaddeus James Quillfeather'],
    ['in one word', 'ThaddeusQuillfeather'],
    ['by its beginning', 'quillfeath'],
    ['by a name of another script', 'Inna Perotsvetova'],
    ['in that script, with a letter wrong', 'Инна Пероцвятова'],
  ])('is found %s', async (_, text) => {
    expect(await names('imran.castle', text)).toContain(plain)
  })

  it('is found the same before and after its words are in the dictionary', async () => {
    const before = await names('owen.farrar', 'Thadeus Quilfeather')
    await force.db.query('SET ROLE portal_owner')
    const { rows } = await force.db.query('SELECT merge_name_words(100000) AS moved')
    expect(rows[0].moved).toBeGreaterThan(0)
    expect((await force.db.query('SELECT count(*)::int AS n FROM name_word_new')).rows[0].n).toBe(0)
    await force.db.query('SELECT count_name_words()')
    await force.db.query('RESET ROLE')
    expect(await names('owen.farrar', 'Thadeus Quilfeather')).toEqual(before)
    expect(await names('imran.castle', 'Thaddeus Quillfeather')).toContain(plain)
  })

  it('of a group is found with its kind of club said otherwise, and only as a group', async () => {
    const group = await idOf(
      await force.declares('amara.okafor', {
        contact: { kind: 'group', fullName: 'Quarrybank Football Club' },
      }),
    )
    expect(await names('imran.castle', 'Quarrybank FC', 'group')).toContain(group)
    expect(await names('imran.castle', 'Quarrybank F.C.', 'group')).toContain(group)
    expect(await names('imran.castle', name, 'group')).not.toContain(plain)
  })
})

describe('an account', () => {
  it('is found with look-alike letters', async () => {
    expect(await accounts('imran.castle', 'qui11feathertq')).toContain(plain)
  })

  it('is found with a letter less, another letter or a letter more, wherever that is', async () => {
    const look = 'quillfeathertq'
    const missed: string[] = []
    for (let at = 0; at <= look.length; at++)
      for (const [letter, from] of [
        ['', at + 1],
        ['x', at + 1],
        ['x', at],
      ] as const) {
        const wrong = look.slice(0, at) + letter + look.slice(from)
        if (!(await accounts('imran.castle', wrong)).includes(plain)) missed.push(wrong)
      }
    expect(missed).toEqual([])
  })

  it('is not found with two letters wrong', async () => {
    expect(await accounts('imran.castle', 'quilfeathexq')).not.toContain(plain)
  })
})

describe('what is restricted', () => {
  const ways = [name, 'Thad Quillfeather', 'quillfeath', 'Thadeus Quilfeather', 'Инна Пероцветова']

  it('is no candidate for anybody but those named', async () => {
    for (const subject of ['imran.castle', 'beatrix.lang', 'sonia.maddox'])
      for (const way of ways) expect(await names(subject, way)).not.toContain(restricted)
    for (const way of ways) expect(await names('owen.farrar', way)).toContain(restricted)
    expect(await accounts('imran.castle', 'quilfeathertq')).not.toContain(restricted)
    expect(await accounts('owen.farrar', 'quilfeathertq')).toContain(restricted)
  })

  it('follows the restriction in the transaction that makes it, and no count tells of it', async () => {
    const reference = await force.declares('amara.okafor', {
      categories: ['serious_organised_crime'],
      contact: { fullName: 'Ottoline Fenwraith', identities: [] },
    })
    const id = await idOf(reference)
    expect(await names('imran.castle', 'Otoline Fenwraith')).toEqual([id])
    const restricted = await force.does('owen.farrar', 'standards', reference, {
      ...{ type: 'restrict', decisionMakerIds: [force.id('owen.farrar')], reason: 'r' },
    })
    expect(restricted).toHaveProperty('done')
    expect(await names('imran.castle', 'Otoline Fenwraith')).toEqual([])
    expect(await names('owen.farrar', 'Otoline Fenwraith')).toEqual([id])
    await force.db.query('SET ROLE portal_owner')
    await force.db.query('SELECT merge_name_words(100000)')
    await force.db.query('SELECT count_name_words()')
    const { rows } = await force.db.query(`SELECT names FROM name_word WHERE word = 'fenwraith'`)
    await force.db.query('RESET ROLE')
    expect(rows).toEqual([{ names: 0 }])
  })

  it('leaves room for what may be seen: the reader is judged before the limit', async () => {
    const crowd = await force.db.query(
      `INSERT INTO name_entry (associate_id, declaration_id, declarant_id, only_for, kind, text, squash, word_ids, words, made_by)
       SELECT e.associate_id, $2, e.declarant_id, ARRAY[$3::uuid], e.kind, e.text, e.squash, e.word_ids, e.words, e.made_by FROM name_entry e, generate_series(1, 400)
       WHERE e.declaration_id = $1 AND e.text = 'thaddeus quillfeather' RETURNING id`,
      [plain, restricted, force.id('owen.farrar')],
    )
    expect(crowd.rowCount).toBe(400)
    for (const way of ways) expect(await names('imran.castle', way)).toContain(plain)
    await force.db.query('DELETE FROM name_entry WHERE id = ANY ($1::bigint[])', [
      crowd.rows.map(({ id }) => id),
    ])
  })
})

describe('the functions behind it', () => {
  const sought = JSON.stringify(soughtNames(name).map(asked))

  async function as(
    subject: string,
    side: 'web' | 'standards',
    sql: string,
    values: unknown[],
  ): Promise<unknown> {
    const db = new pg.Client({ connectionString: testDatabase()[side] })
    await db.connect()
    try {
      await db.query('BEGIN')
      await db.query('SELECT begin_request($1, $2)', [tokenHash(await force.signIn(subject)), new Date()])
      return (await db.query(sql, values)).rows
    } finally {
      await db.end()
    }
  }

  it('answer nobody outside professional standards, and no auditor', async () => {
    const find = 'SELECT find_names($1::jsonb, NULL, 1)'
    await expect(as('amara.okafor', 'web', find, [sought])).rejects.toMatchObject({ code: '42501' })
    await expect(as('catrin.bowen', 'standards', find, [sought])).rejects.toMatchObject({ code: '42501' })
    expect(await as('imran.castle', 'standards', find, [sought])).toHaveLength(1)
  })

  it.each(['name_word', 'name_word_new', 'name_entry', 'identity_entry'])(
    'are the only way to %s',
    async (table) => {
      for (const side of ['web', 'standards'] as const)
        await expect(as('imran.castle', side, `SELECT * FROM ${table}`, [])).rejects.toMatchObject({
          code: '42501',
        })
    },
  )

  it('let nobody write an index for what is not being sent', async () => {
    const write = 'SELECT index_declaration($1, $2, $3, $4)'
    const values = [plain, '[]', '[]', matcherVersion]
    await expect(as('amara.okafor', 'web', write, values)).rejects.toMatchObject({ code: '42501' })
    await expect(as('imran.castle', 'standards', write, values)).rejects.toMatchObject({ code: '42501' })
    const words = 'SELECT look_up_word($1, true)'
    await expect(as('imran.castle', 'standards', words, ['{}'])).rejects.toMatchObject({ code: '42501' })
  })
})

it('answers whatever is typed, soon', async () => {
  const token = await force.signIn('imran.castle')
  const hostile = [
    ...naughty.filter((_, at) => at % 3 === 0),
    "'; DROP TABLE name_entry; --",
    '%%%%',
    '\\',
    '{}[]',
    'a'.repeat(200),
    'سلام 👋 שלום'.repeat(9),
    'ab '.repeat(20),
  ]
  for (const typed of hostile) {
    const shape = shapeOf(typed.replaceAll('\0', ''))
    if ('problem' in shape) continue
    const began = performance.now()
    await inRequest('standards', token, new Date(), (tx) =>
      candidates(tx, { terms: [shape.term], filters: {} }),
    )
    expect(performance.now() - began).toBeLessThan(3000)
  }
}, 60_000)
