import { redirect } from 'next/navigation'

/**
 * Leaves for the page that says "not here, or not for you", which answers 404. Next's own `notFound` draws it in the browser
 * only: with scripts off, a page that calls it stays empty. Always the same address, so nothing tells none from not yours.
 */
export function notHere(): never {
  redirect('/not-here')
}
