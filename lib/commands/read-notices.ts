import { now as clock } from '#lib/clock.ts'
import { inRequest } from '#lib/db/request.ts'
import type { Reader } from '#lib/reader.ts'

/** Marks the reader's own notices as read: all of them, or those named. Nobody else's are within reach. */
export async function readNotices(reader: Reader, ids: readonly string[] | 'all'): Promise<number> {
  const now = clock()
  return inRequest('web', reader.token, now, async (tx, { actor }) => {
    const which = ids === 'all' ? {} : { id: { in: [...ids] } }
    const { count } = await tx.notice.updateMany({
      where: { personId: actor.id, readAt: null, ...which },
      data: { readAt: now },
    })
    return count
  })
}
