import { kinship } from './nicknames.ts'
import { bonesOf, soundOf } from './sounds.ts'

export type Word = { readonly text: string; readonly sound: string; readonly bones: string }

const words = new Map<string, Word>()

/** A word with what is worked out from it; the last hundred thousand are remembered. */
export function wordOf(text: string): Word {
  const known = words.get(text)
  if (known) return known
  const sound = soundOf(text)
  const word = { text, sound, bones: bonesOf(sound) }
  if (words.size > 100_000) words.clear()
  words.set(text, word)
  return word
}

/** The letters of a word as bits: those of two words in which they differ bound how far apart they can be. */
function lettersIn(text: string): number {
  let bits = 0
  for (let at = 0; at < text.length; at++) bits |= 1 << (text.charCodeAt(at) % 31)
  return bits
}

function bitsIn(number: number): number {
  let rest = number - ((number >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

// What a word that sounds like another can begin with: an open sound, one of the four that sound like no other, or any other.
const beginnings = new Uint8Array(128).fill(5)
for (const letter of 'aeiouyhw') beginnings[letter.charCodeAt(0)] = 1
for (const [at, letter] of [...'lmr'].entries()) beginnings[letter.charCodeAt(0)] = 2 + at

function mayBeginAlike(a: string, b: string): boolean {
  return beginnings[a.charCodeAt(0) & 127] === beginnings[b.charCodeAt(0) & 127]
}

const vowel = (code: number) =>
  code === 97 || code === 101 || code === 105 || code === 111 || code === 117 || code === 121

const confusedPairs = new Set(
  [
    'bp',
    'dt',
    'gk',
    'kq',
    'ck',
    'cs',
    'sz',
    'fv',
    'vw',
    'mn',
    'ij',
    'jy',
    'gj',
    'hk',
    'gh',
    'cz',
    'l1',
    'o0',
    'i1',
    's5',
    'e3',
    'a4',
    'g9',
    'b8',
    't7',
    'xs',
    'lr',
  ].flatMap((pair) => [pair, [...pair].reverse().join('')]),
)

// What is confused by ear or by eye, each way, by the codes of the two letters.
const confused = new Uint8Array(128 * 128)
for (const pair of confusedPairs) confused[pair.charCodeAt(0) * 128 + pair.charCodeAt(1)] = 1

function replacing(a: string, b: string, i: number, j: number): number {
  const x = a.charCodeAt(i)
  const y = b.charCodeAt(j)
  if (x === y) return 0
  if (vowel(x) && vowel(y)) return 0.7
  return x < 128 && y < 128 && confused[x * 128 + y] === 1 ? 0.7 : 1
}

/** One letter more: less where it doubles its neighbour, or is a silent h. */
function adding(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (at > 0 && text.charCodeAt(at - 1) === code) return 0.5
  if (code === 104 && at > 0) return 0.6
  return vowel(code) ? 0.8 : 1
}

// Three rows of the table of distances, used again and again: comparing words is most of what ranking does.
const rows = [new Float64Array(64), new Float64Array(64), new Float64Array(64)] as const

/** Damerau-Levenshtein with cheaper costs for what is confused; gives up beyond `most`. Words are cut at sixty letters. */
export function distance(one: string, other: string, most: number): number {
  if (one === other) return 0
  const a = one.slice(0, 60)
  const b = other.slice(0, 60)
  if (Math.abs(a.length - b.length) * 0.5 > most) return most + 1
  let [before, last, row]: readonly Float64Array[] = rows
  if (!before || !last || !row) return most + 1
  last[0] = 0
  for (let j = 0; j < b.length; j++) last[j + 1] = (last[j] ?? 0) + adding(b, j)
  for (let i = 0; i < a.length; i++) {
    const extra = adding(a, i)
    row[0] = (last[0] ?? 0) + extra
    let least = row[0]
    for (let j = 0; j < b.length; j++) {
      let cost = (last[j] ?? 0) + replacing(a, b, i, j)
      const fewer = (last[j + 1] ?? 0) + extra
      if (fewer < cost) cost = fewer
      const more = (row[j] ?? 0) + adding(b, j)
      if (more < cost) cost = more
      if (
        i > 0 &&
        j > 0 &&
        a.charCodeAt(i) === b.charCodeAt(j - 1) &&
        a.charCodeAt(i - 1) === b.charCodeAt(j)
      ) {
        const swapped = (before[j - 1] ?? 0) + 0.8
        if (swapped < cost) cost = swapped
      }
      row[j + 1] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    const free: Float64Array = before
    before = last
    last = row
    row = free
  }
  return last[b.length] ?? 0
}

const kin = { spelling: 0.95, short: 0.92, cousin: 0.84 } as const

/** How likely two words of names are one, from 0 to 1. Symmetric; 1 only for the same word. */
export function wordSimilarity(one: string, other: string): number {
  if (one === other) return 1
  const [x, y] = one < other ? [one, other] : [other, one]
  if (x.length === 1 || y.length === 1) return x.charAt(0) === y.charAt(0) ? 0.75 : 0
  const room = Math.max(x.length, y.length) ** 0.8 + 1
  const most = Math.min(3, room * 0.45)
  let best = 0
  // Half a change at the least for each letter that only one has.
  if (bitsIn(lettersIn(x) ^ lettersIn(y)) * 0.35 <= most) {
    const cost = distance(x, y, most)
    if (cost <= most) best = 1 - cost / room
  }
  if (best < 0.93 && mayBeginAlike(x, y)) best = Math.max(best, soundsAlike(wordOf(x), wordOf(y)))
  const related = kinship(x, y)
  if (related) best = Math.max(best, kin[related])
  return best < 0.55 ? 0 : Math.min(best, 0.97)
}

function soundsAlike(a: Word, b: Word): number {
  if (a.sound.length > 1 && a.sound === b.sound) return a.sound.length > 3 ? 0.93 : 0.88
  if (a.bones.length > 2 && a.bones === b.bones) return a.bones.length > 3 ? 0.84 : 0.78
  if (a.sound.length < 5 || b.sound.length < 5 || Math.abs(a.sound.length - b.sound.length) > 2) return 0
  return distance(a.sound, b.sound, 1) <= 1 ? 0.7 : 0
}
