const shortest = 4
const longest = 60

/**
 * An account's look-alike key as it is kept to be found with one letter wrong, by `find_identities`; null for one too short to be told
 * from its neighbours.
 */
export function keptLook(kind: string, look: string | null): string | null {
  // A telephone number with another digit is somebody else's.
  if (look === null || kind === 'phone') return null
  const text = look.slice(0, longest)
  return text.length < shortest ? null : text
}
