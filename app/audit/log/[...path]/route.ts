import { readLogFile } from '#lib/queries/log.ts'
import { SessionEnded } from '#lib/reader.ts'
import { readSessionToken } from '#lib/web/session-token.ts'

/** The published log, for auditors: files as C2SP tlog-tiles names them. To everybody else there is nothing here. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ path: string[] }> },
): Promise<Response> {
  const token = await readSessionToken()
  const file = token && (await found(token, (await params).path))
  if (!file) {
    return new Response('There is nothing here.\n', {
      status: 404,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    })
  }
  const isCheckpoint = file.type === 'checkpoint'
  return new Response(file.bytes, {
    headers: {
      'Content-Type': isCheckpoint ? 'text/plain; charset=utf-8' : 'application/octet-stream',
      // A tile never changes; but what an auditor fetched stays with that auditor's browser.
      'Cache-Control': isCheckpoint ? 'no-store' : 'private, max-age=31536000, immutable',
    },
  })
}

async function found(
  token: NonNullable<Awaited<ReturnType<typeof readSessionToken>>>,
  path: readonly string[],
) {
  try {
    return await readLogFile({ side: 'standards', token }, path)
  } catch (error) {
    if (error instanceof SessionEnded) return null
    throw error
  }
}
