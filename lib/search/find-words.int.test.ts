import naughty from 'big-list-of-naughty-strings'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runSearch } from '#lib/commands/search.ts'
import { closeClients } from '#lib/db/clients.ts'
import { inRequest, tokenHash } from '#lib/db/request.ts'
import { env } from '#lib/env.ts'
import { searchForm } from '#lib/forms/search.ts'
import { readSearch } from '#lib/queries/search.ts'
import { verify } from '../../scripts/search/index-upkeep.ts'
import { testDatabase } from '../../scripts/test/database.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { candidates } from './candidates.ts'
import { shapeOf, type TermKind } from './shape.ts'

/* Two declarations with one text: an ordinary one, and one that only its decision makers may know of. */
const description =
  'Threatened to post the rota. Plays as night_ferry77, keeps ocelots with Siân O’Hanrahan-Vale. See https://boards.example/t/zmorg9.'
let force: Force
let plain = ''
let reference = ''
let restricted = ''

const { limits } = env()
const { searchesPerHour } = limits

beforeAll(async () => {
  // Other tests use up the hour.
  Object.assign(limits, { searchesPerHour: 10_000 })
  force = await openForce()
  const contact = { description }
  reference = await force.declares('amara.okafor', { categories: ['serious_organised_crime'], contact })
  plain = await idOf(reference)
  restricted = await idOf(await force.declares('sonia.maddox', { contact }))
})

afterAll(async () => {
  Object.assign(limits, { searchesPerHour })
  await force.close()
  await closeClients()
})

async function idOf(of: string): Promise<string> {
  const { rows } = await force.db.query('SELECT id FROM declaration WHERE reference = $1', [of])
  return rows[0].id
}

async function found(
  text: string,
  kind: TermKind = 'words',
  subject = 'imran.castle',
): Promise<readonly string[]> {
  const shape = shapeOf(text, kind)
  if ('problem' in shape) throw new Error(shape.problem)
  const token = await force.signIn(subject)
  return inRequest('standards', token, new Date(), (tx) =>
    candidates(tx, { terms: [shape.term], filters: {} }),
  )
}

describe('a word of a text', () => {
  it.each([
    ['as it stands', 'ocelots'],
    ['in another form', 'threatening'],
    ['with another, in any order and between common ones', 'the OCELOT and the rota'],
    ['a handle', '@night_ferry77'],
    ['a handle without its separator', 'nightferry77'],
    ['a name without accents and apostrophe', 'Sian OHanrahan'.replace('OH', "O'H")],
    ['a name with a hyphen, a part of it', 'hanrahan vale'],
    ['a whole address', 'https://boards.example/t/zmorg9'],
    ['a part of an address', 'zmorg9'],
  ])('is found %s', async (_, text) => {
    expect(await found(text)).toEqual([plain])
    expect(await found(text, 'any')).toContain(plain)
  })

  it.each([
    ['not every word', 'ocelots giraffes'],
    ['a handle that is another', 'night_ferry78'],
    ['the two parts of another handle', 'rota_ferry77'],
    ['signs that mean something to the database', "ocelot' | 'x & !(rota:*)"],
  ])('is not found by %s', async (_, text) => {
    expect(await found(text)).toEqual([])
  })

  it('is shown where it stands, behind a name that is the same', async () => {
    const named = await idOf(
      await force.declares('tomasz.brandt', {
        categories: ['serious_organised_crime'],
        contact: { fullName: 'Ocelots Rota' },
      }),
    )
    expect(await found('ocelots rota', 'any')).toEqual([named, plain])
    const reader = await force.reader('imran.castle', 'standards')
    const ran = await runSearch(
      reader,
      searchForm.parse({ reason: 'Linked to enquiry 4711', term: 'threatens', kind: 'words' }),
    )
    if ('refused' in ran) throw new Error(ran.refused)
    const page = await inRequest('standards', reader.token, new Date(), (tx) =>
      readSearch(tx, ran.done.id, 1, {}),
    )
    expect(page?.results).toMatchObject([
      {
        reference,
        matches: [
          { on: 'Text', near: true, pieces: ['', 'Threatened', expect.stringMatching(/^ to post .* …$/)] },
        ],
      },
    ])
  })
})

describe('a restricted text', () => {
  it('is found by its decision makers alone', async () => {
    expect(await found('ocelots', 'words', 'freya.lindqvist')).toEqual([plain])
    const { rows } = await force.db.query(
      `SELECT p.subject FROM person p JOIN standards_case c ON p.id = ANY (c.decision_maker_ids) WHERE c.declaration_id = $1`,
      [restricted],
    )
    expect(await found('ocelots', 'words', rows[0].subject)).toContain(restricted)
  })

  it('is hidden from the moment its record is', async () => {
    await force.db.query('BEGIN')
    try {
      await force.db.query('SET LOCAL ROLE portal_owner')
      await force.db.query(
        `UPDATE standards_case SET restricted = true, decision_maker_ids = ARRAY[$2::uuid] WHERE declaration_id = $1`,
        [plain, force.id('ngozi.adair')],
      )
      const { rows } = await force.db.query(
        'SELECT only_for FROM narrative_entry WHERE declaration_id = $1',
        [plain],
      )
      expect(rows[0].only_for).toEqual([force.id('ngozi.adair')])
    } finally {
      await force.db.query('ROLLBACK')
    }
  })

  it.each([
    ['imran.castle', 'standards', 'SELECT * FROM narrative_entry'],
    ['amara.okafor', 'web', 'SELECT * FROM narrative_entry'],
    ['amara.okafor', 'web', `SELECT find_words('ocelots', 5)`],
    ['imran.castle', 'standards', `SELECT write_narrative(gen_random_uuid())`],
    ['imran.castle', 'standards', `SELECT narrative_words(gen_random_uuid())`],
  ] as const)('is nothing that %s on side %s gets by %s', async (subject, side, statement) => {
    const db = new pg.Client({ connectionString: testDatabase()[side] })
    await db.connect()
    try {
      await db.query('BEGIN')
      await db.query('SELECT begin_request($1, $2)', [tokenHash(await force.signIn(subject)), new Date()])
      await expect(db.query(statement)).rejects.toMatchObject({ code: '42501' })
    } finally {
      await db.end()
    }
  })
})

