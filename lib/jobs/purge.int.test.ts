import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { tokenHash } from '#lib/db/request.ts'
import { testDatabase } from '../../scripts/test/database.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { purge } from './purge.ts'

let force: Force
let pool: pg.Pool
beforeAll(async () => {
  force = await openForce()
  pool = new pg.Pool({ connectionString: testDatabase().jobs, max: 1 })
})
afterAll(async () => {
  await pool.end()
  await force.close()
  await closeClients()
})

const left = async (table: string, ids: readonly string[]) => {
  const { rows } = await force.db.query(`SELECT id FROM ${table} WHERE id = ANY ($1)`, [ids])
  return ids.map((id) => rows.some((row) => row.id === id))
}

async function run(): Promise<void> {
  const db = await pool.connect()
  try {
    await purge(db)
  } finally {
    db.release()
  }
}

it('takes drafts untouched for ninety days, held saves of yesterday and sessions ended a month ago; and nothing else', async () => {
  const drafts: string[] = []
  for (const days of [91, 89]) {
    const { draftId } = await force.startDraft('lena.fox')
    drafts.push(draftId)
    await force.db.query(
      `UPDATE draft SET updated_at = now() - make_interval(days => $2), created_at = now() - interval '200 days' WHERE id = $1`,
      [draftId, days],
    )
  }
  const saves: string[] = []
  for (const [place, hours] of [
    ['why', 25],
    ['work', 23],
  ]) {
    const { rows } = await force.db.query(
      `INSERT INTO held_save SELECT gen_random_uuid(), person_id, id, $2, '{}', now() - make_interval(hours => $3) FROM draft
       WHERE id = $1 RETURNING id`,
      [drafts[1], place, hours],
    )
    saves.push(rows[0].id)
  }
  const sessions: string[] = []
  for (const days of [31, 29]) {
    const { rows } = await force.db.query(
      `INSERT INTO session SELECT gen_random_uuid(), $1, $2, at - interval '8 hours', at, at, 900
       FROM (SELECT now() - make_interval(days => $3) AS at) RETURNING id`,
      [tokenHash(randomBytes(8).toString('hex')), force.id('lena.fox'), days],
    )
    sessions.push(rows[0].id)
  }
  await run()
  expect(await left('draft', drafts)).toEqual([false, true])
  expect(await left('held_save', saves)).toEqual([false, true])
  expect(await left('session', sessions)).toEqual([false, true])
})
