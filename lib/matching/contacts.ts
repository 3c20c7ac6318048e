import { lookAlikeKey, searchKey } from '#lib/domain/identities/search-key.ts'
import { type Identifier, identifierLikeness } from './identifier-score.ts'
import { keyOf } from './name-keys.ts'
import { aligned, nameScore, personWeight, type Reading, withSyllables } from './name-score.ts'
import { nameReadings } from './name-tokens.ts'
import { organisationReading, organisationScore, tellingWords } from './organisation.ts'
import { wordSimilarity } from './similarity.ts'
import { linkWeight, type Shared, type Weight } from './weight.ts'

/** A contact as it is compared with another: a person, somebody known by a handle only, or a group. */
export type Compared = {
  readonly kind: 'person' | 'handle' | 'group'
  readonly names: readonly string[]
  readonly identities: readonly Identifier[]
}

/** What two contacts have in common, before it is known how rare that is. */
export type Agreement = {
  readonly accounts: readonly {
    readonly likeness: 'same' | 'other_platform' | 'look_alike' | 'group'
    /** The key of each side's; one where both are the same. */
    readonly keys: readonly string[]
  }[]
  readonly names: { readonly score: number; readonly words: readonly (readonly string[])[] } | null
}

/** How many records have an account, by its key, how many names a word, by its id, and how many there are of all. */
export type Rarity = {
  readonly accounts: Readonly<Record<string, number>>
  readonly words: Readonly<Record<string, number>>
  readonly all: number
}

/** From so many records on, an account says nothing about two of them: a shop, a public channel. */
export const hub = 50

/** What two contacts have in common. Symmetric and repeatable. */
export function agreementOf(one: Compared, other: Compared): Agreement {
  return { accounts: accountsInCommon(one, other), names: namesInCommon(one, other) }
}

function accountsInCommon(one: Compared, other: Compared): Agreement['accounts'] {
  const found = new Map<string, Agreement['accounts'][number]>()
  const strength = ['look_alike', 'other_platform', 'group', 'same'] as const
  const groups = one.kind === 'group' && other.kind === 'group'
  for (const a of one.identities)
    for (const b of other.identities) {
      const alike = identifierLikeness(a, b)
      // Another letter makes another account, as far as two strangers' records go: too many would meet by chance.
      if (alike === 'none' || alike === 'one_letter') continue
      const isGroup = [a.kind, b.kind].some((kind) => kind === 'group' || kind === 'invite')
      const likeness = alike === 'same' && isGroup && !groups ? 'group' : alike
      const keys = [...new Set([searchKey(a.value) ?? '', searchKey(b.value) ?? ''])].toSorted()
      // Each thing once, by the strongest that it has: an account twice on one side says no more than once.
      const key = lookAlikeKey(a.value) ?? keys.join(' ')
      const before = found.get(key)
      const stronger = before ? strength.indexOf(likeness) - strength.indexOf(before.likeness) : 1
      if (stronger > 0 || (stronger === 0 && keys.join(' ') < (before?.keys.join(' ') ?? '')))
        found.set(key, { likeness, keys })
    }
  return [...found.values()].toSorted((a, b) => (a.keys.join(' ') < b.keys.join(' ') ? -1 : 1))
}

function namesInCommon(one: Compared, other: Compared): Agreement['names'] {
  const asGroups = one.kind === 'group'
  if (asGroups !== (other.kind === 'group') || one.names.length === 0 || other.names.length === 0) return null
  const score = asGroups ? organisationScore : nameScore
  let best = { score: -1, pair: ['', ''] as [string, string] }
  for (const a of one.names)
    for (const b of other.names) {
      const pair: [string, string] = a < b ? [a, b] : [b, a]
      const each = score(...pair)
      const first = each > best.score || (each === best.score && pair.join('\n') < best.pair.join('\n'))
      if (first) best = { score: each, pair }
    }
  return {
    score: best.score,
    words: asGroups ? wordsOfBodies(...best.pair) : wordsOfPeople(...best.pair),
  }
}

const alikeFrom = 0.7

function wordsOfPeople(one: string, other: string): string[][] {
  let best: { sum: number; words: string[][] } = { sum: 0, words: [] }
  for (const a of withSyllables(nameReadings(one)))
    for (const b of withSyllables(nameReadings(other))) {
      const pairs = pairsOf(a, b)
      const sum = pairs.reduce((total, { likeness }) => total + likeness, 0)
      if (sum > best.sum) best = { sum, words: pairs.map(({ words }) => words) }
    }
  return best.words
}

function wordsOfBodies(one: string, other: string): string[][] {
  return pairsOf(tellingWords(organisationReading(one)), tellingWords(organisationReading(other))).map(
    ({ words }) => words,
  )
}

function pairsOf(a: Reading, b: Reading): { likeness: number; words: string[] }[] {
  return aligned(a, b, { compare: wordSimilarity, weight: personWeight })
    .filter(({ likeness, weight }) => likeness >= alikeFrom && weight >= 0.5)
    .map(({ from, to, likeness }) => ({
      likeness,
      words: [...new Set([...from.map((at) => a[at] ?? ''), ...to.map((at) => b[at] ?? '')])],
    }))
}

/** What has to be counted to weigh agreements. */
export function toBeCounted(agreements: readonly Agreement[]): { keys: string[]; words: number[] } {
  return {
    keys: [...new Set(agreements.flatMap(({ accounts }) => accounts.flatMap(({ keys }) => keys)))],
    words: [...new Set(agreements.flatMap(({ names }) => names?.words.flat().map(keyOf) ?? []))],
  }
}

/**
 * Weighs what two contacts have in common.
 * @returns null where nothing of it is worth a look; else the weight, and what it stands on in words that do not change with the scorer
 */
export function weigh(
  { accounts, names }: Agreement,
  { accounts: counted, words, all }: Rarity,
): (Weight & { readonly evidence: readonly string[] }) | null {
  const records = (keys: readonly string[]) => Math.max(...keys.map((key) => counted[key] ?? 0), 2)
  const telling = accounts.filter(({ keys }) => records(keys) <= hub)
  const shared: Shared = {
    identifiers: telling.flatMap(({ likeness, keys }) =>
      likeness === 'group' ? [] : [{ likeness, records: records(keys), value: keys.join(' / ') }],
    ),
    groups: telling.flatMap(({ likeness, keys }) =>
      likeness === 'group' ? [{ records: records(keys), value: keys.join(' / ') }] : [],
    ),
    names: names && {
      score: names.score,
      words: names.words.map((each) => ({
        records: Math.max(...each.map((word) => words[keyOf(word)] ?? 0), 2),
      })),
    },
  }
  const weight = linkWeight(shared, all)
  if (weight.band === 'none') return null
  return { ...weight, evidence: telling.map(({ likeness, keys }) => `${likeness} ${keys.join(' ')}`) }
}
