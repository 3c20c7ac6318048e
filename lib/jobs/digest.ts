import type pg from 'pg'
import { now } from '#lib/clock.ts'
import { isWorkingDay } from '#lib/domain/days.ts'
import { log } from '#lib/log.ts'
import { clockDay } from './clock-days.ts'

const atATime = 500
const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  hourCycle: 'h23',
})

/**
 * Writes the morning's mails, on working days from the policy's hour on: one a person and day, whoever runs it and however often; after a
 * stop of days those of today alone. Answers how many were written.
 * @param db a connection of the worker's role, in no transaction
 */
export async function writeDigests(db: pg.ClientBase, instant: Date = now()): Promise<number> {
  const day = await clockDay(db, instant)
  if (Number(london.format(instant)) < day.clocks.digestHour || !isWorkingDay(day.today, day.holidays))
    return 0
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
