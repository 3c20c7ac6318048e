import type pg from 'pg'
import { now } from '#lib/clock.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { type DigestCounts, digestText } from '#lib/notices/digest.ts'
import { type MailText, mailText } from '#lib/notices/mail.ts'
import { NotHandedOver, type Transport } from '#lib/notices/transport.ts'

type Row = {
  email: string
  active: boolean
  settled: boolean
  attempts: number
  failing_since: Date | null
  kind: string | null
  reference: string | null
  inner: boolean
  digest: DigestCounts | null
}

export type Outcome = 'sent' | 'later' | 'refused' | 'nothing'

/** A server that is away is asked again after so long at the latest: what waited for a day is delivered soon after it is back. */
const mostWaitSeconds = 15 * 60
/** A server may refuse an address because it is badly set up itself: only what it refuses for a day is given up. */
const refusedForMs = 24 * 3_600_000

/**
 * Sends one mail once. The row stays locked while it is sent, so that two workers cannot both send it; a kill between sending and
 * marking repeats it once, under the same Message-ID. What could not be handed over is tried again, ever more slowly.
 */
export async function sendMail(db: pg.PoolClient, mailId: string, transport: Transport): Promise<Outcome> {
  await db.query('BEGIN')
  try {
    const outcome = await handOver(db, mailId, transport)
    await db.query('COMMIT')
    return outcome
  } catch (error) {
    await db.query('ROLLBACK')
    throw error
  }
}

async function handOver(db: pg.PoolClient, mailId: string, transport: Transport): Promise<Outcome> {
  const { rows } = await db.query<Row>(
    `SELECT p.email, p.active, m.sent_at IS NOT NULL OR m.refused_at IS NOT NULL AS settled, m.attempts, m.failing_since,
       n.kind, n.reference, m.inner_side AS inner, to_jsonb(g) AS digest
     FROM mail m LEFT JOIN notice n ON n.id = m.notice_id LEFT JOIN digest g ON g.id = m.digest_id
       JOIN person p ON p.id = coalesce(n.person_id, g.person_id) WHERE m.id = $1 FOR UPDATE OF m`,
    [mailId],
  )
  const [row] = rows
  if (!row || row.settled) return 'nothing'
  try {
    if (row.active)
      await transport.send(row.email, `<${mailId}@${new URL(env().appOrigin).hostname}>`, textOf(row))
  } catch (error) {
    return failed(db, mailId, row, error)
  }
  await db.query('UPDATE mail SET sent_at = $2, failing_since = NULL WHERE id = $1', [mailId, now()])
  return row.active ? 'sent' : 'nothing'
}

function textOf({ kind, reference, inner, digest }: Row): MailText {
  const { appOrigin, advice } = env()
  if (digest) return digestText(digest, appOrigin, advice.dps)
  return mailText(kind ?? '', reference ?? '', appOrigin, advice.dps, inner)
}

async function failed(db: pg.PoolClient, mailId: string, row: Row, error: unknown): Promise<Outcome> {
  const { code, permanent } =
    error instanceof NotHandedOver ? error : new NotHandedOver('', false, { cause: error })
  const since = row.failing_since ?? now()
  if (permanent && now().getTime() - since.getTime() >= refusedForMs) {
    await db.query(
      'UPDATE mail SET refused_at = $2, refused_code = $3, attempts = attempts + 1 WHERE id = $1',
      [mailId, now(), code || 'UNKNOWN'],
    )
    log.error('mail given up', { code })
    return 'refused'
  }
  await db.query('UPDATE mail SET attempts = attempts + 1, failing_since = $2 WHERE id = $1', [mailId, since])
  // A job of the same key takes the place of this one. Spread out, so that not all come at once when the server is back.
  const wait = Math.min(mostWaitSeconds, 2 ** Math.min(row.attempts, 16)) * (0.75 + Math.random() / 2)
  await db.query(
    `SELECT graphile_worker.add_job('send_mail', json_build_object('mail', $1::uuid), job_key => 'mail:' || $1, run_at => clock_timestamp() + make_interval(secs => $2))`,
    [mailId, wait],
  )
  log.warn('mail waits', { attempt: row.attempts + 1, code })
  return 'later'
}
