import { lookAlikeKey, searchKey } from '#lib/domain/identities/search-key.ts'
import { nameTokens } from '#lib/domain/names.ts'
import { oneLetter } from '#lib/matching/identifier-score.ts'
import { bodyEntries, nameEntries, type Sought, soughtNames } from '#lib/matching/name-keys.ts'
import { nameReadings } from '#lib/matching/name-tokens.ts'
import { particles } from '#lib/matching/particles.ts'
import { rankNames, searchSimilarity } from '#lib/matching/rank.ts'
import type { Reading, Term } from './shape.ts'
import { tellingPieces, textPieces } from './text-words.ts'

/** A declared text with the parts that matched: every second piece, beginning with the second, is a match. */
export type Match = {
  readonly on:
    | 'Reference'
    | 'Staff number of the declarant'
    | 'Name'
    | 'Also known as'
    | 'Account or number'
    | 'Text'
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
  /** What was written freely. */
  readonly texts?: readonly string[]
  /** The pieces of those texts that have a word that is sought. */
  readonly soughtPieces?: ReadonlySet<string>
}

/** Why a declaration is among the results, exact matches first, the text last. */
export function explain(terms: readonly Term[], found: Findable): readonly Match[] {
  const matches = terms.flatMap((term) => term.flatMap((reading) => explainOne(reading, found)))
  const texts = new Map(matches.map((match) => [`${match.on} ${match.pieces.join('')}`, match]))
  const rank = ({ on, near }: Match) => (on === 'Text' ? 2 : 0) + Number(near)
  return [...texts.values()].sort((a, b) => rank(a) - rank(b))
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
    case 'name': {
      const sought = soughtNames(reading.text)
      const matches = found.associates
        .filter((associate) => reading.kind === undefined || associate.kind === reading.kind)
        .flatMap(({ kind, fullName, alsoKnownAs }) => [
          ...(fullName === null ? [] : nameMatch('Name', fullName, kind, reading, sought)),
          ...alsoKnownAs.flatMap((alias) => nameMatch('Also known as', alias, kind, reading, sought)),
        ])
      // A name that is much less like it than another of the same record is not why the record was found.
      const best = Math.max(0, ...matches.map(({ score }) => score))
      return matches.filter(({ score }) => score >= best * 0.8).map(({ match }) => match)
    }
    case 'identity':
      return found.identities.flatMap((identity) => identityMatch(identity, reading))
    case 'words':
      return (found.texts ?? []).flatMap((text) =>
        textMatch(text, tellingPieces(reading.text), found.soughtPieces ?? new Set()),
      )
  }
}

function nameMatch(
  on: Match['on'],
  declared: string,
  kind: string,
  reading: Reading & { by: 'name' },
  sought: readonly Sought[],
): { readonly score: number; readonly match: Match }[] {
  const entries = [...nameEntries(declared), ...(kind === 'group' ? bodyEntries(declared) : [])]
  const [best] = rankNames(
    sought,
    entries.map(({ text }) => ({ id: '', text })),
  )
  if (!best) return []
  const near = !best.exact && nameTokens(declared).toSorted().join(' ') !== reading.words.toSorted().join(' ')
  const pieces = marked(declared, (piece) => isOneOf(piece, sought))
  return [{ score: best.score, match: { on, near, pieces } }]
}

/** Words are alike from here on: below it, marking one would puzzle more than it explains. */
const alikeFrom = 0.6

function isOneOf(piece: string, sought: readonly Sought[]): boolean {
  const words = nameReadings(piece).flat()
  return sought.some(({ reading }) =>
    reading.some((word) =>
      words.some(
        (each) => each === word || (!particles.has(each) && searchSimilarity(word, each) >= alikeFrom),
      ),
    ),
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
  const looks = lookAlikeKey(identity.handle ?? identity.value)
  const alike = lookAlike !== null && looks !== null && (looks === lookAlike || oneLetter(looks, lookAlike))
  if (!same && !alike) return []
  return [{ on: 'Account or number', near: !same, pieces: around(identity.raw, identity.handle) }]
}

/** What was typed by the declarant, the handle in it marked; all of it where the handle is not to be found in it. */
function around(raw: string, handle: string | null): readonly string[] {
  const at = handle ? raw.toLowerCase().indexOf(handle.toLowerCase()) : -1
  if (!handle || at < 0) return ['', raw]
  return [raw.slice(0, at), raw.slice(at, at + handle.length), raw.slice(at + handle.length)]
}

/** As much of a text is shown on either side of what matches. */
const context = 80

/** The stretch of a text that begins at the first word that is sought, with the words that are marked. */
function textMatch(text: string, typed: readonly string[], sought: ReadonlySet<string>): Match[] {
  const pieces = textPieces(text)
  const first = pieces.findIndex((piece, at) => at % 2 === 1 && sought.has(piece))
  if (first < 0) return []
  const before = pieces.slice(0, first).join('')
  const after = pieces.slice(first).join('')
  const shown: string[] = [`${before.length > context ? '… ' : ''}${before.slice(-context)}`]
  let length = 0
  for (const [at, piece] of textPieces(after).entries()) {
    if (length > context) break
    length += piece.length
    const match = at % 2 === 1 && sought.has(piece)
    if (match === (shown.length % 2 === 1)) shown.push(piece)
    else shown[shown.length - 1] += piece
  }
  if (length < after.length) {
    if (shown.length % 2 === 0) shown.push(' …')
    else shown[shown.length - 1] += ' …'
  }
  const words = new Set(typed.map(searchKey))
  const near = !shown.some((piece, at) => at % 2 === 1 && words.has(searchKey(piece)))
  return [{ on: 'Text', near, pieces: shown }]
}
