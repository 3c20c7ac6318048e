import { now } from '#lib/clock.ts'
import { faultFields, log } from '#lib/log.ts'
import { whoIs } from '#lib/queries/who-is.ts'
import { SessionEnded } from '#lib/reader.ts'
import { readSessionToken } from '#lib/web/session-token.ts'

/**
 * Any request keeps a session from going idle; this one does nothing else. Answers when it now ends, and in how many seconds: the
 * browser's clock may be wrong.
 */
export async function POST(): Promise<Response> {
  const token = await readSessionToken()
  if (!token) return Response.json({ secondsLeft: 0 }, { status: 401 })
  try {
    const { endsAt, idleAt } = await whoIs(token)
    const last = Math.min(endsAt.getTime(), idleAt.getTime())
    const secondsLeft = Math.max(0, Math.floor((last - now().getTime()) / 1000))
    return Response.json({ endsAt, idleAt, secondsLeft })
  } catch (error) {
    if (error instanceof SessionEnded) return Response.json({ secondsLeft: 0 }, { status: 401 })
    log.error('session not extended', faultFields(error))
    return Response.json({}, { status: 503 })
  }
}
