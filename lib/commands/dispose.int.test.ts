import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { tokenHash } from '#lib/db/request.ts'
import { verifyHistory } from '#lib/history/verify.ts'
import { readDeclaration } from '#lib/queries/declaration.ts'
import { testDatabase } from '../../scripts/test/database.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { agreeDisposal, askDisposal, liftHold, placeHold } from './dispose.ts'

let force: Force
let reference: string
let sent: string
const [one, two] = ['leonie.brock', 'piers.galloway']
const rule = 'R12, 6 years after the end'

beforeAll(async () => {
  force = await openForce()
})
beforeEach(async () => {
  reference = await force.declares('amara.okafor')
  const { rows } = await force.db.query(
    `SELECT e.id FROM audit_event e JOIN declaration d ON d.id = e.object_id WHERE d.reference = $1 AND e.type = 'sent'`,
    [reference],
  )
  sent = rows[0].id
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

const standards = (who: string) => force.reader(who, 'standards')
async function asks(fields: readonly string[] | null = null): Promise<string> {
  const id = await askDisposal(await standards(one), [sent], fields, rule)
  if (!id) throw new Error('not asked')
  return id
}
const payload = async () =>
  (await force.db.query('SELECT names, values, salts FROM audit_payload WHERE event_id = $1', [sent])).rows[0]
async function findings(): Promise<string[]> {
  const id = (await force.db.query('SELECT id FROM declaration WHERE reference = $1', [reference])).rows[0].id
  const found = await verifyHistory(force.db)
  return found.findings.filter(({ object }) => object === id).map(({ what }) => what)
}

it('takes two people, and is gone when the second agrees; everything still verifies', async () => {
  const id = await asks()
  expect(await agreeDisposal(await standards(one), id)).toEqual({ refused: 'own_request' })
  expect(await payload()).toBeDefined()
  expect(await agreeDisposal(await standards(two), id)).toEqual({ done: true })
  expect(await payload()).toBeUndefined()
  expect(await findings()).toEqual([])
  expect(await agreeDisposal(await standards(two), id)).toEqual({ refused: 'not_found' })
})

it('takes one field and leaves the others provable', async () => {
  const id = await asks(['content'])
  expect(await agreeDisposal(await standards(two), id)).toEqual({ done: true })
  const { names, values, salts } = await payload()
  const at = names.indexOf('content')
  expect([values[at], salts[at]]).toEqual([null, null])
  expect(values.filter((value: string | null) => value === null)).toHaveLength(1)
  expect(JSON.stringify(await payload())).not.toContain('Corin')
  expect(await findings()).toEqual([])
  const view = await readDeclaration(await force.reader('amara.okafor', 'web'), reference)
  expect(view?.timeline).toHaveLength(1)
})

it('says in the history what went, under which rule', async () => {
  const id = await asks()
  await agreeDisposal(await standards(two), id)
  const { rows } = await force.db.query(
    `SELECT e.type, p.values FROM audit_event e JOIN audit_payload p ON p.event_id = e.id WHERE e.object_id = $1 ORDER BY e.version`,
    [id],
  )
  expect(rows.map(({ type }) => type)).toEqual(['disposal_asked', 'payload_disposed'])
  expect(rows[1].values).toContain(JSON.stringify(rule))
  expect(rows[1].values).toContain(JSON.stringify([sent]))
})

it('destroys nothing under a legal hold, and does when it is lifted', async () => {
  expect(await placeHold(await standards('ngozi.adair'), reference, 'A tribunal')).toEqual({ done: true })
  const id = await asks()
  expect(await agreeDisposal(await standards(two), id)).toEqual({ refused: 'held' })
  expect(await payload()).toBeDefined()
  expect(await liftHold(await standards('ngozi.adair'), reference, 'It is over')).toEqual({ done: true })
  expect(await agreeDisposal(await standards(two), id)).toEqual({ done: true })
  expect(await findings()).toEqual([])
})

it('agreed to twice at once, it is done once', async () => {
  const id = await asks()
  const both = await Promise.all([
    agreeDisposal(await standards(two), id),
    agreeDisposal(await standards(two), id),
  ])
  expect(both.filter((each) => 'done' in each)).toHaveLength(1)
})

it.each(['imran.castle', 'ngozi.adair', 'catrin.bowen'])('is not for %s', async (who) => {
  expect(await askDisposal(await standards(who), [sent], null, rule)).toBeNull()
  expect(await agreeDisposal(await standards(who), await asks())).toEqual({ refused: 'not_found' })
  await expect(sql(who, `SELECT ask_disposal(ARRAY['${sent}']::uuid[], NULL, 'R1')`)).rejects.toMatchObject({
    code: '42501',
  })
})

it('a hold is a decision maker’s to place, on what they may see', async () => {
  expect(await placeHold(await standards('imran.castle'), reference, 'x')).toEqual({ refused: 'not_found' })
  const own = await force.declares('sonia.maddox', { categories: ['serious_organised_crime'] })
  expect(await placeHold(await standards('ngozi.adair'), own, 'x')).toEqual({ refused: 'not_found' })
})

async function sql(who: string, ...statements: readonly string[]): Promise<void> {
  const db = new pg.Client({ connectionString: testDatabase().standards })
  await db.connect()
  try {
    await db.query('BEGIN')
    await db.query('SELECT begin_request($1, $2)', [tokenHash(await force.signIn(who)), new Date()])
    for (const statement of statements) await db.query(statement)
    await db.query('COMMIT')
  } finally {
    await db.end()
  }
}

/** What the verifier finds after somebody has changed rows with the guards off; then the rows are as they were. */
async function tampering(change: () => Promise<unknown>): Promise<string[]> {
  await force.db.query('BEGIN')
  await force.db.query(`SET LOCAL session_replication_role = 'replica'`)
  await change()
  const found = await findings()
  await force.db.query('ROLLBACK')
  return found
}

describe('cannot be gone round', () => {
  it('by a disposal that was written by hand', async () => {
    const forged = `INSERT INTO disposal VALUES (gen_random_uuid(), ARRAY['${sent}']::uuid[], NULL, 'R1', '${force.id(one)}', now(), '${force.id(two)}', now(), pg_current_xact_id())`
    await expect(sql(one, forged)).rejects.toMatchObject({ code: '42501' })
    // The owner may write the row, but not commit it: it has no event.
    await expect(
      force.db.query(`BEGIN; ${forged}; DELETE FROM audit_payload WHERE event_id = '${sent}'; COMMIT`),
    ).rejects.toMatchObject({ code: '23514' })
    await force.db.query('ROLLBACK')
    expect(await payload()).toBeDefined()
  })

  it('by one person who says, in the transaction of asking, that a second agreed', async () => {
    const asked = `ask_disposal(ARRAY['${sent}']::uuid[], NULL, 'R1')`
    const said = `ARRAY['"x"', '["${sent}"]', 'null', '"R1"']`
    await expect(
      sql(
        one,
        `SELECT append_event('payload_disposed', 'disposal', ${asked}, '{askedBy,events,fields,rule}', ${said}, '{}')`,
      ),
    ).rejects.toMatchObject({ code: '42501' })
    const { rows } = await force.db.query('SELECT FROM disposal WHERE $1 = ANY (event_ids)', [sent])
    expect(rows).toEqual([])
  })

  it.each(['DELETE FROM audit_payload', `UPDATE audit_payload SET values = '{}'`, 'TRUNCATE audit_payload'])(
    'by the owner: %s',
    async (statement) => {
      await expect(force.db.query(statement)).rejects.toMatchObject({ code: '42501' })
    },
  )

  it('by somebody who switches the guards off: the verifier finds it', async () => {
    const found = await tampering(() =>
      force.db.query('DELETE FROM audit_payload WHERE event_id = $1', [sent]),
    )
    expect(found).toContain('the payload is missing')
  })

  it('by a field that was emptied with the guards off', async () => {
    await agreeDisposal(await standards(two), await asks(['content']))
    const found = await tampering(() =>
      force.db.query(
        'UPDATE audit_payload SET values[array_position(names, $2)] = NULL WHERE event_id = $1',
        [sent, 'route'],
      ),
    )
    expect(found).toContain('a field is missing')
  })
})
