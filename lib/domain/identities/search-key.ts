/*
 * The one home of normalisation: what is declared is stored under these keys, and what is sought is turned into the same ones.
 * Both are total and idempotent on any text; a key made of nothing is null, or it would match everybody.
 */

/** Equal keys: the same handle but for case, width, composition and a leading @. */
export function searchKey(value: string): string | null {
  const key = fold(value).replace(/^[@\s]+/, '').trim()
  return key === '' ? null : key
}

function fold(value: string): string {
  // Twice, because lower-casing can undo a normal form; the third time changes nothing.
  const once = (text: string) => text.toWellFormed().normalize('NFKC').toLowerCase().normalize('NFKC')
  return once(once(value)).replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\ufffd]/g, '')
}

/** Characters that pass for another at a glance, by what they pass for. Latin digits and letters, Cyrillic, Greek. */
const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'o', о: 'o', ο: 'o', '1': 'l', i: 'l', '|': 'l', і: 'l', ι: 'l', ӏ: 'l', '!': 'l', ı: 'l',
  '3': 'e', е: 'e', ε: 'e', ё: 'e', '4': 'a', а: 'a', α: 'a', '5': 's', ѕ: 's', $: 's', '7': 't', т: 't', τ: 't',
  '8': 'b', в: 'b', β: 'b', '9': 'g', р: 'p', ρ: 'p', с: 'c', ϲ: 'c', у: 'y', γ: 'y', х: 'x', χ: 'x', к: 'k', κ: 'k',
  м: 'm', н: 'h', η: 'n', п: 'n', ν: 'v', ѵ: 'v', ј: 'j', ԁ: 'd', ԛ: 'q', ԝ: 'w', һ: 'h', υ: 'u', ц: 'u',
}

/** Equal keys: handles that could be taken for each other; separators, accents and repeated look-alikes are folded. */
export function lookAlikeKey(value: string): string | null {
  const base = searchKey(value)
  if (base === null) return null
  const bare = base.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().normalize('NFKC')
  const folded = [...bare].map((character) => lookAlikes[character] ?? character).join('')
  const key = folded.replaceAll('vv', 'w').replaceAll('rn', 'm').replace(/[^\p{L}\p{N}]/gu, '')
  return key === '' ? base : key
}
