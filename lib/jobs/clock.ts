import type pg from 'pg'
import { now } from '#lib/clock.ts'
import { addWorkingDays } from '#lib/domain/days.ts'
import { log } from '#lib/log.ts'
import { type ClockDay, clockDay } from './clock-days.ts'
import { escalations, tellings } from './clock-rules.ts'
import { lapse } from './lapse.ts'

/** So many things in a transaction: few enough that a kill costs little and nobody waits long for a lock. */
const atATime = 500
/** Of all workers one runs the clock; the others have the mail to send. Its name among the database's locks. */
const only = `hashtextextended('the clock', 0)`

export type ClockRun = { readonly day: string; readonly done: Readonly<Record<string, number>> }

/**
 * Runs the clock for today, where it has not run to its end yet: after midnight in London, and after a stop of days once, for the day that
 * it is now. Whatever was done before a kill stays done and is not done again. Answers null where there is nothing to do.
 * @param db a connection of the worker's role, in no transaction
 */
export async function runClock(db: pg.ClientBase, instant: Date = now()): Promise<ClockRun | null> {
  const { rows } = await db.query<{ mine: boolean }>(`SELECT pg_try_advisory_lock(${only}) AS mine`)
  if (!rows[0]?.mine) return null
  try {
    const day = await clockDay(db, instant)
    const run = await db.query<{ over: boolean }>('SELECT clock_has_run($1) AS over', [day.today])
    if (run.rows[0]?.over) return null
    const done = await everything(db, day)
    await db.query('SELECT clock_ended($1, $2)', [day.today, instant])
    log.info('the clock has run', { count: Object.values(done).reduce((sum, each) => sum + each, 0) })
    return { day: day.today, done }
  } finally {
    await db.query(`SELECT pg_advisory_unlock(${only})`).catch(() => undefined) // the lock goes with its connection
  }
}

async function everything(db: pg.ClientBase, day: ClockDay): Promise<Record<string, number>> {
  const done: Record<string, number> = { review_lapsed: await lapse(db, day) }
  const { instant, today, holidays, categories } = day
  const urgent = addWorkingDays(today, categories.periods.urgentWorkingDays, holidays)
  for (const { name, before } of escalations)
    done[name] = await untilDone(db, 'SELECT clock_escalate($1, $2, $3, $4, $5, $6) AS done', [
      ...[name, instant, today, before(day), urgent],
    ])
  for (const { name, soon, since } of tellings)
    done[name] = await untilDone(db, 'SELECT clock_tell($1, $2, $3, $4, $5, $6) AS done', [
      ...[name, instant, today, soon?.(day) ?? today, since?.(day) ?? today],
    ])
  return done
}

async function untilDone(db: pg.ClientBase, sql: string, values: readonly unknown[]): Promise<number> {
  for (let all = 0; ; ) {
    const { rows } = await db.query<{ done: number }>(sql, [...values, atATime])
    const done = rows[0]?.done ?? 0
    all += done
    if (done < atATime) return all
  }
}
