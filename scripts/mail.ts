import pg from 'pg'
import { formatInstant } from '../lib/dates.ts'
import { env } from '../lib/env.ts'
import { mailStanding } from '../lib/jobs/mail-standing.ts'

/* `npm run mail`: how the outbox stands, in numbers. Settings as for the worker (DATABASE_URL_JOBS). */
const db = new pg.Client({ connectionString: env().databaseUrlJobs })
await db.connect()
const { waiting, failing, failingSince, refused } = await mailStanding(db)
await db.end()
const tried = failingSince ? `, ${failing} of them tried in vain since ${formatInstant(failingSince)}` : ''
process.stdout.write(`Waiting: ${waiting}${tried}.\n`)
process.stdout.write(
  refused.length === 0
    ? 'Given up: nothing.\n'
    : `Given up, by what the mail server said:\n${refused.map(({ code, count, last }) => `  ${code}: ${count}, last ${formatInstant(last)}\n`).join('')}`,
)
