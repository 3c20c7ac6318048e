import type { Sought } from './name-keys.ts'
import { aligned, personWeight, type Reading } from './name-score.ts'
import { wordSimilarity } from './similarity.ts'

/** A name that may be the one sought, as `nameEntries` wrote it. */
export type Candidate = { readonly id: string; readonly text: string }

export type Ranked = { readonly id: string; readonly score: number; readonly exact: boolean }

/** Below this, a name is no answer: it has too little in common with what was sought. */
export const leastScore = 0.35

/**
 * Scores candidates against what is sought, the best first, each id once with its best name. Words that few names have say more.
 * @param common how many names have a word like this one of those sought
 * @param all how many names there are, or were when last counted
 */
export function rankNames(
  sought: readonly Sought[],
  candidates: readonly Candidate[],
  common: Readonly<Record<string, number>> = {},
  all = 1_000_000,
): Ranked[] {
  const compare = remembering(searchSimilarity)
  const rarity = (word: string) => {
    const names = common[word]
    return names === undefined ? 0.5 : Math.max(0, Math.min(1, Math.log2(all / (names + 1)) / 18))
  }
  const best = new Map<string, Ranked>()
  const seen = new Map<string, { score: number; exact: boolean }>()
  for (const { id, text } of candidates) {
    let known = seen.get(text)
    if (!known) {
      const words = text.split(' ')
      let score = 0
      for (const { reading } of sought) score = Math.max(score, likeness(reading, words, compare, rarity))
      known = { score, exact: sought.some(({ reading }) => sameWords(reading, words)) }
      seen.set(text, known)
    }
    if (known.score >= leastScore && known.score > (best.get(id)?.score ?? 0)) best.set(id, { id, ...known })
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}

// What a searcher typed is there for a reason, so a word of theirs that a name lacks counts as fully as one that it has otherwise; what
// a name has besides counts for little. Common words count for half of what the rarest do.
const commonest = 0.5
const unknown = 0.7
const costs = { doubt: 1.8, otherwise: 1, lacking: 1, besides: 0.08, oneWord: 0.9, moved: 0.995 } as const

function likeness(
  sought: Reading,
  name: Reading,
  compare: (a: string, b: string) => number,
  rarity: (word: string) => number,
): number {
  const typed = (word: string) => personWeight(word) * (commonest + (1 - commonest) * rarity(word))
  const had = (word: string) => personWeight(word) * unknown
  const sum = (reading: Reading, places: readonly number[], weight: (word: string) => number) =>
    places.reduce((total, at) => total + weight(reading[at] ?? ''), 0)
  const pairs = aligned(sought, name, { compare, weight: personWeight })
  let [matched, doubt, whole] = [0, 0, 0]
  let lacking = sought.reduce((total, word) => total + typed(word), 0)
  let besides = name.reduce((total, word) => total + had(word), 0)
  for (const { from, to, likeness: alike } of pairs) {
    const weight = sum(sought, from, typed)
    lacking -= weight
    besides -= sum(name, to, had)
    matched += weight * alike
    doubt += weight * (1 - alike)
    if (sum(sought, from, personWeight) >= 0.6) whole += 1
  }
  if (matched === 0) return 0
  const otherwise = Math.max(0, Math.min(lacking, besides))
  const rest = lacking > besides ? costs.lacking * (lacking - besides) : costs.besides * (besides - lacking)
  const score = matched / (matched + costs.doubt * doubt + costs.otherwise * otherwise + rest)
  const alone = whole < 2 && Math.abs(lacking - besides) >= 0.5 ? costs.oneWord : 1
  const moved = pairs.some(({ from, to }) => from[0] !== to[0]) ? costs.moved : 1
  return score * alone * moved
}

function sameWords(a: Reading, b: Reading): boolean {
  return a.length === b.length && a.toSorted().join(' ') === b.toSorted().join(' ')
}

/** As likely as the words are one, or as one is the beginning of the other: somebody who searches may not have typed it out. */
export function searchSimilarity(a: string, b: string): number {
  const likeness = wordSimilarity(a, b)
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length < 3 || short.length === long.length || !long.startsWith(short)) return likeness
  return Math.max(likeness, 0.6 + (0.3 * short.length) / long.length)
}

function remembering(compare: (a: string, b: string) => number): (a: string, b: string) => number {
  const known = new Map<string, Map<string, number>>()
  return (a, b) => {
    let own = known.get(a)
    if (!own) {
      own = new Map()
      known.set(a, own)
    }
    const before = own.get(b)
    if (before !== undefined) return before
    const likeness = compare(a, b)
    own.set(b, likeness)
    return likeness
  }
}
