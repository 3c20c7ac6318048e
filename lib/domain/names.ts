const titles = new Set(
  'mr mrs ms miss mx dr prof professor rev reverend sir dame cllr esq jr jnr snr pc wpc dc dci dcs pcso sgt insp supt'.split(
    ' ',
  ),
)

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
  ŋ: 'n',
  ŧ: 't',
  ĸ: 'k',
  ς: 'σ',
}

// Accents of Latin, Greek and Cyrillic, and the vowel points of Hebrew and Arabic, which people leave out. The vowels of other
// scripts are marks too, but a name without them is another name.
const accents =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single marks are meant
  /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]+/g

export type NameForms = {
  /** The words in their order, for showing why two names are alike. */
  readonly norm: string
  readonly tokens: readonly string[]
}

/** The words of a name, folded: no case, accents or punctuation, no titles. Any script; none when nothing is left. */
export function nameTokens(fullName: string): readonly string[] {
  const tokens = folded(fullName)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((token) => /[\p{L}\p{N}]/u.test(token))
  const bare = tokens.filter((token) => !titles.has(token))
  return bare.length > 0 ? bare : tokens
}

/** A name's words and the text they make; null when nothing is left. */
export function nameForms(fullName: string): NameForms | null {
  const tokens = nameTokens(fullName)
  return tokens.length > 0 ? { norm: tokens.join(' '), tokens } : null
}

/** The one key by which equal names are found, whatever their order; null when nothing is left. Total and idempotent. */
export function nameKey(fullName: string): string | null {
  const tokens = [...nameTokens(fullName)].sort()
  return tokens.length > 0 ? tokens.join(' ') : null
}

// Folding can lay bare what folds further (a letter that only its capital decomposes), so it is repeated until it rests.
function folded(text: string): string {
  let current = text.slice(0, 1000)
  for (let round = 0; round < 6; round++) {
    const next = current
      .toWellFormed()
      .normalize('NFKC')
      .toUpperCase()
      .toLowerCase()
      .normalize('NFKD')
      .replace(accents, '')
      .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, '')
      .replace(/[æøœßðđþłħıŋŧĸς]/g, (letter) => plainLetters[letter] ?? letter)
      .normalize('NFKC')
    if (next === current) break
    current = next
  }
  return current
}
