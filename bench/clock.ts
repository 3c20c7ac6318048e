import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { addDays, toDay } from '#lib/domain/days.ts'
import { runClock } from '#lib/jobs/clock.ts'
import { connected, createDatabase, dropDatabase, urlAs } from '../scripts/database/databases.ts'
import { startEmbedded } from '../scripts/database/embedded.ts'
import { makeDemo } from '../scripts/database/installation.ts'
import { migrate } from '../scripts/database/migrate.ts'
import { setRolePasswords } from '../scripts/database/roles.ts'
import { secret } from '../scripts/portal/secrets.ts'
import { fillWatched } from '../scripts/test/watched.ts'
import { root } from './places.ts'
import { machine, Report } from './report.ts'
import { settingsFor } from './settings.ts'

/*
 * `npm run bench -- clock`: how long the clock's nightly run takes.
 *   --people N      in the directory (46,000)
 *   --rows N        conditions in force (50,000)
 *   --json FILE     the same as data
 */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    people: { type: 'string', default: '46000' },
    rows: { type: 'string', default: '50000' },
    json: { type: 'string' },
  },
})
const [people, rows] = [Number(values.people), Number(values.rows)]
if (![people, rows].every((each) => Number.isInteger(each) && each >= 100 && each <= 1_000_000)) {
  process.stderr.write('--people and --rows must be whole numbers from 100 to 1000000.\n')
  process.exit(2)
}

const weeks = 6
const start = toDay(new Date())
const name = 'bench_clock'
const say = (line: string) => process.stdout.write(`${line}\n`)
const dataDir = path.join(root, '.data', 'bench')
const embedded = await startEmbedded({ dataDir, say })
say(
  `${machine.processors} processors (${machine.model}), ${machine.memoryGb} GB, load ${machine.load.toFixed(1)} at the start, Node ${machine.node}, ${start}`,
)
try {
  await measure()
} finally {
  await dropDatabase(embedded.url, name)
  await embedded.stop()
}

async function measure(): Promise<void> {
  await dropDatabase(embedded.url, name)
  const url = await createDatabase(embedded.url, name)
  await migrate(url)
  await makeDemo(url)
  const password = secret(dataDir, 'roles')
  await setRolePasswords(url, { portal_jobs: password })
  const jobs = urlAs(url, 'portal_jobs', password)
  Object.assign(process.env, { LOG_LEVEL: 'silent' }, settingsFor({ settings: { DATABASE_URL_JOBS: jobs } }))
  await connected(url, (db) => fillWatched(db, { people, conditions: rows, weeks, day: start }))

  const report = new Report()
  report.heading(
    `The clock: ${people.toLocaleString('en-GB')} people, ${rows.toLocaleString('en-GB')} conditions in force`,
  )
  const db = new pg.Client({ connectionString: jobs })
  await db.connect()
  const night = async (day: number) => {
    const began = performance.now()
    const run = await runClock(db, new Date(`${addDays(start, day)}T00:20:00Z`))
    const told = Object.entries(run?.done ?? {}).filter(([, count]) => count > 0)
    return {
      seconds: (performance.now() - began) / 1000,
      words:
        told.map(([rule, count]) => `${rule} ${count.toLocaleString('en-GB')}`).join(', ') || 'nothing due',
    }
  }
  const first = await night(1)
  report.goal('clock: the first night', first.seconds, { atMost: 60 }, first.words, ' s')
  const usual = await night(2)
  report.goal('clock: an ordinary night', usual.seconds, { atMost: 60 }, usual.words, ' s')
  const late = await night(30)
  report.goal('clock: after a stop of four weeks', late.seconds, { atMost: 60 }, late.words, ' s')
  const worst = await night(90)
  report.figure(
    'clock: when nobody has checked anything for three months',
    `${worst.seconds.toFixed(0)} s: ${worst.words}`,
    {
      seconds: worst.seconds,
    },
  )
  await db.end()
  report.close({ measured: 'clock', people, rows }, values.json)
}
