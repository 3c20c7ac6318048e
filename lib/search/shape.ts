import { lookAlikeKey, searchKey } from '#lib/domain/identities/search-key.ts'
import { nameKey, nameTokens } from '#lib/domain/names.ts'
import { parseReference } from '#lib/domain/reference.ts'
import { parseIdentity } from '#lib/identities/parse.ts'
import { tellingPieces } from './text-words.ts'

/** What a searcher may say that they typed; `any` leaves it to the shape of it. */
export const termKinds = [
  'any',
  'reference',
  'staff_number',
  'name',
  'handle',
  'url',
  'phone',
  'email',
  'group',
  'words',
] as const
export type TermKind = (typeof termKinds)[number]

/** One way to read what was typed, as the database looks for it. */
export type Reading =
  | { readonly by: 'reference'; readonly reference: string }
  | { readonly by: 'staff_number'; readonly number: string }
  | {
      readonly by: 'name'
      /** As it was typed. */
      readonly text: string
      readonly key: string
      readonly words: readonly string[]
      readonly kind?: 'group'
    }
  | { readonly by: 'identity'; readonly key: string | null; readonly lookAlike: string | null }
  /** In what was written freely. */
  | { readonly by: 'words'; readonly text: string }

/** A term matches when one of its readings does. */
export type Term = readonly Reading[]

export type Shape = { readonly term: Term } | { readonly problem: string }

export const longestTerm = 200
const mostWords = 20

/**
 * Reads what was typed into a search box. Total: anything gives readings or one sentence that says what to change.
 * A word alone may be a name, a handle or a staff number, so it is looked for as each of them.
 */
export function shapeOf(typed: string, kind: TermKind = 'any'): Shape {
  const text = typed.trim()
  if (text === '') return { problem: 'Enter what to search for' }
  if ([...text].length > longestTerm) return { problem: `Shorten this to ${longestTerm} characters or fewer` }
  if (text.split(/\s+/u).length > mostWords)
    return { problem: `Search for ${mostWords} words or fewer at a time` }
  const found = readings(text, kind)
  if ('problem' in found) return found
  return found.term.length > 0
    ? found
    : { problem: 'Enter some letters or numbers. There is nothing in this to search by' }
}

function readings(text: string, kind: TermKind): Shape {
  switch (kind) {
    case 'reference':
      return asReference(text)
    case 'staff_number':
      return { term: [{ by: 'staff_number', number: text }] }
    case 'name':
      return { term: asName(text) }
    case 'group':
      return {
        term: [...asName(text).map((each) => ({ ...each, kind: 'group' as const })), ...asIdentity(text)],
      }
    case 'handle':
    case 'url':
    case 'phone':
    case 'email':
      return { term: asIdentity(text) }
    case 'words':
      return asWords(text).length > 0 || !/[\p{L}\p{N}]/u.test(text)
        ? { term: asWords(text) }
        : { problem: 'These words stand in almost every text. Add one that says more' }
    case 'any':
      return recognise(text)
  }
}

function recognise(text: string): Shape {
  if (looksLikeReference(text)) return asReference(text)
  const account = /^@|:\/\/|[/@]/u.test(text)
  const number = /^[+\d(][\d\s().+-]{5,}$/u.test(text)
  const reference = parseReference(text)
  const term: Reading[] = [
    ...(reference.ok ? [{ by: 'reference', reference: reference.reference } as const] : []),
    ...(account || number ? [] : asName(text)),
    ...asIdentity(text),
    ...(/\s/u.test(text) && !number ? [] : [{ by: 'staff_number', number: text } as const]),
    ...asWords(text),
  ]
  const something = term.some((reading) => reading.by !== 'staff_number') || /[\p{L}\p{N}]/u.test(text)
  return { term: something ? term : [] }
}

/** `OA-…`, or two groups of four: somebody who writes that means a reference, so a typing error is worth telling. */
function looksLikeReference(text: string): boolean {
  return (
    /^[O0]A[–—-]/iu.test(text) ||
    /^[O0]A \w{4}[\s–—-]?\w{4}$/iu.test(text) ||
    /^[\dA-Z]{4}[–—-][\dA-Z]{4}$/iu.test(text)
  )
}

function asReference(text: string): Shape {
  const parsed = parseReference(text)
  if (parsed.ok) return { term: [{ by: 'reference', reference: parsed.reference }] }
  return { problem: referenceProblems[parsed.reason] }
}

export const referenceProblems = {
  check: 'There is a typing error in this reference. Check each character against where you have it from',
  shape: 'Enter a reference like OA-7K2M-94QX',
} as const

function asName(text: string): Extract<Reading, { by: 'name' }>[] {
  const key = nameKey(text)
  return key === null ? [] : [{ by: 'name', text, key, words: [...nameTokens(text)] }]
}

function asIdentity(text: string): Extract<Reading, { by: 'identity' }>[] {
  const identity = parseIdentity(text)
  const value = identity?.value ?? text
  const key = searchKey(value)
  const lookAlike = lookAlikeKey(identity?.handle ?? value)
  // What only punctuation is left of could only find punctuation.
  return lookAlike === null ? [] : [{ by: 'identity', key, lookAlike }]
}

function asWords(text: string): Extract<Reading, { by: 'words' }>[] {
  return tellingPieces(text).length > 0 ? [{ by: 'words', text }] : []
}
