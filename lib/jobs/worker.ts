import { setTimeout as sleep } from 'node:timers/promises'
import { type Job, Logger, type Runner, run } from 'graphile-worker'
import pg from 'pg'
import { env } from '#lib/env.ts'
import { matchDeclaration } from '#lib/links/match.ts'
import { faultFields, log } from '#lib/log.ts'
import { mailTransport } from '#lib/notices/mail-transport.ts'
import { runClock } from './clock.ts'
import { writeDigests } from './digest.ts'
import { beat, heartbeat } from './heartbeat.ts'
import { matchMissed } from './match.ts'
import { pickUpMail } from './pick-up-mail.ts'
import { purge } from './purge.ts'
import { seal } from './seal.ts'
import { sendMail } from './send-mail.ts'

/*
 * What happens by the clock and after a commit. `node lib/jobs/worker.ts`; several may run. The queue is graphile-worker's, in the
 * database: a job is written in the transaction of the change that asks for it.
 */
const pool = new pg.Pool({ connectionString: env().databaseUrlJobs, max: 6, connectionTimeoutMillis: 5000 })
pool.on('error', (error) => log.warn('database connection lost', faultFields(error)))
// One that breaks while a job holds it is told by the job; it must not end the process.
pool.on('connect', (client) => client.on('error', () => undefined))
const transport = mailTransport()
const beating = heartbeat(pool, transport)
const sealing = seal(pool, env())

// The queue gives up a job in a promise of its own; cut off from the database in that moment, it would take the process with it. What the
// job was for is found again by the rounds of each minute.
process.on('unhandledRejection', (error) => log.error('fault outside of any job', faultFields(error)))

const longestWaitMs = 30_000
const stopping = new AbortController()
let runner: Runner | undefined

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    if (stopping.signal.aborted) return
    stopping.abort()
    beating.stop()
    const sealed = sealing.stop()
    const letGo = setTimeout(() => transport.close(), 3000) // what is nearly sent may be finished
    await runner?.stop().catch(() => undefined)
    await sealed
    clearTimeout(letGo)
    transport.close()
    await pool.end().catch(() => undefined)
    log.info('worker stopped', { signal })
    process.exit(0)
  })
}

// A database that is away is waited for, however long: whoever restarts it should not have to think of the worker.
for (let waitMs = 1000; !stopping.signal.aborted; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
  try {
    runner = await start()
    tell(runner)
    log.info('worker started')
    waitMs = 1000
    await runner.promise
  } catch (error) {
    log.warn('queue lost', faultFields(error))
  }
  await sleep(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined)
}

function start(): Promise<Runner> {
  return run({
    pgPool: pool,
    concurrency: 3,
    pollInterval: 1000,
    noHandleSignals: true,
    // The queue's own words may quote a payload; what it tells is told by its events below, without words.
    logger: new Logger(() => () => undefined),
    crontab: [
      '17 3 * * * purge ?fill=2d',
      '* * * * * pick_up_mail',
      '* * * * * match_missed ?jobKey=match_missed',
      // Asked each minute what day it is in London: no zone, no summer time and no stop can make it miss one.
      '* * * * * run_clock ?jobKey=run_clock',
      '* * * * * write_digests ?jobKey=write_digests',
      '*/10 * * * * merge_words',
      '41 3 * * * count_words',
    ].join('\n'),
    taskList: {
      send_mail: async (payload, helpers) => {
        const { mail } = payload as { mail: string }
        await helpers.withPgClient((db) => sendMail(db as pg.PoolClient, mail, transport))
      },
      pick_up_mail: async (_payload, helpers) => {
        await helpers.withPgClient((db) => pickUpMail(db as pg.PoolClient))
      },
      purge: async (_payload, helpers) => {
        await helpers.withPgClient((db) => purge(db as pg.PoolClient))
      },
      match: async (payload, helpers) => {
        const { declaration } = payload as { declaration: string }
        await helpers.withPgClient((db) => matchDeclaration(db as pg.PoolClient, declaration))
      },
      match_missed: async (_payload, helpers) => {
        await helpers.withPgClient((db) => matchMissed(db as pg.PoolClient))
      },
      run_clock: async (_payload, helpers) => {
        await helpers.withPgClient(async (db) => {
          await runClock(db as pg.PoolClient)
          await beat(db, 'clock', 'ok')
        })
      },
      write_digests: async (_payload, helpers) => {
        await helpers.withPgClient((db) => writeDigests(db as pg.PoolClient))
      },
      merge_words: async (_payload, helpers) => {
        await helpers.withPgClient((db) => db.query('SELECT merge_name_words(100000)'))
      },
      count_words: async (_payload, helpers) => {
        await helpers.withPgClient((db) => db.query('SELECT count_name_words()'))
      },
    },
  })
}

/** Told by what they find only. */
const rounds = new Set(['pick_up_mail', 'match_missed', 'merge_words', 'run_clock', 'write_digests'])

/** One line for each job that ended: which, and how; never what it carried. */
function tell({ events }: Runner): void {
  const of = (job: Job) => ({ task: job.task_identifier, jobId: job.id, attempt: job.attempts })
  events.on('job:success', ({ job }) => {
    if (!rounds.has(job.task_identifier)) log.info('job done', of(job))
  })
  events.on('job:error', ({ job, error }) => log.warn('job failed', { ...of(job), ...faultFields(error) }))
  events.on('job:failed', ({ job }) => log.error('job given up', of(job)))
  events.on('pool:listen:error', ({ error }) => log.warn('queue connection lost', faultFields(error)))
}
