import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { tokenHash } from '#lib/db/request.ts'
import { verifyHistory } from '#lib/history/verify.ts'
import { matchDeclaration } from '#lib/links/match.ts'
import { matcherVersion } from '#lib/matching/version.ts'
import { testDatabase } from '../../scripts/test/database.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { decideLink, type LinkDecision, listLinks, makeLink, openLink } from './links.ts'

let force: Force
let jobs: pg.Pool
let link: string
let ends: readonly [string, string]
let round = 0

beforeAll(async () => {
  force = await openForce()
  jobs = new pg.Pool({ connectionString: testDatabase().jobs, max: 2 })
})
beforeEach(async () => {
  round += 1
  ends = [
    await declares('amara.okafor', `ferry_at_night_${round}`, null),
    await declares('tomasz.brandt', `ferry_at_night_${round}`, 'Callum Vossberg'),
  ]
  const { rows } = await force.db.query('SELECT id FROM link WHERE $1 IN (declaration_a, declaration_b)', [
    ends[0],
  ])
  link = rows[0].id
})
afterAll(async () => {
  await jobs.end()
  await force.close()
  await closeClients()
})

async function declares(who: string, handle: string, fullName: string | null): Promise<string> {
  const reference = await force.declares(who, {
    categories: ['serious_organised_crime'],
    contact: {
      kind: fullName === null ? 'handle' : 'person',
      fullName,
      identities: [{ raw: `@${handle}`, kind: 'profile', platform: 'discord', handle, value: handle }],
    },
  })
  const { rows } = await force.db.query('SELECT id FROM declaration WHERE reference = $1', [reference])
  await compare(rows[0].id)
  return rows[0].id
}

async function compare(id: string): Promise<void> {
  const db = await jobs.connect()
  await matchDeclaration(db, id).finally(() => db.release())
}

const imran = () => force.reader('imran.castle', 'standards')

async function decides(decision: LinkDecision, who = 'imran.castle') {
  const reader = await force.reader(who, 'standards')
  const view = await openLink(reader, link)
  return decideLink(reader, link, decision, 'Invented reason', view?.link.version ?? 'open.0')
}

async function stateNow(): Promise<string> {
  const { rows } = await force.db.query('SELECT state FROM link WHERE id = $1', [link])
  return rows[0].state
}

async function chain(): Promise<string[]> {
  const { rows } = await force.db.query(
    `SELECT type FROM audit_event WHERE object_id = $1 AND type <> 'link_opened' ORDER BY version`,
    [link],
  )
  return rows.map(({ type }) => type)
}

describe('what is decided on a link', () => {
  it('sticks, is in the history with both versions, and can be taken back', async () => {
    expect(await decides('confirmed')).toEqual({ done: { id: link } })
    expect(await stateNow()).toBe('confirmed')
    expect(await decides('open')).toEqual({ done: { id: link } })
    expect(await decides('rejected')).toEqual({ done: { id: link } })
    expect(await chain()).toEqual(['link_confirmed', 'link_reopened', 'link_rejected'])
    const { rows } = await force.db.query(
      `SELECT p.values FROM audit_payload p JOIN audit_event e ON e.id = p.event_id WHERE e.object_id = $1 AND e.type = 'link_confirmed'`,
      [link],
    )
    expect(JSON.stringify(rows[0].values)).toContain('Callum Vossberg')
    expect(JSON.stringify(rows[0].values)).toContain(`@ferry_at_night_${round}`)
    expect((await verifyHistory(force.db)).findings.filter(({ kind }) => kind === 'link')).toEqual([])
  })

  it('is refused to a page that is too old, and to whoever cannot decide that now', async () => {
    expect(await decideLink(await imran(), link, 'confirmed', 'x', 'open.1')).toEqual({ refused: 'stale' })
    expect(await decides('open')).toEqual({ refused: 'not_open' })
    for (const who of ['catrin.bowen'])
      expect(await decides('confirmed', who), who).toEqual({ refused: 'not_found' })
    expect(await stateNow()).toBe('open')
  })

  it('stays rejected when another scorer compares again, and stands open when something new speaks for it', async () => {
    await decides('rejected')
    await force.db.query('UPDATE matched SET scorer = scorer + 1 WHERE declaration_id = ANY ($1)', [ends])
    await compare(ends[0])
    expect(await stateNow()).toBe('rejected')
    await force.db.query('UPDATE matched SET scorer = scorer + 1 WHERE declaration_id = $1', [ends[0]])
    const { rows } = await force.db.query(
      `SELECT a.id, a.declaration_id FROM associate a WHERE a.declaration_id = ANY ($1) ORDER BY a.declaration_id = $2 DESC`,
      [ends, ends[0]],
    )
    await jobs.query('SELECT record_links($1, now(), $2, $3)', [
      ends[0],
      matcherVersion,
      JSON.stringify([
        {
          id: crypto.randomUUID(),
          own: rows[0].id,
          other: rows[1].id,
          band: 'alert',
          bits: 9,
          reasons: [],
          evidence: ['same a-new-number', `same ferry_at_night_${round}`],
        },
      ]),
    ])
    expect(await stateNow()).toBe('open')
    const view = await openLink(await imran(), link)
    expect(view?.link.again).toBe(true)
    expect(await decides('confirmed')).toEqual({ done: { id: link } })
  })
})

