const titles = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'sir',
  'dame',
  'pc',
  'dc',
  'sgt',
  'insp',
])

/** The words of a name, folded: no case, accents or punctuation, no titles. */
export function nameTokens(fullName: string): readonly string[] {
  const folded = fullName
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .normalize('NFKC')
  const tokens = folded.split(/[^\p{L}\p{N}]+/u).filter((token) => token !== '')
  const bare = tokens.filter((token) => !titles.has(token))
  return bare.length > 0 ? bare : tokens
}

/** The one key by which equal names are found, whatever their order; null when nothing is left. */
export function nameKey(fullName: string): string | null {
  const tokens = [...nameTokens(fullName)].sort()
  return tokens.length > 0 ? tokens.join(' ') : null
}
