import { lookAlikes } from './look-alikes.ts'
import { foldCase, plain } from './typed-text.ts'

// Keys stand in a btree index, whose entries are limited; nothing real is longer.
const longest = 500

/**
 * The key under which an identity is kept and sought: compatibility forms and case folded, unseen characters out, without `@` or `u/`.
 * The one home of this rule: declaring and searching call it alike. Total and idempotent; null when nothing is left.
 */
export function searchKey(value: string): string | null {
  return settled(value.slice(0, longest), exact)
}

/**
 * The key that is equal for what looks equal: separators and accents out, 0/o, 1/l/i, 3/e, 4/a, 5/s, 7/t, Cyrillic and Greek twins folded.
 * An e-mail address loses its tag, and Gmail's other name. Total and idempotent; null when nothing is left.
 */
export function lookAlikeKey(value: string): string | null {
  return settled(value.slice(0, longest), (text) => alike(mailbox(exact(text))))
}

function exact(text: string): string {
  return plain(foldCase(plain(text)))
    .replace(/^(?:[@\s]|\/?u\/)+/u, '')
    .slice(0, longest)
}

function mailbox(text: string): string {
  const [, local, domain] = /^([^@\s]+)@([^@\s]+\.[^@\s.]+)$/u.exec(text) ?? []
  if (!local || !domain) return text
  return `${local.replace(/(?<=.)\+.*$/u, '')}@${domain === 'googlemail.com' ? 'gmail.com' : domain}`
}

function alike(text: string): string {
  const parts = text.normalize('NFKD').replace(/[^\p{L}\p{N}\p{S}]+/gu, '')
  let folded = ''
  for (const character of parts) folded += lookAlikes.get(character) ?? character
  // Signs say nothing beside letters; alone (an emoji for a name) they are all there is.
  return (/[\p{L}\p{N}]/u.test(folded) ? folded.replace(/\p{S}+/gu, '') : folded).normalize('NFKC')
}

// Folding one thing can lay bare another (a letter that composes, an @ behind an @), so it is repeated until it rests.
function settled(value: string, fold: (text: string) => string): string | null {
  let current = fold(value)
  for (let round = 0; round < 6; round++) {
    const next = fold(current)
    if (next === current) break
    current = next
  }
  return current === '' ? null : current
}
