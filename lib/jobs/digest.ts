import type pg from 'pg'
import { now } from '#lib/clock.ts'
import { isWorkingDay } from '#lib/domain/days.ts'
import { log } from '#lib/log.ts'
import { type ClockDay, clockDay } from './clock-days.ts'

/** Of all workers one writes them: a second one that met only what the first had just written would take the day for done. */
const only = `hashtextextended('the digests', 0)`
const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  hourCycle: 'h23',
})

/**
 * Writes the morning's mails, on working days from the policy's hour on: one a person and day, whoever runs it and however often; after a
 * stop of days those of today alone. Answers how many were written.
 * @param db a connection of the worker's role, in no transaction
 * @param atATime how many in a transaction
 */
export async function writeDigests(db: pg.ClientBase, instant: Date = now(), atATime = 500): Promise<number> {
  const day = await clockDay(db, instant)
  if (Number(london.format(instant)) < day.clocks.digestHour || !isWorkingDay(day.today, day.holidays))
    return 0
  const { rows } = await db.query<{ mine: boolean }>(`SELECT pg_try_advisory_lock(${only}) AS mine`)
  if (!rows[0]?.mine) return 0
  try {
    return await writeAll(db, instant, day, atATime)
  } finally {
    await db.query(`SELECT pg_advisory_unlock(${only})`).catch(() => undefined) // the lock goes with its connection
  }
}

async function writeAll(db: pg.ClientBase, instant: Date, day: ClockDay, atATime: number): Promise<number> {
  const soon = day.days(day.conditions.periods.remindDays)
  for (let all = 0; ; ) {
    const { rows } = await db.query<{ done: number }>('SELECT write_digests($1, $2, $3, $4) AS done', [
      ...[instant, day.today, soon, atATime],
    ])
    const done = rows[0]?.done ?? 0
    all += done
    if (done >= atATime) continue
    if (all > 0) log.info('digests written', { count: all })
    return all
  }
}
