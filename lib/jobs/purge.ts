import type pg from 'pg'
import { now } from '#lib/clock.ts'
import { toDay } from '#lib/domain/days.ts'
import { log } from '#lib/log.ts'

/** Takes away what is kept for a time only: drafts nobody went on with, held saves of yesterday, sessions long ended. */
export async function purge(db: pg.PoolClient): Promise<void> {
  const instant = now()
  const before = (days: number) => new Date(instant.getTime() - days * 86_400_000)
  const drop = async (task: string, sql: string, until: Date) => {
    const { rowCount } = await db.query(sql, [until])
    log.info('purged', { task, count: rowCount ?? 0 })
  }
  await drop('drafts', 'DELETE FROM draft WHERE updated_at < $1', before(await draftDays(db, instant)))
  await drop('held saves', 'DELETE FROM held_save WHERE held_at < $1', before(1))
  await drop('sessions', 'DELETE FROM session WHERE ends_at < $1', before(30))
}

/** How long a draft is kept. Read here, and not with the pages' own query, because the worker holds no other role than its own. */
async function draftDays(db: pg.PoolClient, instant: Date): Promise<number> {
  const { rows } = await db.query<{ days: number | null }>(
    `SELECT (body -> 'periods' ->> 'draftDays')::int AS days FROM policy_document
     WHERE kind = 'categories' AND effective_from <= $1 ORDER BY effective_from DESC, version DESC LIMIT 1`,
    [toDay(instant)],
  )
  const days = rows[0]?.days
  // Without a rule nothing is thrown away.
  if (!days) throw new Error('the policy does not say how long drafts are kept')
  return days
}
