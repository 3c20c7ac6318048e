import type pg from 'pg'
import { now } from '#lib/clock.ts'
import { matchDeclaration } from '#lib/links/match.ts'
import { log } from '#lib/log.ts'
import { matcherVersion } from '#lib/matching/version.ts'

/** A job that is lost is missed after so long. */
const patienceMs = 60_000
const atATime = 500
/** The next round begins a minute after this one; what is left is for it. */
const roundMs = 45_000

/**
 * Compares what no job has compared, and what another scorer did. Rows of the queue may be lost with a restored copy; the mark in the
 * table is not.
 */
export async function matchMissed(db: pg.PoolClient): Promise<void> {
  const began = now().getTime()
  let count = 0
  for (;;) {
    const { rows } = await db.query<{ id: string }>('SELECT id FROM unmatched($1, $2, $3) AS id', [
      matcherVersion,
      new Date(began - patienceMs),
      atATime,
    ])
    for (const { id } of rows) {
      await matchDeclaration(db, id)
      count += 1
      if (now().getTime() - began > roundMs) break
    }
    if (rows.length < atATime || now().getTime() - began > roundMs) break
  }
  if (count > 0) log.info('compared again', { count })
}
