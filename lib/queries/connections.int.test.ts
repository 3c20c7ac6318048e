import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountConnections, recordConnections } from '#lib/commands/connections.ts'
import { decideLink } from '#lib/commands/links.ts'
import { closeClients } from '#lib/db/clients.ts'
import { inRequest } from '#lib/db/request.ts'
import { type Graph, mostRecords } from '#lib/links/connections.ts'
import { matchDeclaration } from '#lib/links/match.ts'
import { testDatabase } from '../../scripts/test/database.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { connectionsOf } from './connections.ts'

let force: Force
let jobs: pg.Pool

beforeAll(async () => {
  force = await openForce()
  jobs = new pg.Pool({ connectionString: testDatabase().jobs, max: 2 })
})
afterAll(async () => {
  await jobs.end()
  await force.close()
  await closeClients()
})

type Made = { readonly id: string; readonly reference: string; readonly identities: readonly string[] }

/** Declares one contact with these accounts, and compares it with all others. */
async function declares(
  who: string,
  fullName: string | null,
  handles: readonly string[],
  platform: 'discord' | 'steam' = 'discord',
): Promise<Made> {
  const reference = await force.declares(who, {
    categories: ['serious_organised_crime'],
    contact: {
      kind: fullName === null ? 'handle' : 'person',
      fullName,
      identities: handles.map((handle) => {
        return { raw: `@${handle}`, kind: 'profile', platform, handle, value: handle }
      }),
    },
  })
  const { rows } = await force.db.query(
    `SELECT d.id, ARRAY(SELECT o.id::text FROM online_identity o WHERE o.declaration_id = d.id ORDER BY o.position) AS identities
     FROM declaration d WHERE d.reference = $1`,
    [reference],
  )
  const db = await jobs.connect()
  await matchDeclaration(db, rows[0].id).finally(() => db.release())
  return { ...rows[0], reference }
}

async function graphOf(
  who: string,
  of: { declaration: string } | { account: string },
): Promise<Graph | null> {
  return inRequest('standards', await force.signIn(who), new Date(), (tx) => connectionsOf(tx, of))
}

const references = (graph: Graph | null) => new Set(graph?.nodes.map(({ reference }) => reference))
const labels = (graph: Graph | null, kind: string) =>
  graph?.nodes.filter((node) => node.kind === kind).map(({ label }) => label)

describe('what is connected with a record', () => {
  it('is the records of others with one account, and what they in turn have, two steps out', async () => {
    const one = await declares('amara.okafor', null, ['ferry_lamp_1'])
    const two = await declares('tomasz.brandt', 'Odile Farncombe', ['ferry_lamp_1', 'quay_side_1'])
    const three = await declares('hana.sethi', 'Perpetua Quillfeather', ['quay_side_1', 'far_off_1'])
    const four = await declares('jonah.whitlock', 'Barnaby Threlkeld', ['far_off_1'])
    const graph = await graphOf('imran.castle', { declaration: one.id })
    expect(graph).toEqual(await graphOf('imran.castle', { declaration: one.id }))
    expect(references(graph)).toEqual(new Set([one, two, three].map(({ reference }) => reference)))
    expect(references(graph)).not.toContain(four.reference)
    expect(labels(graph, 'account')).toEqual(['ferry_lamp_1', 'quay_side_1', 'far_off_1'])
    const links = graph?.edges.filter(({ link }) => link)
    expect(links?.map(({ state }) => state)).toEqual(['open', 'open'])
    expect(links?.[0]?.link?.reasons[0]?.reason).toBe('same_identifier')
    expect(graph?.nodes.find(({ label }) => label === three.reference)?.step).toBe(2)
  })

  it('takes a handle on two platforms for two accounts, joined by a link where there is one', async () => {
    const one = await declares('amara.okafor', null, ['two_places_2'], 'discord')
    const other = await declares('tomasz.brandt', null, ['two_places_2'], 'steam')
    const graph = await graphOf('imran.castle', { declaration: one.id })
    const { nodes = [], edges = [] } = graph ?? {}
    const accounts = nodes.filter(({ kind }) => kind === 'account')
    for (const { id } of accounts) expect(edges.filter(({ to }) => to === id)).toHaveLength(1)
    expect(accounts.map(({ platform }) => platform)).toEqual(
      references(graph).has(other.reference) ? ['Discord', 'Steam'] : ['Discord'],
    )
  })

  it('shows a rejected link, and does not follow it', async () => {
    const one = await declares('amara.okafor', 'Thessaly Winterbourne', [])
    const two = await declares('tomasz.brandt', 'Thessaly Winterbourne', ['winter_3'])
    const three = await declares('hana.sethi', 'Somebody Else', ['winter_3'])
    const before = await graphOf('imran.castle', { declaration: one.id })
    expect(references(before)).toContain(three.reference)
    const { rows } = await force.db.query('SELECT id FROM link WHERE $1 IN (declaration_a, declaration_b)', [
      one.id,
    ])
    for (const { id } of rows)
      await decideLink(
        await force.reader('imran.castle', 'standards'),
        id,
        'rejected',
        'For a test',
        'open.0',
      )
    const graph = await graphOf('imran.castle', { declaration: one.id })
    expect(references(graph)).toEqual(new Set([one.reference, two.reference]))
    expect(graph?.edges.find(({ link }) => link)?.state).toBe('rejected')
  })
})

