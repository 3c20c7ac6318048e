import type pg from 'pg'
import { now } from '#lib/clock.ts'

type Connection = Pick<pg.ClientBase, 'query'>

/** Mail that has not been taken for so long is worth somebody's look; a server that starts anew is back before. */
const lateAfterMs = 3_600_000

/** Whether a mail has been tried in vain for an hour. */
export async function mailIsLate(db: Connection, instant: Date = now()): Promise<boolean> {
  const { rows } = await db.query<{ late: boolean }>(
    'SELECT EXISTS (SELECT FROM mail WHERE sent_at IS NULL AND refused_at IS NULL AND failing_since <= $1) AS late',
    [new Date(instant.getTime() - lateAfterMs)],
  )
  return rows[0]?.late ?? false
}

export type MailStanding = {
  /** Not sent yet, tried or not. */
  readonly waiting: number
  /** Of these, what was tried in vain, and since when the longest. */
  readonly failing: number
  readonly failingSince: Date | null
  /** What was given up, by the server's code: never for whom. */
  readonly refused: readonly { readonly code: string; readonly count: number; readonly last: Date }[]
}

/** How the outbox stands, in numbers. Looks at every mail: for the hand, not for the clock. */
export async function mailStanding(db: Connection): Promise<MailStanding> {
  const waiting = await db.query<Omit<MailStanding, 'refused'>>(
    `SELECT count(*)::int AS waiting, count(failing_since)::int AS failing, min(failing_since) AS "failingSince"
     FROM mail WHERE sent_at IS NULL AND refused_at IS NULL`,
  )
  const refused = await db.query<MailStanding['refused'][number]>(
    `SELECT refused_code AS code, count(*)::int, max(refused_at) AS last
     FROM mail WHERE refused_at IS NOT NULL GROUP BY refused_code ORDER BY refused_code`,
  )
  return { ...(waiting.rows[0] ?? { waiting: 0, failing: 0, failingSince: null }), refused: refused.rows }
}
