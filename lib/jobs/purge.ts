import type pg from 'pg'
import { now } from '#lib/clock.ts'
import { loadPolicy } from '#lib/queries/policy.ts'

/** Takes away what is kept for a time only: drafts nobody went on with, held saves of yesterday, sessions long ended. */
export async function purge(db: pg.PoolClient): Promise<void> {
  const { body } = await loadPolicy('categories')
  const before = (days: number) => new Date(now().getTime() - days * 86_400_000)
  await db.query('DELETE FROM draft WHERE updated_at < $1', [before(body.periods.draftDays)])
  await db.query('DELETE FROM held_save WHERE held_at < $1', [before(1)])
  await db.query('DELETE FROM session WHERE ends_at < $1', [before(30)])
}
