import { lookAlikeKey, searchKey } from '#lib/domain/identities/search-key.ts'
import { nameTokens } from '#lib/domain/names.ts'
import type { Reading, Term } from './shape.ts'

/** A declared text with the parts that matched: every second piece, beginning with the second, is a match. */
export type Match = {
  readonly on: 'Reference' | 'Staff number of the declarant' | 'Name' | 'Also known as' | 'Account or number'
  readonly pieces: readonly string[]
  /** Like what was typed, but not the same. */
  readonly near: boolean
}

/** What a declaration can be found by, as declared. */
export type Findable = {
  readonly reference: string
  readonly staffNumber: string
  readonly associates: readonly {
    readonly kind: string
    readonly fullName: string | null
    readonly alsoKnownAs: readonly string[]
  }[]
  readonly identities: readonly {
    readonly raw: string
    readonly value: string
    readonly handle: string | null
  }[]
}

/** Why a declaration is among the results, exact matches first. */
export function explain(terms: readonly Term[], found: Findable): readonly Match[] {
  const matches = terms.flatMap((term) => term.flatMap((reading) => explainOne(reading, found)))
  const texts = new Map(matches.map((match) => [`${match.on} ${match.pieces.join('')}`, match]))
  return [...texts.values()].sort((a, b) => Number(a.near) - Number(b.near))
}

function explainOne(reading: Reading, found: Findable): Match[] {
  switch (reading.by) {
    case 'reference':
      return reading.reference === found.reference
        ? [{ on: 'Reference', pieces: ['', found.reference], near: false }]
        : []
    case 'staff_number':
      return reading.number.toUpperCase() === found.staffNumber.toUpperCase()
        ? [{ on: 'Staff number of the declarant', pieces: ['', found.staffNumber], near: false }]
        : []
    case 'name':
      return found.associates
        .filter((associate) => reading.kind === undefined || associate.kind === reading.kind)
        .flatMap(({ fullName, alsoKnownAs }) => [
          ...(fullName === null ? [] : nameMatch('Name', fullName, reading)),
          ...alsoKnownAs.flatMap((alias) => nameMatch('Also known as', alias, reading)),
        ])
    case 'identity':
      return found.identities.flatMap((identity) => identityMatch(identity, reading))
  }
}

function nameMatch(on: Match['on'], declared: string, reading: Reading & { by: 'name' }): Match[] {
  const words = nameTokens(declared)
  const has = (word: string) =>
    words.some((each) => each === word || (word.length > 2 && each.startsWith(word)))
  const matched = reading.words.filter(has)
  if (matched.length === 0) return []
  const near = !(words.length === reading.words.length && reading.words.every((word) => words.includes(word)))
  return [{ on, near, pieces: marked(declared, (piece) => beginsWithOne(piece, reading.words)) }]
}

function beginsWithOne(piece: string, words: readonly string[]): boolean {
  const tokens = nameTokens(piece)
  return tokens.some((token) =>
    words.some((word) => token === word || (word.length > 2 && token.startsWith(word))),
  )
}

/** Cuts a text into stretches that do not match and words that do, in turn. */
function marked(text: string, matches: (piece: string) => boolean): readonly string[] {
  const pieces = ['']
  for (const piece of text.split(/([\p{L}\p{N}\p{M}]+)/u)) {
    const match = matches(piece)
    const open = pieces.length % 2 === 0
    if (match !== open) pieces.push(piece)
    else pieces[pieces.length - 1] += piece
  }
  return pieces.at(-1) === '' ? pieces.slice(0, -1) : pieces
}

function identityMatch(
  identity: Findable['identities'][number],
  { key, lookAlike }: Reading & { by: 'identity' },
): Match[] {
  const same = key !== null && searchKey(identity.value) === key
  const alike = lookAlike !== null && lookAlikeKey(identity.handle ?? identity.value) === lookAlike
  if (!same && !alike) return []
  return [{ on: 'Account or number', near: !same, pieces: around(identity.raw, identity.handle) }]
}

/** What was typed by the declarant, the handle in it marked; all of it where the handle is not to be found in it. */
function around(raw: string, handle: string | null): readonly string[] {
  const at = handle ? raw.toLowerCase().indexOf(handle.toLowerCase()) : -1
  if (!handle || at < 0) return ['', raw]
  return [raw.slice(0, at), raw.slice(at, at + handle.length), raw.slice(at + handle.length)]
}
