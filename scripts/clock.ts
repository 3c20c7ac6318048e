import pg from 'pg'
import { env } from '../lib/env.ts'
import { runClock } from '../lib/jobs/clock.ts'

/* `npm run clock`: what the worker does each minute, by hand and at once. Settings as for the worker (DATABASE_URL_JOBS). */
const db = new pg.Client({ connectionString: env().databaseUrlJobs })
await db.connect()
const run = await runClock(db)
await db.end()
const done = Object.entries(run?.done ?? {}).filter(([, count]) => count > 0)
process.stdout.write(
  run
    ? `The clock has run for ${run.day}.\n${done.map(([rule, count]) => `  ${rule}: ${count}\n`).join('') || '  Nothing was due.\n'}`
    : 'The clock has run for today already, or is running.\n',
)
