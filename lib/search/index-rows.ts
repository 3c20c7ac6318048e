import { keptLook } from '#lib/matching/identity-keys.ts'
import {
  bodyEntries,
  bonesWord,
  keyOf,
  lettersOf,
  loneWord,
  nameEntries,
  soundWord,
  wordKeys,
} from '#lib/matching/name-keys.ts'

/** A contact as far as it is found by name. */
export type Indexed = {
  readonly id: string
  readonly kind: string
  readonly fullName: string | null
  readonly alsoKnownAs: readonly string[]
}

/** An account as far as it is found by it. */
export type IndexedIdentity = {
  readonly id: string
  readonly kind: string
  readonly lookAlikeKey: string | null
}

/** A word of the dictionary of names. */
export type IndexedWord = {
  readonly word: string
  readonly id: number
  readonly squash: string
  readonly keys: readonly number[]
}

export type IndexRows = {
  readonly names: readonly {
    readonly associate: string
    readonly text: string
    readonly squash: string
    readonly words: readonly IndexedWord[]
  }[]
  readonly identities: readonly { readonly identity: string; readonly look: string }[]
}

/** All that contacts and their accounts are found by, as the database's index takes it. Sending and rebuilding call it alike. */
export function indexRows(contacts: readonly Indexed[], accounts: readonly IndexedIdentity[]): IndexRows {
  return {
    names: contacts.flatMap((contact) => namesOf(contact)),
    identities: accounts.flatMap(({ id, kind, lookAlikeKey }) => {
      const look = keptLook(kind, lookAlikeKey)
      return look === null ? [] : [{ identity: id, look }]
    }),
  }
}

function namesOf({ id, kind, fullName, alsoKnownAs }: Indexed): IndexRows['names'] {
  const entries = [fullName ?? '', ...alsoKnownAs].flatMap((name) => [
    ...nameEntries(name),
    ...(kind === 'group' ? bodyEntries(name) : []),
  ])
  const texts = new Map(entries.map((entry) => [entry.text, entry]))
  return [...texts.values()].map(({ text, squash, words }) => ({
    associate: id,
    text,
    squash,
    words: indexedWords(words),
  }))
}

/** The words of a name with all that each is found by, and how they sound as words of their own. */
function indexedWords(words: readonly string[]): readonly IndexedWord[] {
  const sounds = words.flatMap((word) => [soundWord(word) ?? [], bonesWord(word) ?? []].flat())
  const lone = words.length === 1 ? (loneWord(words[0] ?? '') ?? []) : []
  return [
    ...words.map((word) => ({ word, id: keyOf(word), squash: lettersOf(word), keys: wordKeys(word) })),
    ...[...new Set([...sounds, lone].flat())].map((word) => ({
      word,
      id: keyOf(word),
      squash: '',
      keys: [],
    })),
  ]
}
