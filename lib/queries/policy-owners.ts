import { now } from '#lib/clock.ts'
import { inRequest } from '#lib/db/request.ts'
import { type Day, toDay } from '#lib/domain/days.ts'
import { type Difference, differences } from '#lib/domain/policy/difference.ts'
import { policyKinds } from '#lib/domain/policy/kinds.ts'
import type { PolicyKind } from '#lib/domain/policy.ts'
import type { Reader } from '#lib/reader.ts'

/** One version of a document, as its owners see it. */
export type PolicyVersion = {
  readonly version: string
  readonly effectiveFrom: Day
  readonly note: string
  readonly publishedAt: Date
  /** Null where whoever runs the portal loaded it. */
  readonly by: string | null
  readonly state: 'coming' | 'in_force' | 'replaced'
}

export type PolicyRow = {
  readonly kind: PolicyKind
  readonly inForce: PolicyVersion | null
  readonly coming: PolicyVersion | null
}

/** Every kind with the version in force and the next one; null to whoever owns no policy. */
export async function readPolicies(reader: Reader): Promise<readonly PolicyRow[] | null> {
  return inRequest('web', reader.token, now(), async (tx, { actor }) => {
    if (!actor.roles.includes('policyOwner')) return null
    const versions = await tx.policyDocument.findMany({ omit: { body: true } })
    return policyKinds.flatMap((kind) => {
      const own = ordered(versions.filter((each) => each.kind === kind)).map((each) => view(each, [], null))
      if (own.length === 0) return []
      const states = stated(own)
      return [
        {
          kind,
          inForce: states.find((each) => each.state === 'in_force') ?? null,
          coming: states.findLast((each) => each.state === 'coming') ?? null,
        },
      ]
    })
  })
}

export type PolicyDocumentView = {
  readonly kind: PolicyKind
  readonly today: Day
  /** Newest first. */
  readonly versions: readonly PolicyVersion[]
  readonly shown: PolicyVersion
  readonly body: unknown
  /** What it says differently from the one before it; null for the first. */
  readonly changed: { readonly since: string; readonly differences: readonly Difference[] } | null
}

/** Which version of a document: by its name, the one in force (before there is one: the first), or the last one that was published. */
export type WhichVersion = { readonly version: string } | 'in_force' | 'newest'

/** One document in one of its versions; null to whoever owns no policy, and where there is no such version. */
export async function readPolicyDocument(
  reader: Reader,
  kind: PolicyKind,
  which: WhichVersion,
): Promise<PolicyDocumentView | null> {
  return inRequest('web', reader.token, now(), async (tx, { actor }) => {
    if (!actor.roles.includes('policyOwner')) return null
    const rows = ordered(await tx.policyDocument.findMany({ where: { kind } }))
    const people = await tx.person.findMany({
      where: { id: { in: rows.flatMap((row) => row.publishedBy ?? []) } },
      select: { id: true, fullName: true },
    })
    const versions = stated(rows.map((row) => view(row, people, row.publishedBy)))
    const shown = chosen(versions, which)
    if (!shown) return null
    const at = versions.indexOf(shown)
    const before = rows[at + 1]
    const body = rows[at]?.body
    return {
      ...{ kind, today: toDay(now()), versions, shown, body },
      changed: before ? { since: before.version, differences: differences(before.body, body) } : null,
    }
  })
}

function chosen(versions: readonly PolicyVersion[], which: WhichVersion): PolicyVersion | undefined {
  if (which === 'newest') return versions[0]
  if (which === 'in_force') return versions.find((each) => each.state === 'in_force') ?? versions.at(-1)
  return versions.find((each) => each.version === which.version)
}

type Row = { version: string; effectiveFrom: string; note: string; publishedAt: Date }

/** The order in which they take effect, the last one first; as `loadPolicy` chooses. */
function ordered<T extends Row>(rows: readonly T[]): readonly T[] {
  const key = (row: Row) => `${row.effectiveFrom} ${row.version}`
  return rows.toSorted((a, b) => (key(a) < key(b) ? 1 : -1))
}

function view(
  row: Row,
  people: readonly { id: string; fullName: string }[],
  by: string | null,
): Omit<PolicyVersion, 'state'> {
  const { version, note, publishedAt } = row
  const name = people.find((each) => each.id === by)?.fullName ?? null
  return { version, effectiveFrom: row.effectiveFrom as Day, note, publishedAt, by: name }
}

function stated(versions: readonly Omit<PolicyVersion, 'state'>[]): readonly PolicyVersion[] {
  const today = toDay(now())
  const first = versions.findIndex((each) => each.effectiveFrom <= today)
  return versions.map((each, at) => ({
    ...each,
    state: first === -1 || at < first ? 'coming' : at === first ? 'in_force' : 'replaced',
  }))
}
