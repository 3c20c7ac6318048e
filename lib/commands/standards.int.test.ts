import naughty from 'big-list-of-naughty-strings'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { env } from '#lib/env.ts'
import { type SearchInput, searchForm } from '#lib/forms/search.ts'
import { matcherVersion } from '#lib/matching/version.ts'
import { type QueueView, queueViews, readQueue } from '#lib/queries/standards-queue.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { readHistory } from './audit.ts'
import { openRecord, viewRecord } from './open-record.ts'
import { openSearch, runSearch } from './search.ts'

let force: Force
let restricted: string
let plain: string
const handle = `quartzmoth${Date.now().toString(36)}`
const contact = {
  fullName: 'Ysolde Marrowbone',
  alsoKnownAs: ['Queenie Halfpenny'],
  identities: [{ raw: `@${handle}`, kind: 'handle', platform: 'instagram', handle, value: handle }],
} as const
const usual = { ...env().limits }
const reason = 'Enquiry 114: is there a link?'

beforeAll(async () => {
  force = await openForce()
  // Of professional standards herself: restricted to those appointed from the moment it is sent.
  restricted = await force.declares('sonia.maddox', { categories: ['serious_organised_crime'], contact })
  plain = await force.declares('amara.okafor', { categories: ['serious_organised_crime'], contact })
})
afterEach(() => {
  Object.assign(env().limits, usual)
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

const standards = (subject: string) => force.reader(subject, 'standards')
const input = (form: Record<string, string>): SearchInput => searchForm.parse({ reason, ...form })

async function searches(subject: string, form: Record<string, string>): Promise<readonly string[]> {
  const reader = await standards(subject)
  const ran = await runSearch(reader, input(form))
  if (!('done' in ran)) throw new Error(ran.refused)
  const page = await openSearch(reader, ran.done.id, 1)
  // Nothing was found that is not shown: what row security hides must not have been a candidate.
  const kept = await force.db.query('SELECT cardinality(result_ids) AS n FROM search_request WHERE id = $1', [
    ran.done.id,
  ])
  expect(kept.rows).toEqual([{ n: page?.total }])
  return page?.results.map((result) => result.reference) ?? []
}

async function listed(subject: string, view: QueueView) {
  const list = { view, unit: '', category: '', status: '', due: '', age: '', page: 1 } as const
  const queue = await readQueue(await standards(subject), list)
  return { ...queue, references: queue.rows.map((row) => row.reference) }
}

const named = ['owen.farrar', 'helen.marsh']
const others = ['imran.castle', 'sonia.maddox', 'beatrix.lang', 'ngozi.adair']

describe('a restricted record', () => {
  it('is in no list of anybody but those named', async () => {
    for (const subject of others)
      for (const view of queueViews) {
        const { references, counts } = await listed(subject, view)
        expect(references).not.toContain(restricted)
        expect(counts.restricted).toBe(0)
      }
    for (const subject of named) {
      const { references, counts } = await listed(subject, 'restricted')
      expect(references).toContain(restricted)
      expect(counts.restricted).toBeGreaterThan(0)
    }
  })

  it('adds nothing to a count', async () => {
    const before = (await listed('imran.castle', 'open')).counts
    await force.declares('callum.reddy', { categories: ['other'], lookup: { answer: 'yes', text: 'I did.' } })
    expect((await listed('imran.castle', 'open')).counts).toEqual(before)
  })

  it.each([
    ['name', { term: 'Ysolde Marrowbone' }],
    ['alias', { term: 'halfpenny' }],
    ['beginning of a name', { term: 'marrowb' }],
    ['handle', { term: `@${handle}` }],
    ['look-alike', { term: handle.replace('o', '0') }],
    ['more options', { handle, platform: 'instagram', category: 'serious_organised_crime' }],
  ])('is not found by %s', async (_, form) => {
    for (const subject of ['imran.castle', 'beatrix.lang']) {
      const found = await searches(subject, form)
      expect(found).toContain(plain)
      expect(found).not.toContain(restricted)
    }
    expect(await searches('owen.farrar', form)).toEqual(expect.arrayContaining([plain, restricted]))
  })

  it('is one of nobody’s lists where the reader is not of professional standards', async () => {
    await expect(listed('catrin.bowen', 'open')).rejects.toThrow()
    await expect(listed('amara.okafor', 'open')).rejects.toThrow()
  })

  it('is not found by reference, or by its declarant', async () => {
    for (const subject of others) {
      expect(await searches(subject, { term: restricted })).toEqual([])
      expect(await viewRecord(await standards(subject), restricted, ['work'])).toEqual({ state: 'none' })
      expect(await openRecord(await standards(subject), restricted, reason)).toEqual({ refused: 'not_found' })
      expect(await force.does(subject, 'standards', restricted, { type: 'note', text: 'x' })).toEqual({
        refused: 'not_found',
      })
    }
    expect(await searches('helen.marsh', { term: restricted })).toEqual([restricted])
  })

  it('shows an auditor nothing', async () => {
    const criteria = {
      person: null,
      reference: restricted,
      action: null,
      from: null,
      until: null,
      before: null,
    }
    const auditor = await standards('catrin.bowen')
    expect((await readHistory(auditor, criteria))?.entries).toEqual([])
    expect((await readHistory(auditor, { ...criteria, reference: plain }))?.entries).not.toEqual([])
    const all = await readHistory(auditor, { ...criteria, reference: null })
    expect(all?.entries.map((entry) => entry.reference)).not.toContain(restricted)
  })

  it('leaves results that were found before it was restricted', async () => {
    const reference = await force.declares('jonah.whitlock', {
      categories: ['serious_organised_crime'],
      contact,
    })
    const reader = await standards('imran.castle')
    const ran = await runSearch(reader, input({ term: reference }))
    if (!('done' in ran)) throw new Error(ran.refused)
    expect((await openSearch(reader, ran.done.id, 1))?.total).toBe(1)
    const decisionMakerIds = named.map((subject) => force.id(subject))
    await force.does('owen.farrar', 'standards', reference, { type: 'restrict', decisionMakerIds, reason })
    expect(await openSearch(reader, ran.done.id, 1)).toMatchObject({ total: 0, results: [] })
  })
})

describe('a declarant who said they looked somebody up', () => {
  it('is on a list of decision makers alone', async () => {
    const reference = await force.declares('jonah.whitlock', {
      categories: ['journalist'],
      lookup: { answer: 'yes', text: 'I looked.' },
    })
    const seen = await listed('ngozi.adair', 'lookups')
    expect(seen.references).toContain(reference)
    expect(seen.counts.lookups).toBeGreaterThan(0)
    const unseen = await listed('imran.castle', 'lookups')
    expect(unseen.references).toEqual([])
    expect(unseen.counts.lookups).toBe(0)
  })
})

describe('opening a record', () => {
  it('asks for a reason first, records it, and then shows', async () => {
    const reader = await standards('freya.lindqvist')
    expect(await viewRecord(reader, plain, ['work'])).toEqual({ state: 'ask', reference: plain })
    expect(await openRecord(reader, plain, reason)).toEqual({ done: { reference: plain } })
    expect(await viewRecord(reader, plain, ['work'])).toMatchObject({ state: 'open' })
    expect(await viewRecord(await standards('imran.castle'), plain, ['work'])).toMatchObject({ state: 'ask' })
    expect(await openings(plain)).toEqual([{ type: 'opened_by_assessor', reason: JSON.stringify(reason) }])
  })

  it('records one’s own work without asking, once in a while', async () => {
    const reference = await force.declares('amara.okafor', { categories: ['serious_organised_crime'] })
    const assessorId = force.id('imran.castle')
    await force.does('imran.castle', 'standards', reference, { type: 'assign', assessorId })
    const reader = await standards('imran.castle')
    for (let time = 0; time < 2; time++)
      expect(await viewRecord(reader, reference, ['work'])).toMatchObject({ state: 'open' })
    expect(await openings(reference)).toHaveLength(1)
  })

  it('does not move the record on', async () => {
    const version = async () => (await force.sees('ngozi.adair', 'standards', plain))?.case?.version
    const before = await version()
    await openRecord(await standards('ngozi.adair'), plain, reason)
    expect(await version()).toBe(before)
  })

  it('stops at the limit of a day', async () => {
    Object.assign(env().limits, { viewsPerDay: 0 })
    expect(await openRecord(await standards('beatrix.lang'), plain, reason)).toEqual({ refused: 'too_many' })
  })
})

describe('searching', () => {
  it('is recorded with its reason and results, in the same transaction', async () => {
    const reader = await standards('imran.castle')
    const ran = await runSearch(reader, input({ term: plain }))
    if (!('done' in ran)) throw new Error(ran.refused)
    const { rows } = await force.db.query(
      `SELECT e.type, e.object_kind, p.names, p.values, e.xid = r.xmin::text::xid8 AS together
       FROM audit_event e JOIN audit_payload p ON p.event_id = e.id JOIN search_request r ON r.id = e.object_id WHERE r.id = $1`,
      [ran.done.id],
    )
    expect(rows).toEqual([
      {
        type: 'searched',
        object_kind: 'search',
        names: ['criteria', 'matcher', 'reason', 'results', 'total'],
        values: [
          JSON.stringify({ term: plain }),
          String(matcherVersion),
          JSON.stringify(reason),
          JSON.stringify([plain]),
          '1',
        ],
        together: true,
      },
    ])
    await openSearch(reader, ran.done.id, 1)
    const opened = await force.db.query(
      `SELECT type FROM audit_event WHERE object_id = $1 ORDER BY version`,
      [ran.done.id],
    )
    expect(opened.rows.map((row) => row.type)).toEqual(['searched', 'search_opened'])
  })

  it('is nobody else’s to open', async () => {
    const ran = await runSearch(await standards('imran.castle'), input({ term: plain }))
    if (!('done' in ran)) throw new Error(ran.refused)
    for (const subject of ['callum.reddy', 'beatrix.lang', 'catrin.bowen'])
      expect(await openSearch(await standards(subject), ran.done.id, 1)).toBeNull()
  })

  it('is refused to auditors, by the portal and by the database', async () => {
    expect(await runSearch(await standards('catrin.bowen'), input({ term: plain }))).toEqual({
      refused: 'not_found',
    })
  })

  it('does not find one’s own declarations', async () => {
    expect(await searches('sonia.maddox', { term: 'Ysolde Marrowbone' })).not.toContain(restricted)
  })

  it('finds exact before near', async () => {
    const near = await force.declares('bo.lund', {
      categories: ['serious_organised_crime'],
      contact: { fullName: 'Ysolde Marrowbone Thistlewick' },
    })
    const found = await searches('imran.castle', { name: 'marrowbone, YSOLDE' })
    expect(found).toContain(near)
    expect(found.indexOf(plain)).toBeLessThan(found.indexOf(near))
  })

  it('stops at the limit of an hour, also with many at once', async () => {
    const reader = await standards('callum.reddy')
    const { rows } = await force.db.query(
      `SELECT count(*)::int AS made FROM search_request WHERE person_id = $1`,
      [force.id('callum.reddy')],
    )
    Object.assign(env().limits, { searchesPerHour: rows[0].made + 2 })
    const ran = await Promise.all(Array.from({ length: 5 }, () => runSearch(reader, input({ unit: 'NB' }))))
    expect(ran.filter((each) => 'done' in each)).toHaveLength(2)
    expect(ran.filter((each) => 'refused' in each && each.refused === 'too_many')).toHaveLength(3)
  })

  it('answers every naughty string with results or with words', async () => {
    Object.assign(env().limits, { searchesPerHour: 100_000 })
    const reader = await standards('imran.castle')
    for (const term of naughty.filter((_, at) => at % 4 === 0)) {
      const parsed = searchForm.safeParse({ reason, term: term.replaceAll('\0', '') })
      if (parsed.success) expect(await runSearch(reader, parsed.data)).toHaveProperty('done')
      else expect(parsed.error.issues.length).toBeGreaterThan(0)
    }
  }, 60_000)
})

describe('reading the history', () => {
  it('is recorded each time, and is for auditors alone', async () => {
    const criteria = { person: null, reference: plain, action: null, from: null, until: null, before: null }
    const count = async () =>
      (await force.db.query(`SELECT count(*)::int AS n FROM audit_event WHERE type = 'history_read'`)).rows[0]
        .n
    const before = await count()
    expect(await readHistory(await standards('imran.castle'), criteria)).toBeNull()
    expect(await count()).toBe(before)
    const page = await readHistory(await standards('lionel.achebe'), criteria)
    expect(page?.entries.map((entry) => entry.reference)).toContain(plain)
    expect(await count()).toBe(before + 1)
  })

  it('goes on where the page before ended', async () => {
    const criteria = { person: null, reference: null, action: null, from: null, until: null, before: null }
    const auditor = await standards('lionel.achebe')
    const first = await readHistory(auditor, criteria)
    const second = await readHistory(auditor, { ...criteria, before: first?.next ?? null })
    const last = Number(first?.entries.at(-1)?.seq)
    expect(second?.entries.every((entry) => Number(entry.seq) < last)).toBe(true)
  })
})

async function openings(reference: string) {
  const { rows } = await force.db.query(
    `SELECT e.type, p.values[1] AS reason FROM audit_event e JOIN audit_payload p ON p.event_id = e.id
     JOIN declaration d ON d.id = e.object_id WHERE d.reference = $1 AND e.object_kind = 'access' ORDER BY e.seq`,
    [reference],
  )
  return rows
}
