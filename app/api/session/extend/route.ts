import { now } from '#lib/clock.ts'
import { whoIs } from '#lib/queries/who-is.ts'
import { SessionEnded } from '#lib/reader.ts'
import { readSessionToken } from '#lib/web/session-token.ts'

/** Any request keeps a session from going idle; this one does nothing else. Answers how long it now lasts. */
export async function POST(): Promise<Response> {
  const token = await readSessionToken()
  if (!token) return Response.json({ secondsLeft: 0 }, { status: 401 })
  try {
    const { endsAt, idleAt } = await whoIs(token)
    const last = Math.min(endsAt.getTime(), idleAt.getTime())
    return Response.json({ secondsLeft: Math.max(0, Math.floor((last - now().getTime()) / 1000)) })
  } catch (error) {
    if (error instanceof SessionEnded) return Response.json({ secondsLeft: 0 }, { status: 401 })
    throw error
  }
}
