import { withSyllables } from './name-score.ts'
import { nameReadings } from './name-tokens.ts'
import { otherNames } from './nicknames.ts'
import { namesABody, organisationReading, tellingWords } from './organisation.ts'
import { particles } from './particles.ts'
import { eastAsianSurnames } from './scripts/hangul-names.ts'
import { wordOf } from './similarity.ts'

/** A 32-bit key of a text (FNV-1a), signed as PostgreSQL's integers are. Two texts with one key cost a comparison, nothing more. */
export function keyOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    hash = Math.imul(hash ^ (code & 0xff), 0x01000193)
    if (code > 0xff) hash = Math.imul(hash ^ (code >> 8), 0x01000193)
  }
  return hash | 0
}

const longestShort = 24

/**
 * The keys under which a word of the dictionary is found: itself, and itself without any one letter, so that a letter too many, too
 * few, wrong or in its neighbour's place still meets.
 */
export function wordKeys(text: string): number[] {
  const keys = new Set([keyOf(text)])
  if (text.length >= 4 && text.length <= longestShort)
    for (let at = 0; at < text.length; at++) keys.add(keyOf(text.slice(0, at) + text.slice(at + 1)))
  return [...keys]
}

/** What a name with this word is found by as if it were another word: how it sounds. */
export function soundWord(text: string): string | null {
  const { sound } = wordOf(text)
  return sound.length > 1 ? `p:${sound}` : null
}

/** The same for its consonants alone. */
export function bonesWord(text: string): string | null {
  const { bones } = wordOf(text)
  return bones.length > 2 ? `s:${bones}` : null
}

/** The same for a name that has no other word. */
export function loneWord(text: string): string | null {
  const { sound } = wordOf(text)
  return sound.length > 0 ? `1:${sound}` : null
}

/** What is kept of one reading of a name to find it by. */
export type NameEntry = {
  /** The words that name somebody, as a set; the small ones only where there are no others. */
  readonly words: readonly string[]
  /** The words in their order, with all small ones, for scoring. */
  readonly text: string
  /** Equal for the same words in any order and however they are put together. */
  readonly squash: string
}

const mostEntryWords = 16

/** Every way in which a name is to be found: one entry a reading. Total; none when nothing is left. */
export function nameEntries(name: string): readonly NameEntry[] {
  return nameReadings(name).map((reading) => ({
    words: telling(reading).slice(0, mostEntryWords),
    text: reading.join(' ').slice(0, 500),
    squash: squashOf(reading),
  }))
}

/** The way in which a group or a body is to be found, beside those of a name. */
export function bodyEntries(name: string): readonly NameEntry[] {
  const reading = organisationReading(name)
  if (reading.length === 0) return []
  const words = tellingWords(reading)
  return [
    {
      words: [...new Set(words)].slice(0, mostEntryWords),
      text: reading.join(' ').slice(0, 500),
      squash: lettersOf(words.join('')),
    },
  ]
}

function telling(reading: readonly string[]): string[] {
  const words = new Set(reading.filter((word) => !particles.has(word) && word.length > 1))
  return words.size > 0 ? [...words] : [...new Set(reading)]
}

/** All letters of a name in one, its words sorted, so that neither order nor gaps tell. */
export function squashOf(reading: readonly string[]): string {
  const telling = reading.filter((word) => !particles.has(word))
  return lettersOf((telling.length > 0 ? telling : reading).join(''))
}

/** The letters of a text in the order of the alphabet. */
export function lettersOf(text: string): string {
  return [...text].toSorted().join('').slice(0, 200)
}

/** One word, or two neighbours as one, of what is sought. */
export type Unit = {
  readonly text: string
  /** Which words of the reading this stands for. */
  readonly covers: readonly number[]
  readonly keys: readonly number[]
  /** Other names for the same, to be looked up as they are. */
  readonly others: readonly string[]
  /** What it sounds like, and what its consonants are. */
  readonly sound: string | null
  readonly bones: string | null
  /** Only a letter: finds nothing by itself. */
  readonly initial: boolean
}

export type Sought = {
  readonly reading: readonly string[]
  readonly units: readonly Unit[]
  readonly squash: string
}

const mostUnits = 8

/** What to look for when a name is sought: its units by reading. Bounded whatever is typed. */
export function soughtNames(name: string): readonly Sought[] {
  const asBody = organisationReading(name)
  const readings = withSyllables(nameReadings(name)).slice(0, 3)
  if (namesABody(asBody)) readings.push(asBody)
  return readings.map((whole) => {
    const reading = whole.slice(0, 24)
    const singles = reading
      .map((text, index) => ({ text, covers: [index], small: particles.has(text) }))
      .filter(({ text }, at) => reading.indexOf(text) === at)
      .filter(({ small }, _, all) => !small || all.every((each) => each.small || each.text.length === 1))
    const kept = singles.toSorted((a, b) => b.text.length - a.text.length).slice(0, mostUnits)
    const pairs = reading.slice(1).flatMap((next, index) => {
      const before = reading[index] ?? ''
      const joined = before + next
      // `al` and the like are joined to what follows, and to nothing before.
      return !particles.has(next) && joined.length >= 5 && joined.length <= 20 && reading.length <= 6
        ? [{ text: joined, covers: [index, index + 1] }]
        : []
    })
    return { reading, units: [...kept, ...pairs].map(unit), squash: squashOf(reading) }
  })
}

function unit({ text, covers }: { text: string; covers: readonly number[] }): Unit {
  const single = covers.length === 1
  return {
    text,
    covers,
    keys: text.length === 1 ? [] : single ? wordKeys(text) : [keyOf(text)],
    others: single && text.length > 1 && !eastAsianSurnames.has(text) ? otherNames(text) : [],
    sound: soundWord(text),
    bones: single ? bonesWord(text) : null,
    initial: text.length === 1,
  }
}
