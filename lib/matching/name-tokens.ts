import { fold } from './fold.ts'
import { leadingTitles, particles, titles } from './particles.ts'
import { eastAsianSurnames } from './scripts/hangul-names.ts'
import { isKnownHan, latinOf } from './transliterate.ts'

const mostWords = 60
const mostReadings = 3
const longestWord = 60

/**
 * The words of a name in Latin letters, in each way that it may be read, the likeliest first. Titles are left out where something
 * else is left; `abd al-` comes apart and `mc` goes together as they are written both ways. Total: none when nothing is left.
 */
export function nameReadings(name: string): readonly (readonly string[])[] {
  const readings = spellOut(apart(name))
  const bare = readings.map(wordsOf).filter((each) => each.length > 0)
  const seen = new Set<string>()
  const own: (readonly string[])[] = []
  for (const each of bare) {
    const key = each.join(' ')
    if (seen.has(key)) continue
    seen.add(key)
    own.push(each)
  }
  return own.slice(0, mostReadings)
}

/** The likeliest reading in one text, for showing and comparing; null when nothing is left. Idempotent. */
export function normalisedName(name: string): string | null {
  return nameReadings(name)[0]?.join(' ') ?? null
}

/** `AliceSmith` is two words; the fold of case would hide where. `McAdam` and `MACHADO` are one. */
function apart(name: string): string {
  return name
    .slice(0, 1000)
    .replace(/(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll}{2})/gu, ' ')
    .replace(/(?<=\b\p{Lu}\p{Ll})(?=\p{Lu}\p{Ll}{2})(?<!\b(?:Mc|De|La|Le|Di|Du|Da|O'))/gu, ' ')
}

function spellOut(name: string): string[] {
  const words = fold(name)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords)
  let readings = ['']
  // A short name whose characters are apart is one name still.
  const han =
    words.length > 1 &&
    words.join('').length <= 4 &&
    words.every((word) => /^[\p{Script=Han}]+$/u.test(word)) &&
    isKnownHan(words.join(''))
  for (const word of han ? [words.join('')] : words) {
    const ways = latinOf(word)
    if (ways.length === 1) readings = readings.map((each) => `${each} ${ways[0]}`)
    else readings = ways.flatMap((way) => readings.map((each) => `${each} ${way}`)).slice(0, mostReadings)
  }
  return readings
}

// What comes apart can lay bare a title, or what comes apart further, so it is repeated until it rests.
function wordsOf(text: string): string[] {
  let words = readOnce(text)
  for (let round = 0; round < 4; round++) {
    const next = readOnce(words.join(' '))
    if (next.length === words.length && next.every((word, at) => word === words[at])) break
    words = next
  }
  return words
}

function readOnce(text: string): string[] {
  const all = text
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map((word) => word.slice(0, longestWord).toWellFormed())
    // Marks alone are no word: what they stood on was read away.
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  const bare = all.filter((word) => !titles.has(word))
  while (bare.length > 1 && leadingTitles.has(bare[0] ?? '')) bare.shift()
  // A title alone, or beside nothing but small words, is what there is.
  return tidied(bare.some((word) => !particles.has(word)) ? bare : all)
}

function tidied(words: readonly string[]): string[] {
  const tidy: string[] = []
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    const next = words[index + 1]
    if (word === 'mc' && next && next.length > 2) {
      tidy.push(word + next)
      index++
    } else tidy.push(...parted(word))
  }
  return servants(tidy).slice(0, mostWords)
}

/** `abdulaziz`, `abdussalam`, `abd al aziz` all come to `abd aziz`; `abdullah` stays one. */
function parted(word: string): string[] {
  if (/^abd(?:[aeou]?l+|oo?l+)[ae]h?$/.test(word)) return ['abdullah']
  const servant = /^abd[aeiou]?(?:l|([rsnztd])(?=\1)|(sh)(?=sh))([a-z]{4,})$/.exec(word)
  if (servant?.[3]) return ['abd', servant[3]]
  const kunya = /^ab(?:u|ou)([b-df-hj-np-tv-z][a-z]{3,})$/.exec(word)
  if (kunya?.[1]) return ['abu', kunya[1]]
  const faith =
    /^([a-z]{3,})(?:[ue]d?d[iy]ne?|[aeu]ld[iy]n|add[iy]n|edd[iy]ne|udd[ie]en|edd[ie]en|odd[iy]n)$/.exec(word)
  if (faith?.[1] && /(?:dd|ld|ud)[iey]+ne?$/.test(word)) return [faith[1], 'din']
  return [word]
}

const articles = new Set(['al', 'el', 'ul', 'as', 'ar', 'ur', 'an', 'az', 'ad', 'ash', 'at', 'us'])

/** `abd al x` without its article, `x al din` without its own; `abd allah` as one. */
function servants(words: readonly string[]): string[] {
  const tidy: string[] = []
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    const next = words[index + 1]
    const after = words[index + 2]
    if (/^abd[aeu]?l?$/.test(word) && next) {
      if (/^[ae]?ll?ah$/.test(next)) {
        tidy.push('abdullah')
        index++
        continue
      }
      tidy.push('abd')
      if (articles.has(next) && after) index++
      continue
    }
    if (articles.has(word) && (next === 'din' || next === 'deen' || next === 'dine')) continue
    tidy.push(word === 'deen' || word === 'dine' ? 'din' : word)
  }
  return tidy
}

const syllable =
  /^((?:[bcdfghjklmnprstwyz]|ch|sh|zh|kw|ky|py|my|hy|ts)?(?:ae|ai|ao|a|eo|eu|ei|e|ia|ie|iu|i|oo|ou|o|ua|ue|ui|uo|u|ya|ye|yeo|yo|yu|wa|we|wo|wi)(?:ng|n|m|k|l|p|t|h)?)((?:[bcdfghjklmnprstwyz]|ch|sh|zh|kw|ky|py|my|hy|ts)(?:ae|ai|ao|a|eo|eu|ei|e|ia|ie|iu|i|oo|ou|o|ua|ue|ui|uo|u|ya|ye|yeo|yo|yu|wa|we|wo|wi)(?:ng|n|m|k|l|p|t|h)?)$/

/** A given name of two syllables beside an East Asian surname, apart; null where there is none. */
export function apartSyllables(words: readonly string[]): readonly string[] | null {
  if (words.length < 2 || words.length > 3 || !words.some((word) => eastAsianSurnames.has(word))) return null
  let found = false
  const split = words.flatMap((word) => {
    const [, one, two] = eastAsianSurnames.has(word) ? [] : (syllable.exec(word) ?? [])
    if (!one || !two) return [word]
    found = true
    return [one, two]
  })
  return found ? split : null
}
