import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { tokenHash } from '#lib/db/request.ts'
import type { Command } from '#lib/domain/commands.ts'
import { env } from '#lib/env.ts'
import { searchForm } from '#lib/forms/search.ts'
import { matcherVersion } from '#lib/matching/version.ts'
import { savedSearches } from '#lib/queries/kept-searches.ts'
import { placeInSearch } from '#lib/queries/search.ts'
import { testDatabase } from '../../scripts/test/database.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { forgetSearch, keepNoTrace, renameSearch, saveSearch } from './keep-search.ts'
import { openSearch, runSearch } from './search.ts'

let force: Force
const { limits } = env()
const { searchesPerHour } = limits
beforeAll(async () => {
  force = await openForce()
  // Other tests use up the hour.
  Object.assign(limits, { searchesPerHour: 10_000 })
})
afterAll(async () => {
  Object.assign(limits, { searchesPerHour })
  await force.close()
  await closeClients()
})

const reader = (who = 'imran.castle') => force.reader(who, 'standards')

async function searched(fields: Record<string, string>, who = 'imran.castle'): Promise<string> {
  const ran = await runSearch(
    await reader(who),
    searchForm.parse({ reason: 'Linked to enquiry 4711', ...fields }),
  )
  if ('refused' in ran) throw new Error(ran.refused)
  return ran.done.id
}

async function events(id: string): Promise<string[]> {
  const { rows } = await force.db.query(
    'SELECT type FROM audit_event WHERE object_id = $1 ORDER BY version',
    [id],
  )
  return rows.map(({ type }) => type)
}

describe('a saved search', () => {
  it('is its searcher’s: kept, renamed, forgotten, and each of it in the history', async () => {
    const id = await searched({ term: 'Corin Testwood' })
    expect(await saveSearch(await reader(), id, 'Weekly look')).toEqual({ done: { id } })
    expect(await renameSearch(await reader(), id, 'Monthly look')).toEqual({ done: { id } })
    expect((await savedSearches(await reader())).map(({ name }) => name)).toContain('Monthly look')
    expect((await savedSearches(await reader('freya.lindqvist'))).map((each) => each.id)).not.toContain(id)
    for (const act of [saveSearch, renameSearch])
      expect(await act(await reader('freya.lindqvist'), id, 'Mine')).toEqual({ refused: 'not_found' })
    expect(await forgetSearch(await reader('freya.lindqvist'), id)).toEqual({ refused: 'not_found' })
    expect(await forgetSearch(await reader(), id)).toEqual({ done: { id } })
    expect(await forgetSearch(await reader(), id)).toEqual({ refused: 'not_found' })
    expect(await events(id)).toEqual(['searched', 'search_saved', 'search_saved', 'search_forgotten'])
  })
})

describe('a search without a trace', () => {
  it('is kept once, with the version of the comparison and how many records it was made among', async () => {
    await force.declares('amara.okafor', { categories: ['serious_organised_crime'] })
    await force.declares('sonia.maddox')
    const id = await searched({ term: 'zz nobody is called this zz' })
    expect(await keepNoTrace(await reader(), id, 'For enquiry 4711')).toEqual({ done: { id } })
    expect(await keepNoTrace(await reader(), id, 'again')).toEqual({ refused: 'not_open' })
    const view = await openSearch(await reader(), id, 1)
    const { rows } = await force.db.query(
      'SELECT count(*)::int AS n FROM standards_case WHERE NOT restricted AND declarant_id <> $1',
      [force.id('imran.castle')],
    )
    expect(view?.noTrace).toMatchObject({
      matcher: matcherVersion,
      records: rows[0].n,
      note: 'For enquiry 4711',
    })
    expect(await events(id)).toContain('no_trace_kept')
  })

  it('is told by its own event: for what, why, among how many', async () => {
    const id = await searched({ term: 'zz nobody is called this zz', status: 'decided' })
    await keepNoTrace(await reader(), id, '')
    const { rows } = await force.db.query(
      `SELECT p.names, p.values FROM audit_event e JOIN audit_payload p ON p.event_id = e.id
       WHERE e.object_id = $1 AND e.type = 'no_trace_kept'`,
      [id],
    )
    const told = new Map<string, string>(
      rows[0].names.map((name: string, at: number) => [name, JSON.parse(rows[0].values[at])]),
    )
    expect(Object.fromEntries(told)).toMatchObject({
      reason: 'Linked to enquiry 4711',
      criteria: { term: 'zz nobody is called this zz', status: 'decided' },
      matcher: matcherVersion,
      note: '',
    })
  })

  it('is kept of what was hidden since, as if it had never been there', async () => {
    const contact = { fullName: 'Zebedee Hiddenlater' }
    const reference = await force.declares('amara.okafor', {
      categories: ['serious_organised_crime'],
      contact,
    })
    const id = await searched({ term: 'Zebedee Hiddenlater' })
    const hidden = await force.does('ngozi.adair', 'standards', reference, {
      type: 'restrict',
      decisionMakerIds: [force.id('owen.farrar')],
      reason: 'r',
    })
    expect(hidden).toHaveProperty('done')
    expect((await openSearch(await reader(), id, 1))?.of).toBe(0)
    expect(await keepNoTrace(await reader(), id, '')).toEqual({ done: { id } })
  })

  it('is none where something is found by now: that is a search of its own, recorded', async () => {
    const contact = { fullName: 'Balthazar Latecomer' }
    const id = await searched({ term: 'Balthazar Latecomer' })
    await force.declares('amara.okafor', { categories: ['serious_organised_crime'], contact })
    const kept = await keepNoTrace(await reader(), id, '')
    if (!('found' in kept)) throw new Error('not found')
    expect((await openSearch(await reader(), kept.found.id, 1))?.total).toBe(1)
    expect(await events(kept.found.id)).toEqual(['searched', 'search_opened'])
    expect(await events(id)).toEqual(['searched'])
  })

  it('is refused to anybody else', async () => {
    const none = await searched({ term: 'zz nobody is called this zz' })
    expect(await keepNoTrace(await reader('freya.lindqvist'), none, '')).toEqual({ refused: 'not_found' })
  })
})

