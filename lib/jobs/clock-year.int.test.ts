import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, type Day, toDay } from '#lib/domain/days.ts'
import { freshDatabase } from '../../scripts/test/database.ts'
import { settingsForTests } from '../../scripts/test/settings.ts'
import { fillWatched } from '../../scripts/test/watched.ts'
import { runClock } from './clock.ts'

/*
 * A year of nights with 46,000 people and 5,000 conditions. Nine owners in ten check on the day; the tenth never does. On twenty nights the
 * clock's process is killed somewhere, and another goes on.
 */

const [people, conditions, weeks, nights, kills] = [46_000, 5000, 6, 365, 20]
const interval = weeks * 7
const start = toDay(new Date())
const never = (position: number) => position % 10 === 0
/** As in watched.sql. */
const firstCheck = (position: number) => 1 + ((position * 31) % interval)

let database: Awaited<ReturnType<typeof freshDatabase>>
let owner: pg.Client
let worker: pg.Client
beforeAll(async () => {
  database = await freshDatabase()
  owner = new pg.Client({ connectionString: database.migrator })
  worker = new pg.Client({ connectionString: database.jobs })
  await Promise.all([owner.connect(), worker.connect()])
  await fillWatched(owner, { people, conditions, weeks, day: start })
}, 120_000)
afterAll(async () => {
  await Promise.all([owner.end(), worker.end()])
  await database.drop()
})

const nightOf = (day: number) => new Date(`${addDays(start, day)}T00:20:00Z`)

/** A clock of its own process, killed while it runs; how far it came is chance. */
async function killed(day: number): Promise<void> {
  const offset = nightOf(day).getTime() - Date.now()
  const clock = spawn(process.execPath, [path.resolve('scripts/clock.ts')], {
    env: {
      ...process.env,
      ...settingsForTests(),
      DATABASE_URL_SIGNIN: database.signin,
      DATABASE_URL_WEB: database.web,
      DATABASE_URL_STANDARDS: database.standards,
      DATABASE_URL_JOBS: database.jobs,
      CLOCK_OFFSET_FILE: undefined,
      CLOCK_OFFSET_MS: String(offset),
    },
    stdio: 'ignore',
  })
  // It begins to write after about as long as a process takes to start.
  const lock = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`
  for (let waited = 0; waited < 5000 && clock.exitCode === null; waited += 5) {
    if ((await owner.query(lock)).rowCount) break
    await sleep(5)
  }
  await sleep(day % 60)
  clock.kill('SIGKILL')
  if (clock.exitCode === null && clock.signalCode === null) await once(clock, 'exit')
  while ((await owner.query(lock)).rowCount) await sleep(5)
}

/** What the owners do on a day: nine in ten record the check that is due. By rows, as a check leaves them. */
async function ownersCheck(today: Day): Promise<void> {
  await owner.query('BEGIN')
  await owner.query('SET LOCAL session_replication_role = replica')
  await owner.query(
    `UPDATE condition_state s SET check_on = to_char(s.check_on::date + $2::int, 'YYYY-MM-DD'), missed_on = NULL, checks = checks + 1
     WHERE check_on = $1 AND NOT condition_id = ANY ($3)`,
    [today, interval, neverChecked],
  )
  await owner.query('COMMIT')
}
const neverChecked: string[] = []

it('tells each thing exactly once, loses nothing and does nothing twice', async () => {
  const { rows } = await owner.query<{ id: string }>(
    `SELECT md5('condition ' || i)::uuid AS id FROM generate_series(0, $1::int, 10) i`,
    [conditions - 1],
  )
  neverChecked.push(...rows.map(({ id }) => id))
  let interrupted = 0
  for (let day = 1; day <= nights; day++) {
    if (day % Math.floor(nights / kills) === 0 && interrupted < kills) {
      await killed(day)
      interrupted += 1
    }
    await runClock(worker, nightOf(day))
    await ownersCheck(addDays(start, day))
  }
  expect(interrupted).toBe(kills)

  // Worked out by hand from the days alone: three days before each check a reminder, for as long as the year lasts.
  const remind = 3
  const expected = { check_due: 0, check_overdue: 0, check_missed: 0, condition_broken: 0 }
  for (let position = 0; position < conditions; position++) {
    const first = firstCheck(position)
    if (never(position)) {
      expected.check_due += 1
      expected.check_overdue += 1
      expected.check_missed += 1
      expected.condition_broken += 1
    } else for (let due = first; due - remind <= nights; due += interval) expected.check_due += 1
  }
  const told = await owner.query<{ kind: string; count: number }>(
    `SELECT kind, count(*)::int FROM notice GROUP BY kind ORDER BY kind`,
  )
  expect(Object.fromEntries(told.rows.map(({ kind, count }) => [kind, count]))).toMatchObject(expected)
  // No more than one of a kind about one record and day; what cannot wait with its mail, each mail with its job.
  const twice = await owner.query(
    'SELECT FROM notice GROUP BY person_id, reference, kind, at::date HAVING count(*) > 1',
  )
  expect(twice.rowCount).toBe(0)
  const lost = await owner.query(
    `SELECT FROM mail m WHERE NOT EXISTS (SELECT FROM graphile_worker.jobs j WHERE j.key = 'mail:' || m.id)`,
  )
  expect(lost.rowCount).toBe(0)
  const mails = await owner.query<{ count: number }>('SELECT count(*)::int FROM mail')
  expect(mails.rows[0]?.count).toBe(expected.check_missed + expected.condition_broken)
  // Each breach by the portal stands in the history once, on a record that is back with professional standards.
  const breaches = await owner.query<{ breaches: number; events: number; back: number }>(
    `SELECT (SELECT count(*)::int FROM breach) AS breaches, (SELECT count(*)::int FROM audit_event WHERE type = 'breached') AS events,
       (SELECT count(*)::int FROM declaration WHERE status = 'with_standards') AS back`,
  )
  expect(breaches.rows[0]).toEqual({ breaches: 500, events: 500, back: 500 })
}, 300_000)
