import type pg from 'pg'
import { faultFields, log } from '#lib/log.ts'
import type { Transport } from '#lib/notices/transport.ts'
import { mailIsLate } from './mail-standing.ts'

const everyMs = 10_000

/**
 * Says every ten seconds that the worker lives and whether the mail server answers and takes what it is given. By the machine's clock, which no demo moves.
 * Each beat waits for its own predecessor only: a mail server that is slow to answer must not make the worker look dead.
 */
export function heartbeat(pool: pg.Pool, transport: Transport): { readonly stop: () => void } {
  const write = (name: string, detail: string) => beat(pool, name, detail)
  let mail: 'ok' | 'down' | 'late' | undefined
  const stops = [
    every(everyMs, () => write('worker', 'ok')),
    every(everyMs, async () => {
      const state = !(await transport.check()) ? 'down' : (await mailIsLate(pool)) ? 'late' : 'ok'
      if (mail !== state) log.info('mail server', { outcome: state })
      mail = state
      await write('mail', state)
    }),
  ]
  return { stop: () => stops.forEach((stop) => void stop()) }
}

/** That a part of the worker was at work now, and how it is. */
export function beat(db: Pick<pg.ClientBase, 'query'>, name: string, detail: string): Promise<unknown> {
  return db.query(
    `INSERT INTO heartbeat (name, at, detail) VALUES ($1, clock_timestamp(), $2)
     ON CONFLICT (name) DO UPDATE SET at = excluded.at, detail = excluded.detail`,
    [name, detail],
  )
}

function every(ms: number, work: () => Promise<unknown>): () => void {
  let beating = false
  const once = async () => {
    if (beating) return
    beating = true
    try {
      await work()
    } catch (error) {
      log.warn('heartbeat missed', faultFields(error))
    }
    beating = false
  }
  void once()
  const timer = setInterval(once, ms)
  return () => clearInterval(timer)
}
