import { foldCase } from '#lib/domain/identities/typed-text.ts'
import { type IdentifierLikeness, identifierLikeness } from '#lib/matching/identifier-score.ts'
import { nameScore, sameName } from '#lib/matching/name-score.ts'
import { organisationScore, sameOrganisation } from '#lib/matching/organisation.ts'

/** A contact as somebody declared it, as far as it tells who it is. */
export type Declared = {
  readonly kind: 'person' | 'handle' | 'group'
  readonly fullName: string | null
  readonly alsoKnownAs: readonly string[]
  readonly dateOfBirth: string | null
  readonly identities: readonly {
    readonly kind: string
    readonly platform: string | null
    readonly value: string
    readonly raw: string
  }[]
}

/** `alike`: not the same, and not another either. `one_side`: only one of them says anything. */
export type Verdict = 'agrees' | 'alike' | 'differs' | 'one_side' | 'unsaid'

export type Compared = {
  readonly what: 'kind' | 'names' | 'dateOfBirth' | 'accounts'
  readonly verdict: Verdict
}

/** What of two contacts agrees and what differs, for somebody who has to judge whether they are one. Symmetric. */
export function compareDeclared(one: Declared, other: Declared): readonly Compared[] {
  return [
    { what: 'kind', verdict: kindVerdict(one, other) },
    { what: 'names', verdict: namesVerdict(one, other) },
    // Groups are not born.
    ...(one.kind === 'group' && other.kind === 'group'
      ? []
      : [{ what: 'dateOfBirth' as const, verdict: birthVerdict(one.dateOfBirth, other.dateOfBirth) }]),
    { what: 'accounts', verdict: accountsVerdict(one, other) },
  ]
}

/** A handle may turn out to be a person's or a group's. */
function kindVerdict(one: Declared, other: Declared): Verdict {
  if (one.kind === other.kind) return 'agrees'
  return one.kind === 'handle' || other.kind === 'handle' ? 'alike' : 'differs'
}

export function namesOf({ fullName, alsoKnownAs }: Pick<Declared, 'fullName' | 'alsoKnownAs'>): string[] {
  return [...(fullName === null ? [] : [fullName]), ...alsoKnownAs]
}

function namesVerdict(one: Declared, other: Declared): Verdict {
  const [a, b] = [namesOf(one), namesOf(other)]
  if (a.length === 0 && b.length === 0) return 'unsaid'
  if (a.length === 0 || b.length === 0) return 'one_side'
  const folded = new Set(a.map((name) => foldCase(name)))
  if (b.some((name) => folded.has(foldCase(name)))) return 'agrees'
  const groups = one.kind === 'group' && other.kind === 'group'
  const [score, same] = groups ? [organisationScore, sameOrganisation] : [nameScore, sameName]
  return a.some((x) => b.some((y) => score(x, y) >= same)) ? 'alike' : 'differs'
}

/** `1988` and `1988-04-02` do not contradict each other. */
function birthVerdict(one: string | null, other: string | null): Verdict {
  if (one === null && other === null) return 'unsaid'
  if (one === null || other === null) return 'one_side'
  if (one === other) return 'agrees'
  return one.startsWith(`${other}-`) || other.startsWith(`${one}-`) ? 'alike' : 'differs'
}

function accountsVerdict(one: Declared, other: Declared): Verdict {
  if (one.identities.length === 0 && other.identities.length === 0) return 'unsaid'
  if (one.identities.length === 0 || other.identities.length === 0) return 'one_side'
  const found = new Set<IdentifierLikeness>(
    one.identities.flatMap((a) => other.identities.map((b) => identifierLikeness(a, b))),
  )
  if (found.has('same')) return 'agrees'
  return found.size === 1 && found.has('none') ? 'differs' : 'alike'
}

/** Which accounts of a contact the other one has too, or one like it, by their place. */
export function accountsAlike(one: Declared, other: Declared): readonly ('same' | 'alike' | 'none')[] {
  return one.identities.map((a) => {
    const found = new Set(other.identities.map((b) => identifierLikeness(a, b)))
    if (found.has('same')) return 'same'
    return found.size > 0 && (found.size > 1 || !found.has('none')) ? 'alike' : 'none'
  })
}
