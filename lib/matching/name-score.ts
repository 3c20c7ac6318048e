import { apartSyllables, nameReadings } from './name-tokens.ts'
import { fathersName, particles } from './particles.ts'
import { wordSimilarity } from './similarity.ts'

export type Reading = readonly string[]

/** How two readings are compared, where it is not as names of people are. */
export type Ways = {
  /** How alike two words are; may remember what it has compared. */
  readonly compare?: (a: string, b: string) => number
  /** How much a word counts for. */
  readonly weight?: (word: string) => number
}

type Settled = Required<Ways>

/** How much a word of somebody's name counts for. */
export function personWeight(word: string): number {
  if (particles.has(word)) return 0.2
  if (word.length === 1) return 0.3
  if (word === 'abd') return 0.5
  if (fathersName.test(word) && word.length > 6) return 0.6
  return 1
}

/** Words of one name that stand for words of the other, by their places. */
export type Pair = {
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly likeness: number
  readonly weight: number
}

/** Both names' words put side by side, each used once, the likeliest pairs first; two words beside each other may be one. */
export function aligned(a: Reading, b: Reading, { compare, weight: weightOf }: Settled): Pair[] {
  const pairs: Pair[] = []
  for (const [i, x] of a.entries())
    for (const [j, y] of b.entries()) {
      const likeness = compare(x, y)
      if (likeness > 0)
        pairs.push({ from: [i], to: [j], likeness, weight: Math.min(weightOf(x), weightOf(y)) })
    }
  joins(a, b, { compare, weight: weightOf }, (i, j, likeness, weight) =>
    pairs.push({ from: [i, i + 1], to: [j], likeness, weight }),
  )
  joins(b, a, { compare, weight: weightOf }, (j, i, likeness, weight) =>
    pairs.push({ from: [i], to: [j, j + 1], likeness, weight }),
  )
  const at = (pair: Pair) => Math.abs((pair.from[0] ?? 0) - (pair.to[0] ?? 0))
  pairs.sort((p, q) => q.likeness * (0.5 + q.weight) - p.likeness * (0.5 + p.weight) || at(p) - at(q))
  const usedA = new Set<number>()
  const usedB = new Set<number>()
  return pairs.filter(({ from, to }) => {
    if (from.some((i) => usedA.has(i)) || to.some((j) => usedB.has(j))) return false
    for (const i of from) usedA.add(i)
    for (const j of to) usedB.add(j)
    return true
  })
}

function joins(
  a: Reading,
  b: Reading,
  { compare, weight: weightOf }: Settled,
  found: (i: number, j: number, likeness: number, weight: number) => void,
): void {
  for (let i = 0; i + 1 < a.length; i++) {
    const joined = `${a[i]}${a[i + 1]}`
    if (joined.length < 5) continue
    for (const [j, y] of b.entries()) {
      if (Math.abs(y.length - joined.length) > 2 || y === a[i] || y === a[i + 1]) continue
      const likeness = compare(joined, y)
      if (likeness >= 0.84) found(i, j, likeness * 0.98, weightOf(a[i] ?? '') + weightOf(a[i + 1] ?? ''))
    }
  }
}

/**
 * How likely two readings of names are one person's, from 0 to 1. A word that only one of them has counts a little against it, a
 * word that the other has another one for counts much.
 */
export function scoreReadings(a: Reading, b: Reading, ways: Ways = {}): number {
  if (a.length === 0 || b.length === 0) return 0
  const { compare = wordSimilarity, weight: weightOf = personWeight } = ways
  const pairs = aligned(a, b, { compare, weight: weightOf })
  let matched = 0
  let doubt = 0
  let restA = a.reduce((sum, word) => sum + weightOf(word), 0)
  let restB = b.reduce((sum, word) => sum + weightOf(word), 0)
  let whole = 0
  let moved = 0
  for (const { from, to, likeness, weight } of pairs) {
    const own = from.reduce((sum, i) => sum + weightOf(a[i] ?? ''), 0)
    const other = to.reduce((sum, j) => sum + weightOf(b[j] ?? ''), 0)
    restA -= own
    restB -= other
    const counts = Math.max(weight, Math.min(own, other))
    matched += counts * likeness
    doubt += counts * (1 - likeness)
    if (counts >= 0.6) whole += 1
    if (from[0] !== to[0]) moved += 1
  }
  if (matched === 0) return 0
  // What is left of taking weights apart again is not always nothing.
  const conflict = nothing(Math.min(restA, restB))
  const omitted = nothing(Math.abs(restA - restB))
  // What is alike by a typing error each time is less alike than the sum of its words.
  const score = matched / (matched + 1.6 * doubt + 1.3 * conflict + 0.16 * omitted)
  // One word in common is little to go by where there are more.
  const alone = whole < 2 && omitted >= 0.6 ? 0.86 : 1
  const order = moved > 0 ? 0.995 : 1
  return score * alone * order
}

function nothing(rest: number): number {
  return rest < 1e-9 ? 0 : rest
}

/** How likely two names are one person's, from 0 to 1, in the reading of each that fits best. Symmetric and repeatable. */
export function nameScore(one: string, other: string): number {
  const [a, b] = one < other ? [one, other] : [other, one]
  let best = 0
  for (const x of withSyllables(nameReadings(a)))
    for (const y of withSyllables(nameReadings(b))) best = Math.max(best, scoreReadings(x, y))
  return best
}

/** Readings, and those with the syllables of East Asian given names apart. */
export function withSyllables(readings: readonly Reading[]): Reading[] {
  return readings.flatMap((reading) => {
    const split = apartSyllables(reading)
    return split ? [reading, split] : [reading]
  })
}

/** From this score on, two names are taken for one person's. */
export const sameName = 0.77
