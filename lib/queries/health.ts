import { client } from '#lib/db/clients.ts'

export type PartState = 'ok' | 'down' | 'unknown'
export type Health = {
  readonly status: 'ok' | 'degraded' | 'down'
  readonly database: PartState
  readonly worker: PartState
  /** `late` when a mail has been tried in vain for an hour, though the server answers. */
  readonly mail: PartState | 'late'
  /** The history's log: `late` when what happened waits to be sealed for more than a minute. */
  readonly log: PartState | 'late'
  /** What happens because a day has come: asked each minute. */
  readonly clock: PartState
  readonly checkedAt: string
}

type Beat = { readonly name: string; readonly silentFor: number; readonly detail: string }

const silentAfterSeconds = 60
const clockSilentAfterSeconds = 600
// A database that neither answers nor refuses is as good as none.
const patienceMs = 3000

/**
 * The state of the parts. Heartbeats are measured by the database's own clock, which no demo moves and no other machine disturbs.
 * Mail that waits is `degraded`: nothing is lost by it. Never throws.
 */
export async function health(): Promise<Health> {
  const checkedAt = new Date().toISOString()
  const beats = await heartbeats()
  if (!beats)
    return {
      ...{ status: 'down', database: 'down', worker: 'unknown', mail: 'unknown', log: 'unknown' },
      ...{ clock: 'unknown', checkedAt },
    }
  const beat = (name: string) =>
    beats.find((each) => each.name === name && each.silentFor < silentAfterSeconds)
  const worker: PartState = beat('worker') ? 'ok' : 'down'
  const detail = beat('mail')?.detail
  const mail = detail === undefined ? 'unknown' : detail === 'ok' || detail === 'late' ? detail : 'down'
  const sealing = beat('log')?.detail
  const log = sealing === undefined ? 'unknown' : sealing === 'ok' || sealing === 'late' ? sealing : 'down'
  // A worker that has just begun has not asked yet.
  const asked = beats.find((each) => each.name === 'clock')
  const clock = asked === undefined ? 'unknown' : asked.silentFor < clockSilentAfterSeconds ? 'ok' : 'down'
  const well = mail === 'ok' && log === 'ok' && clock !== 'down'
  const status = worker === 'down' ? 'down' : well ? 'ok' : 'degraded'
  return { status, database: 'ok', worker, mail, log, clock, checkedAt }
}

async function heartbeats(): Promise<readonly Beat[] | null> {
  const asked = ask()
  const late = Promise.withResolvers<null>()
  const timer = setTimeout(() => late.resolve(null), patienceMs)
  try {
    return await Promise.race([asked, late.promise])
  } catch {
    return null
  } finally {
    clearTimeout(timer)
    asked.catch(() => undefined) // it may fail after we stopped waiting
  }
}

async function ask(): Promise<readonly Beat[]> {
  return client('web').$queryRaw<Beat[]>`
    SELECT name, extract(epoch FROM clock_timestamp() - at)::float8 AS "silentFor", detail FROM health()`
}
