import { now as clock } from '#lib/clock.ts'
import { appendEvent } from '#lib/db/history.ts'
import { inRequest } from '#lib/db/request.ts'
import type { MailChoice } from '#lib/domain/history.ts'
import type { Reader } from '#lib/reader.ts'

/** Records how the reader wants to be mailed of what can wait. */
export async function chooseMail(reader: Reader, choice: MailChoice): Promise<void> {
  const now = clock()
  await inRequest('web', reader.token, now, async (tx, { actor }) => {
    const where = { personId: actor.id }
    const { count } = await tx.mailPreference.updateMany({ where, data: { choice, at: now } })
    if (count === 0) await tx.mailPreference.createMany({ data: { ...where, choice, at: now } })
    await appendEvent(tx, { type: 'mail_chosen', kind: 'person', object: actor.id, payload: { choice } })
  })
}
