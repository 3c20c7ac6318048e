import type pg from 'pg'
import { log } from '#lib/log.ts'

const atATime = 500

/**
 * Puts mails back into the queue that nobody will send otherwise: whose worker was killed, and whose job is lost or was given up. The queue
 * itself would take a job for abandoned after four hours; but whoever is sending a mail holds its row, so a job that was begun and whose
 * row is free has nobody.
 * @param afterSeconds how long ago the job was begun at least
 */
export async function pickUpMail(db: pg.Pool | pg.PoolClient, afterSeconds = 60): Promise<void> {
  const { rowCount } = await db.query(
    `WITH abandoned AS (
       SELECT m.id FROM mail m LEFT JOIN graphile_worker.jobs j ON j.key = 'mail:' || m.id
       WHERE m.sent_at IS NULL AND m.refused_at IS NULL
         AND (j.id IS NULL OR j.locked_at < now() - make_interval(secs => $1) OR j.attempts >= j.max_attempts)
       LIMIT $2 FOR UPDATE OF m SKIP LOCKED)
     SELECT graphile_worker.add_job('send_mail', json_build_object('mail', id), job_key => 'mail:' || id) FROM abandoned`,
    [afterSeconds, atATime],
  )
  if (rowCount) log.warn('mail picked up', { count: rowCount })
}
