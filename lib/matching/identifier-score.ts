import { lookAlikeKey, searchKey } from '#lib/domain/identities/search-key.ts'
import { distance } from './similarity.ts'

/** How two accounts, numbers, addresses or links may be one. */
export type IdentifierLikeness = 'same' | 'other_platform' | 'look_alike' | 'one_letter' | 'none'

export type Identifier = {
  readonly kind: string
  readonly platform: string | null
  /** In the form that the identity reader gives it. */
  readonly value: string
}

/** What two identifiers have in common, the strongest that holds. Symmetric. */
export function identifierLikeness(a: Identifier, b: Identifier): IdentifierLikeness {
  const keyed = searchKey(a.value)
  if (keyed === null) return 'none'
  const elsewhere =
    sortOf(a.kind) !== sortOf(b.kind) ||
    (a.platform !== null && b.platform !== null && a.platform !== b.platform)
  if (keyed === searchKey(b.value)) return elsewhere ? 'other_platform' : 'same'
  const [x, y] = [lookAlikeKey(a.value), lookAlikeKey(b.value)]
  if (x === null || y === null) return 'none'
  if (x === y) return 'look_alike'
  // A number or a short name with another sign is somebody else's.
  if (a.kind === 'phone' || b.kind === 'phone' || Math.min(x.length, y.length) < 5) return 'none'
  return oneLetter(x, y) ? 'one_letter' : 'none'
}

/** An account is one whether or not its platform was named, a group whether its name or an invitation to it. */
function sortOf(kind: string): string {
  if (kind === 'profile' || kind === 'handle') return 'account'
  return kind === 'invite' ? 'group' : kind
}

/** Whether one has a letter more than the other, or another one in its place. */
export function oneLetter(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1)
}

/** How likely two identifiers are one, from 0 to 1. Symmetric. */
export function identifierScore(a: Identifier, b: Identifier): number {
  const scores = { same: 1, other_platform: 0.8, look_alike: 0.75, one_letter: 0.6, none: 0 }
  const likeness = identifierLikeness(a, b)
  if (likeness !== 'none' || a.kind === 'phone' || b.kind === 'phone') return scores[likeness]
  const [x, y] = [lookAlikeKey(a.value) ?? '', lookAlikeKey(b.value) ?? '']
  const longer = Math.max(x.length, y.length)
  if (longer < 8) return 0
  const apart = x < y ? distance(x, y, 2) : distance(y, x, 2)
  return apart > 2 ? 0 : Math.max(0, 0.6 - apart / longer)
}
