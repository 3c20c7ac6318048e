import type pg from 'pg'
import { now } from '#lib/clock.ts'
import { env } from '#lib/env.ts'
import { mailText } from '#lib/notices/mail.ts'
import type { Transport } from '#lib/notices/transport.ts'

type Row = {
  kind: string
  reference: string
  email: string
  active: boolean
  inner: boolean
  sent_at: Date | null
}

/**
 * Sends one mail once. The row stays locked while it is sent, so that two workers cannot both send it; a kill between sending and
 * marking repeats it once, under the same Message-ID.
 */
export async function sendMail(db: pg.PoolClient, mailId: string, transport: Transport): Promise<void> {
  await db.query('BEGIN')
  try {
    const { rows } = await db.query<Row>(
      `SELECT n.kind, n.reference, p.email, p.active, m.inner_side AS inner, m.sent_at
       FROM mail m JOIN notice n ON n.id = m.notice_id JOIN person p ON p.id = n.person_id WHERE m.id = $1 FOR UPDATE OF m`,
      [mailId],
    )
    const [row] = rows
    if (row && row.sent_at === null) {
      const { appOrigin, advice } = env()
      const mail = mailText(row.kind, row.reference, appOrigin, advice.dps, row.inner)
      if (row.active) await transport.send(row.email, `<${mailId}@${new URL(appOrigin).hostname}>`, mail)
      await db.query('UPDATE mail SET sent_at = $2 WHERE id = $1', [mailId, now()])
    }
    await db.query('COMMIT')
  } catch (error) {
    await db.query('ROLLBACK')
    throw error
  }
}
