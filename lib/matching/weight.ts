import { matcherVersion } from './version.ts'

/** What two declarations of different people have in common about whom they declare. */
export type Shared = {
  /** Accounts, numbers, addresses and links, each with how many records have it. */
  readonly identifiers: readonly {
    readonly likeness: 'same' | 'other_platform' | 'look_alike'
    readonly records: number
    /** What it is, to be shown with the reason. */
    readonly value?: string
  }[]
  /** Groups to which both belong, each with how many records name it. */
  readonly groups: readonly { readonly records: number; readonly value?: string }[]
  /** The names' score and, of each word that agrees, how many records have one like it; null where either has no name. */
  readonly names: { readonly score: number; readonly words: readonly { readonly records: number }[] } | null
}

export type Reason = {
  readonly reason:
    | 'same_identifier'
    | 'other_platform'
    | 'look_alike'
    | 'group'
    | 'name'
    | 'names_disagree'
    | 'prior'
  /** For being one person, in bits; against it below 0. */
  readonly bits: number
  /** What both have, where it can be named. */
  readonly value?: string
}

export type Weight = {
  readonly bits: number
  /** Strongest first. */
  readonly reasons: readonly Reason[]
  /** `alert`: somebody is told. `possible`: it is shown where somebody looks. */
  readonly band: 'alert' | 'possible' | 'none'
  readonly version: number
}

const certainty = { same: 0.95, other_platform: 0.35, look_alike: 0.28 } as const
const called = {
  same: 'same_identifier',
  other_platform: 'other_platform',
  look_alike: 'look_alike',
} as const
const mostForGroups = 4
const mostForName = 24
const leastName = 0.6
const disagreement = { below: 0.5, bits: -6 }
const alertFrom = 6
const possibleFrom = 2
/** A name alone is worth showing where it is so rare among so many: of a million, about one in sixty thousand. */
const rareName = (all: number) => 0.8 * Math.log2(Math.max(2, all))

/** How much rarer than everybody something is that this many of all records have, in bits. */
function rarity(records: number, all: number): number {
  return Math.max(0, Math.log2(Math.max(1, all) / Math.max(1, records)))
}

/**
 * How likely two contacts are one person, as a sum of bits with their reasons. A name alone never alerts: many people are called
 * alike, and somebody would be asked about a stranger.
 * @param all how many records there are
 */
export function linkWeight({ identifiers, groups, names }: Shared, all: number): Weight {
  const reasons: Reason[] = identifiers.map(({ likeness, records, value }) => ({
    reason: called[likeness],
    bits: rarity(records, all) * certainty[likeness],
    ...(value === undefined ? {} : { value }),
  }))
  const together = groups.reduce((sum, { records }) => sum + rarity(records, all), 0)
  const groupNames = groups.flatMap(({ value }) => value ?? [])
  if (groups.length > 0)
    reasons.push({
      reason: 'group',
      bits: Math.min(mostForGroups, together),
      ...(groupNames.length > 0 ? { value: groupNames.join(', ') } : {}),
    })
  const name = names ? nameBits(names, all) : null
  if (name) reasons.push(name.reason)
  reasons.push({ reason: 'prior', bits: -Math.log2(Math.max(1, all)) })
  const bits = reasons.reduce((sum, each) => sum + each.bits, 0)
  const beyondName = identifiers.length > 0 || groups.length > 0
  return {
    bits,
    reasons: reasons.toSorted((a, b) => b.bits - a.bits),
    band: bandOf(
      bits,
      identifiers.some(({ likeness }) => likeness === 'same'),
      beyondName,
      name?.rare ?? false,
    ),
    version: matcherVersion,
  }
}

function nameBits(
  { score, words }: NonNullable<Shared['names']>,
  all: number,
): { reason: Reason; rare: boolean } | null {
  if (score < disagreement.below)
    return { reason: { reason: 'names_disagree', bits: disagreement.bits }, rare: false }
  if (score <= leastName) return null
  const rare = Math.min(
    mostForName,
    words.reduce((sum, { records }) => sum + rarity(records, all), 0),
  )
  const sure = ((Math.min(1, score) - leastName) / (1 - leastName)) ** 1.2
  return { reason: { reason: 'name', bits: rare * sure }, rare: rare * sure >= rareName(all) }
}

function bandOf(bits: number, same: boolean, beyondName: boolean, rare: boolean): Weight['band'] {
  if (same || (beyondName && bits >= alertFrom)) return 'alert'
  if (bits >= possibleFrom && (rare || beyondName)) return 'possible'
  return 'none'
}