describe('results', () => {
  it('are narrowed by codes, with counts, and lead from one record to the next', async () => {
    const contact = { fullName: 'Oenomaus Keepsakegate' }
    const references = [
      await force.declares('amara.okafor', { categories: ['serious_organised_crime'], contact }),
      await force.declares('tomasz.brandt', { contact }),
    ]
    await force.declares('sonia.maddox', { contact })
    const id = await searched({ term: 'Oenomaus Keepsakegate' })
    const all = await openSearch(await reader(), id, 1)
    expect(all?.total).toBe(2)
    expect(all?.facets.status.toSorted((a, b) => (a.code < b.code ? -1 : 1))).toEqual([
      { code: 'with_manager', count: 1 },
      { code: 'with_standards', count: 1 },
    ])
    const some = await openSearch(await reader(), id, 1, { status: 'with_standards' })
    expect(some).toMatchObject({ total: 1, of: 2 })
    expect(some?.results[0]?.reference).toBe(references[0])
    const order = all?.results.map(({ reference }) => reference) ?? []
    expect(await placeInSearch(await reader(), id, order[0] ?? '')).toEqual({
      at: 1,
      of: 2,
      before: null,
      after: order[1],
    })
    expect(await placeInSearch(await reader('freya.lindqvist'), id, order[0] ?? '')).toBeNull()
  })

  it('are found by the risk that was assessed last', async () => {
    const contact = { fullName: 'Ignatius Riskworth' }
    const reference = await force.declares('amara.okafor', {
      categories: ['serious_organised_crime'],
      contact,
    })
    const does = (command: Command) => force.does('imran.castle', 'standards', reference, command)
    await does({ type: 'assign', assessorId: force.id('imran.castle') })
    const facts = { nature: 'n', howKnown: 'h', ongoing: 'o', access: 'a', rationale: 'r' }
    for (const riskGrade of ['low', 'high'] as const)
      expect(await does({ type: 'assess', ...facts, riskGrade, manageability: 'manageable' })).toHaveProperty(
        'done',
      )
    const total = async (risk: string) =>
      (await openSearch(await reader(), await searched({ term: 'Ignatius Riskworth', risk }), 1))?.total
    expect(await total('high')).toBe(1)
    expect(await total('low')).toBe(0)
    expect(searchForm.safeParse({ reason: 'Linked to enquiry 4711', risk: 'enormous' }).success).toBe(false)
  })
})

it.each([
  `INSERT INTO no_trace SELECT id, person_id, 1, 1, '', now() FROM search_request LIMIT 1`,
  `UPDATE no_trace SET note = 'x'`,
  `UPDATE saved_search SET search_id = gen_random_uuid()`,
])('injected code cannot: %s', async (statement) => {
  const db = new pg.Client({ connectionString: testDatabase().standards })
  await db.connect()
  try {
    await searched({ term: 'zz nobody is called this zz' })
    await db.query('BEGIN')
    await db.query('SELECT begin_request($1, $2)', [
      tokenHash(await force.signIn('imran.castle')),
      new Date(),
    ])
    await expect(db.query(`${statement}; SET CONSTRAINTS ALL IMMEDIATE`)).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|23514)$/),
    })
  } finally {
    await db.end()
  }
})
