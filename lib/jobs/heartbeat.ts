import type pg from 'pg'
import { faultFields, log } from '#lib/log.ts'
import type { Transport } from '#lib/notices/transport.ts'

const everyMs = 10_000

/** Says every ten seconds that the worker lives and whether the mail server answers. By the machine's clock, which no demo moves. */
export function heartbeat(pool: pg.Pool, transport: Transport): { readonly stop: () => void } {
  const write = (name: string, detail: string) =>
    pool.query(
      `INSERT INTO heartbeat (name, at, detail) VALUES ($1, clock_timestamp(), $2)
       ON CONFLICT (name) DO UPDATE SET at = excluded.at, detail = excluded.detail`,
      [name, detail],
    )
  const beat = async () => {
    try {
      await write('worker', 'ok')
      await write('mail', (await transport.check()) ? 'ok' : 'down')
    } catch (error) {
      log.warn('heartbeat missed', faultFields(error))
    }
  }
  void beat()
  const timer = setInterval(beat, everyMs)
  return { stop: () => clearInterval(timer) }
}
