import { client } from '#lib/db/clients.ts'

export type PartState = 'ok' | 'down' | 'unknown'
export type Health = {
  readonly status: 'ok' | 'degraded' | 'down'
  readonly database: PartState
  readonly worker: PartState
  readonly mail: PartState
}

const silentAfterMs = 60_000

/**
 * The state of the parts. Heartbeats are measured by the machine's own clock, which no demo moves. Mail that waits is `degraded`:
 * nothing is lost by it. @param now the machine's time
 */
export async function health(now: Date): Promise<Health> {
  let beats: { name: string; at: Date; detail: string }[]
  try {
    beats = await client('web').$queryRaw`SELECT name, at, detail FROM health()`
  } catch {
    return { status: 'down', database: 'down', worker: 'unknown', mail: 'unknown' }
  }
  const beat = (name: string) =>
    beats.find((each) => each.name === name && now.getTime() - each.at.getTime() < silentAfterMs)
  const worker: PartState = beat('worker') ? 'ok' : 'down'
  const detail = beat('mail')?.detail
  const mail: PartState = detail === undefined ? 'unknown' : detail === 'ok' ? 'ok' : 'down'
  return {
    status: worker === 'down' ? 'down' : mail === 'ok' ? 'ok' : 'degraded',
    database: 'ok',
    worker,
    mail,
  }
}
