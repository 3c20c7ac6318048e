import { nameKey, nameTokens } from '#lib/domain/names.ts'

// PostgreSQL refuses a word of more than 2 kB, and nobody searches for one of more than this.
const longestWord = 100

/** What a contact is found by: every folded word of their names, and each name's whole key. */
export function nameWords(names: readonly string[]): string[] {
  const words = names.flatMap((name) => [...nameTokens(name), nameKey(name) ?? ''])
  return [...new Set(words.filter((word) => word !== '').map((word) => word.slice(0, longestWord)))]
}
