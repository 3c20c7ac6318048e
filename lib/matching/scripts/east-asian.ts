import { japanese, kana, korean, mandarin } from './han-readings.ts'
import { koreanSurnames } from './hangul-names.ts'
import { readHangul } from './syllabic.ts'

type Table = ReadonlyMap<string, string>

/** `li李黎 lin林` as a map from each character. The first reading stands. */
function byCharacter(rows: string): Table {
  const read = new Map<string, string>()
  for (const row of rows.trim().split(/\s+/u)) {
    const latin = /^[a-z]+/.exec(row)?.[0] ?? ''
    for (const character of row.slice(latin.length)) if (!read.has(character)) read.set(character, latin)
  }
  return read
}

function byWord(rows: string): Table {
  const read = new Map<string, string>()
  for (const row of rows.trim().split(/\s+/u)) {
    const latin = /^[a-z]+/.exec(row)?.[0] ?? ''
    const word = row.slice(latin.length).normalize('NFKC')
    if (!read.has(word)) read.set(word, latin)
  }
  return read
}

const pinyin = byCharacter(mandarin)
const hanja = byCharacter(korean)
const words = byWord(japanese)
const doubleSurnames = new Set([
  '欧阳',
  '歐陽',
  '司马',
  '司馬',
  '诸葛',
  '諸葛',
  '上官',
  '夏侯',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
])

/** How a word of Han characters may be said: as a Chinese, a Korean and a Japanese name; only readings that are known. */
export function readHan(word: string): string[] {
  const characters = [...word]
  const split = doubleSurnames.has(characters.slice(0, 2).join('')) ? 2 : 1
  const read = (from: Table, joined: boolean) => {
    const syllables = characters.map((each) => from.get(each))
    if (!syllables.every((each) => each !== undefined)) return []
    // Characters that stand apart are written apart; a whole name is a surname and then the rest.
    if (characters.length < 2 || characters.length > 4) return [syllables.join('')]
    const given = syllables.slice(split)
    return [`${syllables.slice(0, split).join('')} ${given.join(joined ? '' : ' ')}`]
  }
  return [...asJapanese(word), ...read(pinyin, true), ...read(hanja, false)]
}

function asJapanese(word: string): string[] {
  const whole = words.get(word)
  if (whole) return [whole]
  for (let at = 3; at > 0; at--) {
    const surname = words.get(word.slice(0, at))
    const given = words.get(word.slice(at))
    if (surname && given) return [`${surname} ${given}`]
  }
  return []
}

/** Latin of a word in Hangul: a surname as its bearers write it, then the syllables of the given name. */
export function readKorean(word: string): string {
  const blocks = [...word]
  if (blocks.length < 2 || blocks.length > 5) return readHangul(word).join('')
  if (blocks.length === 5) return readHangul(word).join('')
  const double = koreanSurnames.get(word.slice(0, 2))
  if (double && blocks.length > 2) return [double, ...readHangul(word.slice(2))].join(' ')
  const surname = koreanSurnames.get(blocks[0] ?? '')
  if (surname && blocks.length <= 3) return [surname, ...readHangul(word.slice(1))].join(' ')
  return readHangul(word).join('')
}

/** Latin of a word in kana. */
export function readKana(word: string): string {
  let latin = ''
  let double = false
  for (const letter of word) {
    const code = letter.codePointAt(0) ?? 0
    const hiragana = code >= 0x30a1 && code <= 0x30f6 ? String.fromCodePoint(code - 0x60) : letter
    if (hiragana === 'っ') {
      double = true
      continue
    }
    if (letter === 'ー') continue
    const small = { ゃ: 'a', ゅ: 'u', ょ: 'o' }[hiragana]
    if (small !== undefined) latin = `${latin.replace(/i$/, /(sh|ch|j)i$/.test(latin) ? '' : 'y')}${small}`
    else {
      const read = kana.get(hiragana) ?? letter
      latin += (double ? read.slice(0, 1) : '') + read
    }
    double = false
  }
  // Long vowels are mostly left out in Latin.
  return latin.replace(/ou|oo/g, 'o').replace(/uu/g, 'u')
}
