const longest = 1000

// Letters that no decomposition takes apart.
const plainLetters: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'ng',
  ŧ: 't',
  ə: 'e',
  ĸ: 'k',
  ς: 'σ',
}

// Accents of Latin, Greek and Cyrillic, and the vowel points of Hebrew and Arabic, which people leave out. The vowels of other
// scripts are marks too, but they are read (see transliterate.ts).
const accents =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single marks are meant
  /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]+/g

// Signs within a word that are written or left out at will: apostrophes, and the half rings of romanised Arabic.
const apostrophes = /['`´‘’‚‛′ʹʼʻʽʾʿˈˊˋ՚＇׳״᾽᾿]+/g

/** Case, accents, compatibility forms, apostrophes and unseen characters folded away. Total, idempotent, bounded. */
export function fold(text: string): string {
  let current = text.slice(0, longest)
  // Folding can lay bare what folds further (a letter that only its capital decomposes), so it is repeated until it rests.
  for (let round = 0; round < 6; round++) {
    const next = foldOnce(current)
    if (next === current) break
    current = next
  }
  return current
}

function foldOnce(text: string): string {
  // Most of what is folded is plain ASCII already.
  if (/^[\0-&(-_a-\x7f]*$/.test(text)) return text.toLowerCase().slice(0, longest)
  return text
    .toWellFormed()
    .replace(apostrophes, '')
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(accents, '')
    .replace(apostrophes, '')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .replace(/[æøœßðđþłħıŋŧəĸς]/g, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFKC')
    .slice(0, longest)
    .toWellFormed()
}
