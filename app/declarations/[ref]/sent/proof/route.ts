import { parseReference } from '#lib/domain/reference.ts'
import { readReceipt } from '#lib/queries/receipt.ts'
import { SessionEnded } from '#lib/reader.ts'
import { readSessionToken } from '#lib/web/session-token.ts'

/** The proof of one's own declaration as a file. Where there is none (yet), the receipt says so. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ ref: string }> },
): Promise<Response> {
  const parsed = parseReference((await params).ref)
  const token = await readSessionToken()
  const receipt = parsed.ok && token ? await mine(token, parsed.reference) : null
  if (!parsed.ok || !receipt || receipt === 'damaged') {
    const to = parsed.ok ? `/declarations/${parsed.reference}/sent` : '/not-here'
    return new Response(null, { status: 303, headers: { Location: to } })
  }
  return new Response(receipt.text, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${parsed.reference}.tlog-proof"`,
      'Cache-Control': 'no-store',
    },
  })
}

async function mine(token: NonNullable<Awaited<ReturnType<typeof readSessionToken>>>, reference: string) {
  try {
    return await readReceipt({ side: 'web', token }, reference)
  } catch (error) {
    // The page that it leads to asks for the sign-in.
    if (error instanceof SessionEnded) return null
    throw error
  }
}
