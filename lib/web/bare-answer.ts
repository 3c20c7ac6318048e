import type { Refusal } from './headers.ts'

export type BareAnswer = {
  readonly method: string
  readonly status: number
  /** What the answer says it is. */
  readonly type: string
  /** What the body of the request said it was. */
  readonly sent: string
  /** The page's script asked, and not the browser itself. */
  readonly byScript: boolean
}

const unreadable: Refusal = {
  status: 400,
  title: 'This could not be read',
  words: [
    'What arrived was damaged or incomplete, so nothing was changed. Your last saved draft stands.',
    'Go back, reload the page and do it again.',
  ],
}

const outdated: Refusal = {
  status: 409,
  title: 'This page is out of date',
  words: [
    'The service has been updated since you opened the page, so nothing was changed. Your last saved draft stands.',
    'Go back, copy what you had typed, reload the page and do it again.',
  ],
}

/**
 * What to answer instead where Next refuses a post in bare words, or calls a damaged body a fault of its own; null to leave it.
 * Pages answer in HTML and actions never throw, so a post that ends in bare text was never read as a form.
 */
export function insteadOf({ method, status, type, sent, byScript }: BareAnswer): Refusal | null {
  if (method !== 'POST') return null
  const form = sent.startsWith('multipart/form-data')
  // The door catches its own faults, so what still breaks under an action is a body that could not be read.
  if (status >= 500 && byScript) return unreadable
  if (!type.startsWith('text/plain')) return null
  if (status === 500) return form ? unreadable : null
  if (byScript) return null // the script of the page reads these itself
  if (status === 400) return form ? unreadable : null
  return status === 409 ? outdated : null
}

/** Whether the path can be decoded at all; Next ends in a fault over one that cannot. */
export function readablePath(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}

/** The page for an address that is none. */
export const noSuchAddress: Refusal = {
  status: 400,
  title: 'This address could not be read',
  words: ['It holds signs that do not belong in an address. Check it, or find the page from the start.'],
}
