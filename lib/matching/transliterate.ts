import { alphabets, digraphs } from './scripts/alphabets.ts'
import { readHan, readKana, readKorean } from './scripts/east-asian.ts'
import { readArabic, readHebrew } from './scripts/semitic.ts'
import { readEthiopic, readIndic, readSouthEast } from './scripts/syllabic.ts'

const foreign = /[^\0-\u024f]/

/**
 * A folded word in Latin letters, in each way that it may be read: several for Han characters, which are read otherwise in Chinese,
 * Korean and Japanese names. A reading may be several words. Letters that no table knows stay as they are.
 */
export function latinOf(word: string): readonly string[] {
  if (!foreign.test(word)) return [word]
  const runs = word.match(scripts) ?? [word]
  if (runs.length === 1) return read(word)
  // Letters of several scripts in one word: each as it is read by itself.
  return [runs.map((run) => read(run)[0] ?? run).join('')]
}

const scripts =
  /[\p{Script=Han}々]+|[\u3041-\u30ff]+|[\uac00-\ud7a3]+|[\u0600-\u06ff\u0750-\u077f]+|[\u05d0-\u05ea]+|[\u0900-\u0d7f]+|[\u0d80-\u0eff\u1000-\u109f\u1780-\u17ff]+|[\u1200-\u135a]+|(?:(?![\p{Script=Han}々\u3041-\u30ff\uac00-\ud7a3\u0600-\u06ff\u0750-\u077f\u05d0-\u05ea\u0900-\u0eff\u1000-\u109f\u1200-\u135a\u1780-\u17ff])[\s\S])+/gu

/** Whether these characters are ones of names that the tables know. */
export function isKnownHan(text: string): boolean {
  return readHan(text).length > 0
}

function read(word: string): readonly string[] {
  if (/^[\p{Script=Han}々]/u.test(word)) {
    const ways = [...new Set(readHan(word))]
    return ways.length > 0 ? ways : [word]
  }
  if (/^[\u3041-\u30ff]/.test(word)) return [readKana(word)]
  if (/^[\uac00-\ud7a3]/.test(word)) return [readKorean(word)]
  if (/^[\u0600-\u06ff\u0750-\u077f]/.test(word)) return [readArabic(word)]
  if (/^[\u05d0-\u05ea]/.test(word)) return [readHebrew(word)]
  if (/^[\u0900-\u0d7f]/.test(word)) return [readIndic(word)]
  if (/^[\u0d80-\u0eff\u1000-\u109f\u1780-\u17ff]/.test(word)) return [readSouthEast(word)]
  if (/^[\u1200-\u135a]/.test(word)) return [readEthiopic(word)]
  return [byLetter(word)]
}

function byLetter(word: string): string {
  let text = word
  for (const [from, to] of digraphs) text = text.replace(from, to)
  let latin = ''
  for (const letter of text) latin += alphabets.get(letter) ?? letter
  return latin
}
