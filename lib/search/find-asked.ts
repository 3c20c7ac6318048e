import { keyOf, lettersOf, loneWord, type Sought } from '#lib/matching/name-keys.ts'

/** What is sought as `find_names` takes it. */
export function asked({ squash, units }: Sought): object {
  const words = units.filter((unit) => !unit.initial)
  const singles = words.filter((unit) => unit.covers.length === 1)
  return {
    squash,
    single: singles.length < 2,
    lone: singles.length === 1 ? keyOf(loneWord(singles[0]?.text ?? '') ?? '') : null,
    words: words.map(({ text, covers, keys, others, sound, bones }) => ({
      text,
      squash: lettersOf(text),
      keys,
      others,
      sound,
      bones,
      begins: covers.length === 1,
      covers: covers.reduce((bits, at) => bits | (1 << at), 0),
    })),
  }
}
