import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { testDatabase } from '../../scripts/test/database.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { verifyHistory } from './verify.ts'

/* The tester tampers as a superuser with the triggers off, and puts things back: each kind of change must be found. */
let force: Force
let db: pg.Client
let id: string

beforeAll(async () => {
  force = await openForce()
  db = new pg.Client({ connectionString: testDatabase().migrator })
  await db.connect()
  const reference = await force.declares('amara.okafor')
  await force.does('paula.reyes', 'web', reference, { type: 'refer', rationale: 'Please look.' })
  id = (await db.query('SELECT id FROM declaration WHERE reference = $1', [reference])).rows[0].id
})
afterAll(async () => {
  await db.end()
  await force.close()
  await closeClients()
})

const findingsAfter = async (...tampering: readonly string[]) => {
  await db.query('BEGIN')
  await db.query(`SET LOCAL session_replication_role = 'replica'`)
  for (const sql of tampering) await db.query(sql.replaceAll('$id', `'${id}'`))
  const { findings } = await verifyHistory(db)
  await db.query('ROLLBACK')
  return findings.filter((finding) => finding.object === id).map((finding) => finding.what)
}

it('finds nothing in a history that nobody touched', async () => {
  const { events, findings } = await verifyHistory(db)
  expect(findings).toEqual([])
  expect(events).toBeGreaterThan(4)
})

describe('finds', () => {
  const event = `object_id = $id AND object_kind = 'declaration'`
  it.each<[string, string[]]>([
    [
      'a payload that was changed',
      [
        `UPDATE audit_payload SET values[1] = '"other"' WHERE event_id = (SELECT id FROM audit_event WHERE ${event} AND version = 1)`,
      ],
    ],
    [
      'an event that was changed',
      [`UPDATE audit_event SET type = 'approved' WHERE ${event} AND version = 2`],
    ],
    [
      'an event that was deleted',
      [
        `DELETE FROM audit_payload WHERE event_id = (SELECT id FROM audit_event WHERE ${event} AND version = 2)`,
        `DELETE FROM audit_event WHERE ${event} AND version = 2`,
      ],
    ],
    [
      'an event that was dated back',
      [`UPDATE audit_event SET at = at - interval '1 day' WHERE ${event} AND version = 1`],
    ],
    [
      'a payload that is gone',
      [
        `DELETE FROM audit_payload WHERE event_id = (SELECT id FROM audit_event WHERE ${event} AND version = 1)`,
      ],
    ],
    ['a record changed without an event', [`UPDATE declaration SET urgent = NOT urgent WHERE id = $id`]],
    [
      'a word changed in what was declared',
      [`UPDATE statement SET concern = 'Nothing to see.' WHERE declaration_id = $id`],
    ],
    [
      'a case changed without an event',
      [`UPDATE standards_case SET restricted = false, due_on = '2030-01-01' WHERE declaration_id = $id`],
    ],
    [
      'an actor that was changed',
      [`UPDATE audit_event SET actor = gen_random_uuid() WHERE ${event} AND version = 3`],
    ],
  ])('%s', async (_what, tampering) => {
    expect(await findingsAfter(...tampering)).not.toEqual([])
  })
})