describe('a link made by hand', () => {
  it('joins two contacts that nothing else joins, also of one person, and cannot be left open', async () => {
    const third = await declares('amara.okafor', `quite_another_${round}`, null)
    const { rows } = await force.db.query(
      'SELECT id FROM associate WHERE declaration_id = ANY ($1) ORDER BY id',
      [[ends[0], third]],
    )
    const made = await makeLink(await imran(), rows[0].id, rows[1].id, 'They told us')
    if ('refused' in made) throw new Error(made.refused)
    link = made.done.id
    expect(await stateNow()).toBe('confirmed')
    expect(await makeLink(await imran(), rows[1].id, rows[0].id, 'again')).toEqual({ refused: 'not_open' })
    expect(await decides('open')).toEqual({ refused: 'not_open' })
    expect(await decides('rejected')).toEqual({ done: { id: link } })
    // Whoever compares again leaves alone what somebody made.
    await force.db.query('UPDATE matched SET scorer = scorer + 1 WHERE declaration_id = $1', [third])
    await compare(third)
    expect(await stateNow()).toBe('rejected')
  })

  it('needs both records to be one’s own to see', async () => {
    const restricted = await declares('sonia.maddox', `restricted_${round}`, null)
    const { rows } = await force.db.query(
      'SELECT id FROM associate WHERE declaration_id = ANY ($1) ORDER BY id',
      [[ends[0], restricted]],
    )
    expect(await makeLink(await imran(), rows[0].id, rows[1].id, 'x')).toEqual({ refused: 'not_found' })
    await expect(
      asAssessor(`SELECT link_by_hand('${rows[0].id}', '${rows[1].id}', 1, 'x')`),
    ).rejects.toMatchObject({ code: '42501' })
  })
})

describe('a look', () => {
  it('is an event of the looker or of the link, never of a record', async () => {
    const before = await opened()
    const { pages = 1 } = (await listLinks(await imran(), 'open', 1)) ?? {}
    const listed = new Set<string>()
    for (let page = 1; page <= pages; page++)
      for (const { id } of (await listLinks(await imran(), 'open', page))?.rows ?? []) listed.add(id)
    expect(listed).toContain(link)
    expect(await openLink(await imran(), link)).not.toBeNull()
    expect(await opened()).toBe(before)
    const { rows } = await force.db.query(
      `SELECT type FROM audit_event WHERE object_id IN ($1, $2) AND type IN ('links_listed', 'link_opened')`,
      [link, force.id('imran.castle')],
    )
    expect(new Set(rows.map(({ type }) => type))).toEqual(new Set(['links_listed', 'link_opened']))
  })

  async function opened(): Promise<number> {
    const { rows } = await force.db.query(
      'SELECT count(*) AS n FROM audit_event WHERE object_id = ANY ($1)',
      [ends],
    )
    return Number(rows[0].n)
  }

  it('is not for auditors, nor for whoever declared one of the two', async () => {
    expect(await openLink(await force.reader('catrin.bowen', 'standards'), link)).toBeNull()
    expect(await listLinks(await force.reader('catrin.bowen', 'standards'), 'open', 1)).toBeNull()
  })
})

it.each([
  `UPDATE link SET decision = 'confirmed'`,
  'DELETE FROM link',
  `SELECT record_links('${crypto.randomUUID()}', now(), 1, '[]')`,
  `SELECT match_contacts(NULL, '{}')`,
  'SELECT * FROM matched',
])('injected code on a page of professional standards cannot: %s', async (statement) => {
  await expect(asAssessor(statement)).rejects.toMatchObject({ code: '42501' })
})

it('a decision without its event does not commit', async () => {
  await expect(asAssessor(`SELECT decide_link('${link}', 'confirmed', 'x')`)).rejects.toMatchObject({
    code: '23514',
  })
})

async function asAssessor(statement: string): Promise<void> {
  const db = new pg.Client({ connectionString: testDatabase().standards })
  await db.connect()
  try {
    await db.query('BEGIN')
    await db.query('SELECT begin_request($1, $2)', [
      tokenHash(await force.signIn('imran.castle')),
      new Date(),
    ])
    await db.query(statement)
    await db.query('COMMIT')
  } finally {
    await db.end()
  }
}
