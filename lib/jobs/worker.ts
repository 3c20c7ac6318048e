import { Logger, run } from 'graphile-worker'
import pg from 'pg'
import { closeClients } from '#lib/db/clients.ts'
import { env } from '#lib/env.ts'
import { faultFields, log } from '#lib/log.ts'
import { smtpTransport } from '#lib/notices/transport.ts'
import { heartbeat } from './heartbeat.ts'
import { purge } from './purge.ts'
import { sendMail } from './send-mail.ts'

/*
 * What happens by the clock and after a commit. `node lib/jobs/worker.ts`; several may run. The queue is graphile-worker's, in the
 * database: a job is written in the transaction of the change that asks for it.
 */
const pool = new pg.Pool({ connectionString: env().databaseUrlJobs, max: 6, connectionTimeoutMillis: 5000 })
pool.on('error', (error) => log.warn('database connection lost', faultFields(error)))
const transport = smtpTransport()
const beat = heartbeat(pool, transport)

const runner = await run({
  pgPool: pool,
  concurrency: 3,
  pollInterval: 1000,
  noHandleSignals: true,
  logger: new Logger(() => (level, message) => {
    // The queue's own words may quote a payload; only that something was said is passed on.
    if (level === 'error')
      log.error('queue', { reason: message.startsWith('Failed task') ? 'task' : 'queue' })
  }),
  crontab: '17 3 * * * purge ?fill=2d',
  taskList: {
    send_mail: async (payload, helpers) => {
      const { mail } = payload as { mail: string }
      await helpers.withPgClient((db) => sendMail(db as pg.PoolClient, mail, transport))
    },
    purge: async (_payload, helpers) => {
      await helpers.withPgClient((db) => purge(db as pg.PoolClient))
    },
  },
})
log.info('worker started')

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    if (stopping) return
    stopping = true
    beat.stop()
    await runner.stop().catch(() => undefined)
    await Promise.allSettled([closeClients(), pool.end()])
    process.exit(0)
  })
}
runner.promise.catch((error: unknown) => {
  log.error('worker ended', faultFields(error))
  process.exit(1)
})