describe('what its reader may not see', () => {
  it('leaves no node, no edge and no count: a restricted record is for those named alone', async () => {
    const one = await declares('amara.okafor', null, ['tide_mill_4'])
    const before = await graphOf('imran.castle', { declaration: one.id })
    const hidden = await declares('sonia.maddox', 'Hesper Lockwood', ['tide_mill_4', 'hers_alone_4'])
    const after = await graphOf('imran.castle', { declaration: one.id })
    expect(after).toEqual(before)
    expect(JSON.stringify(after)).not.toMatch(/Hesper|hers_alone|maddox/i)
    expect(after?.edges.filter(({ link }) => link)).toEqual([])
    const named = await graphOf('owen.farrar', { declaration: one.id })
    expect(references(named)).toContain(hidden.reference)
    expect(named?.edges.filter(({ link }) => link)).toHaveLength(1)
    expect(await graphOf('imran.castle', { declaration: hidden.id })).toBeNull()
    expect(await graphOf('imran.castle', { account: hidden.identities[0] ?? '' })).toBeNull()
  })

  it('and one’s own declarations are among it', async () => {
    const one = await declares('amara.okafor', null, ['own_goal_5'])
    const own = await declares('owen.farrar', 'Ismene Applegarth', ['own_goal_5'])
    const graph = await graphOf('owen.farrar', { declaration: one.id })
    expect(references(graph)).toEqual(new Set([one.reference]))
    expect(await graphOf('owen.farrar', { declaration: own.id })).toBeNull()
  })

  it('and nobody outside professional standards sees anything', async () => {
    const one = await declares('amara.okafor', null, ['outside_6'])
    for (const who of ['amara.okafor', 'paula.reyes']) {
      const token = await force.signIn(who)
      const seen = await inRequest('web', token, new Date(), (tx) =>
        connectionsOf(tx, { declaration: one.id }).catch(() => null),
      )
      expect(seen?.edges.filter(({ link }) => link) ?? []).toEqual([])
    }
    expect(await graphOf('catrin.bowen', { declaration: one.id })).toBeNull()
  })
})

describe('an account in very many records', () => {
  it('is one node with the number that its reader may see, and leads nowhere', async () => {
    const people = ['tomasz.brandt', 'hana.sethi', 'jonah.whitlock', 'ewan.price', 'paula.reyes']
    for (let at = 0; at < mostRecords; at++)
      await force.declares(people[at % people.length] ?? '', {
        contact: { kind: 'handle', fullName: null, identities: [shop] },
      })
    const one = await declares('amara.okafor', null, [shop.handle])
    await declares('sonia.maddox', null, [shop.handle])
    const graph = await graphOf('imran.castle', { declaration: one.id })
    const hub = graph?.nodes.find(({ kind }) => kind === 'hub')
    expect(hub?.records).toBe(mostRecords + 1)
    expect(references(graph)).toEqual(new Set([one.reference]))
    const named = await graphOf('owen.farrar', { account: one.identities[0] ?? '' })
    expect(named?.nodes.find(({ kind }) => kind === 'hub')?.records).toBe(mostRecords + 2)
    expect(references(named)).toEqual(new Set([one.reference]))
  })

  const shop = {
    raw: '@the_bait_shop',
    kind: 'profile',
    platform: 'discord',
    handle: 'the_bait_shop',
    value: 'the_bait_shop',
  } as const
})

describe('what is shown', () => {
  it('is recorded on the reader’s own chain, with the references', async () => {
    const one = await declares('amara.okafor', null, ['seen_by_8'])
    const two = await declares('tomasz.brandt', 'Clementine Oddsworth', ['seen_by_8'])
    const reader = await force.reader('imran.castle', 'standards')
    const found = await accountConnections(reader, one.reference, one.identities[0] ?? '', {
      records: 1,
      connections: 1,
    })
    expect(found?.account).toMatchObject({ label: 'seen_by_8', total: 2, pages: 1 })
    expect(found?.account.records.map(({ reference }) => reference)).toEqual([two.reference, one.reference])
    expect(found?.account.records[0]?.contacts).toEqual([
      { name: 'Clementine Oddsworth', since: '2019', typed: ['@seen_by_8'] },
    ])
    await recordConnections(reader, one.reference, 1)
    const { rows } = await force.db.query(
      `SELECT e.object_kind, e.object_id, e.audience, p.names, p.values FROM audit_event e JOIN audit_payload p ON p.event_id = e.id
       WHERE e.type = 'connections_opened' AND e.object_id = $1 ORDER BY e.at, e.version`,
      [force.id('imran.castle')],
    )
    const last = rows.slice(-2)
    expect(last.map(({ object_kind }) => object_kind)).toEqual(['reading', 'reading'])
    expect(last.map(({ audience }) => audience)).toEqual([[], []])
    expect(last[1].names).toEqual(['reference', 'shown'])
    expect(JSON.parse(last[1].values[1])).toEqual([one.reference, two.reference].toSorted())
  })

  it('is an account of that very record, or nothing', async () => {
    const one = await declares('amara.okafor', null, ['mine_9'])
    const two = await declares('tomasz.brandt', null, ['yours_9'])
    const reader = await force.reader('imran.castle', 'standards')
    const pages = { records: 1, connections: 1 }
    expect(await accountConnections(reader, one.reference, two.identities[0] ?? '', pages)).toBeNull()
  })
})
