import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { addDays, addWorkingDays, type Day, isWorkingDay, toDay } from '#lib/domain/days.ts'
import type { DigestCounts } from '#lib/notices/digest.ts'
import holidays from '../../prisma/policy/holidays.json' with { type: 'json' }
import { freshDatabase } from '../../scripts/test/database.ts'
import { done } from '../../scripts/test/decided.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { writeDigests } from './digest.ts'

/* The morning's mail, in a database of its own: it counts everything that waits for somebody. */

let database: Awaited<ReturnType<typeof freshDatabase>>
let force: Force
let jobs: pg.Pool
const given = { ...process.env }
beforeAll(async () => {
  database = await freshDatabase()
  await closeClients()
  process.env.DATABASE_URL_WEB = database.web
  process.env.DATABASE_URL_STANDARDS = database.standards
  force = await openForce(database.migrator)
  jobs = new pg.Pool({ connectionString: database.jobs, max: 3 })
})
afterAll(async () => {
  await jobs.end()
  await force.close()
  await closeClients()
  Object.assign(process.env, given)
  await database.drop()
})

/** A Monday to come, of two weeks without a bank holiday. */
const monday = (() => {
  const closed = new Set(holidays.body.days)
  const working = (from: Day) => addWorkingDays(from, 9, closed) === addDays(from, 11)
  let day = addDays(toDay(new Date()), 10)
  while (new Date(day).getUTCDay() !== 1 || !isWorkingDay(day, closed) || !working(day)) day = addDays(day, 1)
  return day
})()
/** Half past eight in the morning, or half past nine in summer, so many days later. */
const at = (days: number, time = '08:30') => new Date(Date.parse(`${monday}T${time}:00Z`) + days * 86_400_000)

async function write(instant: Date, atATime?: number): Promise<number> {
  const db = await jobs.connect()
  try {
    return await writeDigests(db, instant, atATime)
  } finally {
    db.release()
  }
}

async function of(who: string, instant: Date): Promise<DigestCounts | null> {
  const { rows } = await force.db.query('SELECT * FROM digest WHERE person_id = $1 AND day = $2', [
    force.id(who),
    instant.toISOString().slice(0, 10),
  ])
  return rows[0] ?? null
}

it('counts what people hold, once a working day, from the hour on', async () => {
  for (let n = 0; n < 3; n++) await force.declares('amara.okafor', { categories: ['journalist'] })
  expect(await write(at(0, '05:00'))).toBe(0)
  expect(await write(at(-1))).toBe(0) // a Sunday
  const counts = await Promise.all([write(at(0)), write(at(0)), write(at(0))])
  expect(await of('paula.reyes', at(0))).toMatchObject({ decisions: 3, decisions_overdue: 3, checks: 0 })
  expect(counts.reduce((sum, each) => sum + each, 0)).toBe(
    (await force.db.query('SELECT FROM digest')).rowCount,
  )
  // What comes later in the day is for tomorrow, also for whoever had nothing in the morning.
  await force.declares('lena.fox', { categories: ['journalist'] })
  expect(await write(at(0, '15:00'))).toBe(0)
  expect(await write(at(1))).toBeGreaterThan(0)
  expect(await of('greg.tanaka', at(1))).toMatchObject({ decisions: 1 })
})

it('reaches everybody, also where several workers write them a few at a time', async () => {
  const each = await Promise.all([write(at(2), 1), write(at(2), 1), write(at(2), 1)])
  const { rows } = await force.db.query<{ day: string; count: number }>(
    'SELECT day, count(*)::int FROM digest WHERE day = ANY ($1) GROUP BY day ORDER BY day',
    [[at(1), at(2)].map((instant) => instant.toISOString().slice(0, 10))],
  )
  expect(rows[1]?.count).toBe(each.reduce((sum, count) => sum + count, 0))
  // Nothing has changed since the day before.
  expect(rows[1]?.count).toBe(rows[0]?.count)
  expect(rows[1]?.count).toBeGreaterThan(1)
})

it('after a stop of days is written for today alone, with a mail and a job each', async () => {
  const written = await write(at(9))
  expect(written).toBeGreaterThan(0)
  const { rows } = await force.db.query<{ days: string[]; mails: number }>(
    `SELECT array_agg(DISTINCT g.day ORDER BY g.day) AS days, count(m.id)::int AS mails FROM digest g
     JOIN mail m ON m.digest_id = g.id JOIN graphile_worker.jobs j ON j.key = 'mail:' || m.id WHERE g.day >= $1`,
    [at(3).toISOString().slice(0, 10)],
  )
  expect(rows[0]).toEqual({ days: [at(9).toISOString().slice(0, 10)], mails: written })
})

it('does not count what went past somebody, what they were bypassed on, or what is restricted', async () => {
  const before = await of('paula.reyes', at(9))
  const kept = { keepFromManager: true, reason: 'She knows them.' }
  await force.declares('amara.okafor', { categories: ['journalist'], reviewer: kept })
  await force.declares('amara.okafor', { categories: ['extremism_terrorism'] })
  const secret = await force.declares('sonia.maddox', { categories: ['journalist'] })
  const stepped = await force.declares('amara.okafor', { categories: ['journalist'] })
  await done(force.does('paula.reyes', 'web', stepped, { type: 'step_aside', reason: 'A friend.' }))
  await write(at(10))
  expect(await of('paula.reyes', at(10))).toMatchObject({ decisions: before?.decisions })
  const { rows } = await force.db.query<{ subject: string; cases: number }>(
    `SELECT p.subject, g.cases FROM digest g JOIN person p ON p.id = g.person_id WHERE g.day = $1 AND g.cases > 0`,
    [at(10).toISOString().slice(0, 10)],
  )
  const { rows: named } = await force.db.query<{ subject: string }>(
    `SELECT p.subject FROM standards_case c JOIN declaration d ON d.id = c.declaration_id JOIN person p ON p.id = ANY (c.decision_maker_ids) WHERE d.reference = $1`,
    [secret],
  )
  expect(rows.map(({ subject }) => subject).toSorted()).toEqual(
    named.map(({ subject }) => subject).toSorted(),
  )
})

it('is for nobody who chose otherwise, or has left', async () => {
  await force.db.query(
    `SET session_replication_role = replica; INSERT INTO mail_preference VALUES ('${force.id('paula.reyes')}', 'portal', now()); RESET session_replication_role`,
  )
  await force.db.query('UPDATE person SET active = false WHERE id = $1', [force.id('greg.tanaka')])
  await write(at(11))
  expect(await of('paula.reyes', at(11))).toBeNull()
  expect(await of('greg.tanaka', at(11))).toBeNull()
})
