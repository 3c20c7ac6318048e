/*
 * How a word sounds, whoever wrote it down: the spellings of English, French, German, Spanish and Slavonic transliteration and of
 * romanised Arabic, Persian, Chinese and Korean that stand for one sound come out alike. Coarse on purpose.
 */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/[^a-z]+/g, ''],
  [/^(?:kn|gn)(?=[aeiou])/, 'n'],
  [/^wr/, 'r'],
  [/^ps(?=[aeiouy])/, 's'],
  [/^(?:hs|x)/, 's'],
  [/x/g, 'ks'],
  [/tsch|tch|cz|tj|ch|dzh|dj|zh|sch|sh|j/g, 'c'],
  [/sz|ts|tz|ss|z/g, 's'],
  [/ph/g, 'f'],
  [/kh|gh|qu|ck|q|g/g, 'k'],
  [/c(?=[eiy])(?<![a-z]c)/g, 's'],
  [/th|dh|d/g, 't'],
  [/bh|b/g, 'p'],
  [/(?<=[klnr]o|[kls]a)w$/, 'f'],
  [/v|w(?=[aeiouylr])/g, 'f'],
  [/w/g, 'o'],
  [/lh/g, 'l'],
  [/(?<=.)h/g, ''],
  [/([^aeiouy])\1+/g, '$1'],
]

/** Consonants by sound with vowels as two classes, `a` (a, e, i, y) and `o` (o, u), each run of them as one. Empty for other scripts. */
export function soundOf(word: string): string {
  let text = word.slice(0, 40)
  // A `c` that no rule has yet spoken for is a k before a, o, u and consonants, and an s before e, i, y.
  text = text
    .replace(/c(?!h|z|k)(?=[eiy])/g, 's')
    .replace(/c(?!h|z|k|s)/g, 'k')
    .replace(/sk(?=h)/g, 's')
  for (const [from, to] of spellings) text = text.replace(from, to)
  return text.replace(/[aeiouy]+/g, (run) => (/[ou]/.test(run) ? 'o' : 'a'))
}

/** The consonants of a sound alone, with a mark where it begins with a vowel. */
export function bonesOf(sound: string): string {
  return sound.slice(0, 1).replace('o', 'a') + sound.slice(1).replace(/[ao]/g, '')
}