it('finds a correction and an answer from the moment they are made, and the index has what it should', async () => {
  expect(await found('quokkas')).toEqual([])
  const corrected = await force.does('amara.okafor', 'web', reference, {
    type: 'correct',
    place: 'contacts',
    text: 'It was quokkas, not ocelots.',
  })
  expect(corrected).toHaveProperty('done')
  expect(await found('quokka')).toEqual([plain])
  await force.does('imran.castle', 'standards', reference, {
    type: 'assign',
    assessorId: force.id('imran.castle'),
  })
  await force.does('imran.castle', 'standards', reference, {
    type: 'ask',
    place: 'contacts',
    question: 'Which zoo?',
  })
  const asked = await force.db.query('SELECT id FROM question WHERE declaration_id = $1', [plain])
  await force.does('amara.okafor', 'web', reference, {
    type: 'answer',
    questionId: asked.rows[0].id,
    text: 'The one with the capybara house.',
  })
  expect(await found('capybaras quokka')).toEqual([plain])
  expect(await found('zoo')).toEqual([])
  const db = new pg.Client({ connectionString: testDatabase().migrator })
  await db.connect()
  try {
    const lines: string[] = []
    await verify(db, (line) => lines.push(line))
    expect(lines.filter((line) => line.includes('text'))).toEqual([])
    await db.query('BEGIN')
    await db.query('SET LOCAL ROLE portal_owner')
    await db.query('DELETE FROM narrative_entry WHERE declaration_id = $1', [plain])
    const { rows } = await db.query(
      `SELECT fault FROM check_index(NULL, 1000000, 1) WHERE declaration_id = $1`,
      [plain],
    )
    expect(rows).toEqual([{ fault: 'text not found as it was written' }])
    await db.query('ROLLBACK')
  } finally {
    await db.end()
  }
})

it('answers whatever is typed, soon', async () => {
  const token = await force.signIn('imran.castle')
  for (const typed of [
    ...naughty,
    '\\',
    '{}[]',
    'a'.repeat(200),
    'سلام 👋 שלום'.repeat(9),
    'ab '.repeat(20),
    '._-'.repeat(60),
  ]) {
    const shape = shapeOf(typed, 'words')
    if ('problem' in shape) continue
    const began = performance.now()
    await inRequest('standards', token, new Date(), (tx) =>
      candidates(tx, { terms: [shape.term], filters: {} }),
    )
    expect(performance.now() - began).toBeLessThan(1000)
  }
}, 60_000)

it('looks for a word that stands in very many texts only beside another', async () => {
  await force.db.query('SET ROLE portal_owner')
  await force.db.query('ALTER TABLE narrative_entry DROP CONSTRAINT narrative_entry_declaration_id_fkey')
  await force.db.query(
    `INSERT INTO narrative_entry SELECT gen_random_uuid(), gen_random_uuid(), NULL, array_to_tsvector(ARRAY['everywher', 'rare' || n / 100])
     FROM generate_series(1, 60000) n`,
  )
  await force.db.query('ANALYZE narrative_entry')
  await force.db.query('RESET ROLE')
  try {
    await judge()
  } finally {
    // Other tests use this database after it.
    await force.db.query('SET ROLE portal_owner')
    await force.db.query(
      'DELETE FROM narrative_entry n WHERE NOT EXISTS (SELECT FROM declaration d WHERE d.id = n.declaration_id)',
    )
    await force.db.query(
      'ALTER TABLE narrative_entry ADD FOREIGN KEY (declaration_id) REFERENCES declaration (id) ON DELETE CASCADE',
    )
    await force.db.query('ANALYZE narrative_entry')
    await force.db.query('RESET ROLE')
  }
}, 60_000)

async function judge(): Promise<void> {
  const reader = await force.reader('imran.castle', 'standards')
  const asked = (text: string) =>
    inRequest(
      'standards',
      reader.token,
      new Date(),
      (tx) => tx.$queryRaw<{ id: string | null }[]>`SELECT id FROM find_words(${text}, 1000) AS id`,
    )
  expect(await asked('everywhere')).toEqual([{ id: null }])
  expect(await asked('everywhere rare7')).toHaveLength(100)
  const form = { reason: 'Linked to enquiry 4711', kind: 'words' }
  expect(await runSearch(reader, searchForm.parse({ ...form, term: 'everywhere' }))).toEqual({
    refused: 'too_common',
  })
  expect(await runSearch(reader, searchForm.parse({ ...form, term: 'everywhere rare7' }))).toHaveProperty(
    'done',
  )
}
