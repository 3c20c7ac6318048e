import { readLogFile } from '#lib/queries/log.ts'
import { SessionEnded, type SessionToken } from '#lib/reader.ts'
import { readSessionToken } from '#lib/web/session-token.ts'
import { drawnFor } from '../../../reviews/drawn.ts'

type Params = { params: Promise<{ path: string[] }> }

/** The published log, for auditors: files as C2SP tlog-tiles names them. To everybody else there is nothing here. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { path } = await params
  const token = await readSessionToken()
  // A browser that fetches ahead has not looked at anything, and what it gets would be recorded.
  const file = token && (await drawnFor()) !== 'guess' ? await found(token, path) : null
  if (!file) {
    return new Response('There is nothing here.\n', {
      status: 404,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    })
  }
  const isCheckpoint = file.type === 'checkpoint'
  // A tile of a numbered log never changes; without the number the address passes to the next log when one begins.
  const isFinal = !isCheckpoint && path[0] !== 'tile'
  return new Response(file.bytes, {
    headers: {
      'Content-Type': isCheckpoint ? 'text/plain; charset=utf-8' : 'application/octet-stream',
      'Cache-Control': isFinal ? 'private, max-age=31536000, immutable' : 'no-store',
    },
  })
}

async function found(token: SessionToken, path: readonly string[]) {
  try {
    return await readLogFile({ side: 'standards', token }, path)
  } catch (error) {
    if (error instanceof SessionEnded) return null
    throw error
  }
}
