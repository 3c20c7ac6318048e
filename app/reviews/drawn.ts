import { headers } from 'next/headers'

/**
 * Why a page is drawn: because it was opened, again to show what came of its form, or ahead of time by a browser that guesses
 * where its user goes next. A guess is no opening, so nothing of a record may be in what it gets.
 */
export async function drawnFor(): Promise<'opening' | 'again' | 'guess'> {
  const request = await headers()
  const purpose = `${request.get('sec-purpose') ?? ''} ${request.get('purpose') ?? ''}`
  if (request.has('next-router-prefetch') || purpose.includes('prefetch')) return 'guess'
  const posted =
    request.has('next-action') || /^(multipart|application\/x-www)/.test(request.get('content-type') ?? '')
  return posted ? 'again' : 'opening'
}
