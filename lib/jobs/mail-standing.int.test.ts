import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase } from '../../scripts/test/database.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { mailIsLate, mailStanding } from './mail-standing.ts'

/* The outbox in numbers, in a database of its own: it counts everything. Read as the worker's role. */

let database: Awaited<ReturnType<typeof freshDatabase>>
let force: Force
let jobs: pg.Pool
beforeAll(async () => {
  database = await freshDatabase()
  force = await openForce(database.migrator)
  jobs = new pg.Pool({ connectionString: database.jobs, max: 1 })
})
afterAll(async () => {
  await jobs.end()
  await force.close()
  await database.drop()
})

const tried = new Date('2026-01-05T10:00:00Z')
const after = (minutes: number) => new Date(tried.getTime() + minutes * 60_000)

type Past = { readonly failingSince?: Date; readonly refusedAt?: Date; readonly code?: string }

async function mail({ failingSince, refusedAt, code }: Past): Promise<void> {
  await force.db.query('SET session_replication_role = replica') // of a notice that need not be there
  await force.db.query(
    `INSERT INTO mail (id, notice_id, inner_side, failing_since, refused_at, refused_code)
     VALUES (gen_random_uuid(), gen_random_uuid(), false, $1, $2, $3)`,
    [failingSince, refusedAt, code],
  )
  await force.db.query('RESET session_replication_role')
}

it('is late once a mail has been tried in vain for an hour, and no longer when it is through or given up', async () => {
  await mail({})
  expect(await mailIsLate(jobs, after(600))).toBe(false)
  await mail({ failingSince: tried })
  expect(await mailIsLate(jobs, after(59))).toBe(false)
  expect(await mailIsLate(jobs, after(60))).toBe(true)
  expect(await mailStanding(jobs)).toEqual({ waiting: 2, failing: 1, failingSince: tried, refused: [] })
  await force.db.query('UPDATE mail SET sent_at = now() WHERE failing_since IS NOT NULL')
  expect(await mailIsLate(jobs, after(60))).toBe(false)
})

it('counts what was given up by code, and nothing of whom', async () => {
  for (const code of ['550', '550', '554']) await mail({ failingSince: tried, refusedAt: after(1440), code })
  expect(await mailIsLate(jobs, after(2000))).toBe(false)
  expect((await mailStanding(jobs)).refused).toEqual([
    { code: '550', count: 2, last: after(1440) },
    { code: '554', count: 1, last: after(1440) },
  ])
})
