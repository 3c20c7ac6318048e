import type { Role } from '#lib/domain/declaration.ts'
import type { FedPerson, StaffKind } from './feed.ts'

/** A person as the directory holds them. */
export type KnownPerson = {
  readonly id: string
  readonly subject: string
  readonly staffNumber: string
  readonly fullName: string
  readonly title: string
  readonly email: string
  readonly unit: string
  readonly kind: StaffKind
  readonly managerId: string | null
  readonly roles: readonly Role[]
  readonly senior: boolean
  readonly active: boolean
}

/** One difference between feed and directory: how somebody was, and how they are from now on. */
export type PersonChange = {
  readonly before: KnownPerson | null
  readonly after: KnownPerson
  /** What of them changed, besides line manager and service. */
  readonly fields: readonly string[]
}

export type Compared = {
  readonly changes: readonly PersonChange[]
  readonly problems: readonly string[]
  readonly unchanged: number
  /** Of the directory, but not in the feed: they stay as they are. A file that was cut off takes nobody out. */
  readonly untold: number
}

export type Limits = { readonly units: ReadonlySet<string>; readonly mostLeavingPercent: number }

/**
 * What a feed changes, in the order in which it can be done one by one: who joins (managers first), who returns, who changes, who leaves. Any
 * problem means that nothing is done.
 */
export function compare(
  fed: readonly FedPerson[],
  known: readonly KnownPerson[],
  limits: Limits,
  newId: () => string,
): Compared {
  const byNumber = new Map(known.map((person) => [person.staffNumber, person]))
  const bySubject = new Map(known.map((person) => [person.subject, person]))
  const idOf = new Map(known.map((person) => [person.staffNumber, person.id]))
  for (const { staffNumber } of fed) if (!idOf.has(staffNumber)) idOf.set(staffNumber, newId())
  const activeByNumber = new Map(known.map((person) => [person.staffNumber, person.active]))
  for (const { staffNumber, active } of fed) activeByNumber.set(staffNumber, active)

  const problems = [...twice(fed, 'staffNumber', 'staff number'), ...twice(fed, 'subject', 'subject')]
  const changes: PersonChange[] = []
  for (const person of fed) {
    const say = (what: string) => problems.push(`Line ${person.line}: ${what}`)
    const before = byNumber.get(person.staffNumber) ?? null
    const other = bySubject.get(person.subject)
    if (other && other.id !== before?.id) say('the subject belongs to another staff number of the directory.')
    if (!limits.units.has(person.unit)) say('the directory has no such unit.')
    if (person.manager === person.staffNumber) say('somebody stands as their own line manager.')
    else if (person.manager !== null && !idOf.has(person.manager))
      say('the line manager stands neither in the file nor in the directory.')
    else if (person.active && person.manager !== null && activeByNumber.get(person.manager) === false)
      say('the line manager has left. Give the next one.')
    const after = afterOf(person, before, idOf)
    const fields = before ? fieldsOf(before, after) : []
    if (
      !before ||
      fields.length > 0 ||
      before.managerId !== after.managerId ||
      before.active !== after.active
    )
      changes.push({ before, after, fields })
  }
  if (problems.length === 0) problems.push(...circles(fed, known, idOf))
  problems.push(...tooManyLeave(changes, known, limits.mostLeavingPercent))
  const inFeed = new Set(fed.map((person) => person.staffNumber))
  return {
    changes: problems.length === 0 ? inOrder(changes) : [],
    problems,
    unchanged: fed.length - changes.length,
    untold: known.filter((person) => !inFeed.has(person.staffNumber)).length,
  }
}

function afterOf(
  person: FedPerson,
  before: KnownPerson | null,
  ids: ReadonlyMap<string, string>,
): KnownPerson {
  const { line: _, manager, roles, ...same } = person
  return {
    ...same,
    id: ids.get(person.staffNumber) ?? '',
    managerId: manager === null ? null : (ids.get(manager) ?? null),
    roles: roles ?? before?.roles ?? [],
  }
}

const compared = ['subject', 'fullName', 'title', 'email', 'unit', 'kind', 'senior'] as const

function fieldsOf(before: KnownPerson, after: KnownPerson): readonly string[] {
  const sameRoles = before.roles.toSorted().join() === after.roles.toSorted().join()
  return [
    ...compared.filter((field) => before[field] !== after[field]),
    ...(sameRoles ? [] : ['roles']),
  ].toSorted()
}

function twice(fed: readonly FedPerson[], key: 'staffNumber' | 'subject', words: string): readonly string[] {
  const lines = new Map<string, number[]>()
  for (const person of fed) lines.set(person[key], [...(lines.get(person[key]) ?? []), person.line])
  return [...lines.values()]
    .filter((each) => each.length > 1)
    .map((each) => `Lines ${each.join(', ')}: the same ${words}.`)
}

/** Line managers who go in a circle, each circle that the file has a part in once. */
function circles(
  fed: readonly FedPerson[],
  known: readonly KnownPerson[],
  ids: ReadonlyMap<string, string>,
): readonly string[] {
  const managerOf = new Map(known.map((person) => [person.id, person.managerId]))
  const lineOf = new Map<string, number>()
  for (const person of fed) {
    const id = ids.get(person.staffNumber) ?? ''
    managerOf.set(id, person.manager === null ? null : (ids.get(person.manager) ?? null))
    lineOf.set(id, person.line)
  }
  const settled = new Set<string>()
  const found: string[] = []
  for (const start of lineOf.keys()) {
    const path = new Set<string>()
    let at: string | null = start
    while (at !== null && !settled.has(at) && !path.has(at)) {
      path.add(at)
      at = managerOf.get(at) ?? null
    }
    if (at !== null && path.has(at)) {
      const circle = [...path].slice([...path].indexOf(at))
      const lines = circle.flatMap((id) => lineOf.get(id) ?? [])
      if (lines.length > 0)
        found.push(`Line${lines.length > 1 ? 's' : ''} ${lines.join(', ')}: line managers in a circle.`)
    }
    for (const id of path) settled.add(id)
  }
  return found
}

function tooManyLeave(
  changes: readonly PersonChange[],
  known: readonly KnownPerson[],
  mostPercent: number,
): readonly string[] {
  const here = known.filter((person) => person.active).length
  const leaving = changes.filter((change) => change.before?.active && !change.after.active).length
  // One person may always leave, however small the force.
  if (leaving <= Math.max(1, Math.floor((here * mostPercent) / 100))) return []
  return [
    `${leaving} of ${here} people would leave, more than ${mostPercent}%. If that is right, allow it with --most-leaving PERCENT.`,
  ]
}

function inOrder(changes: readonly PersonChange[]): readonly PersonChange[] {
  const joining = new Map(
    changes.flatMap((each) => (each.before ? [] : [[each.after.id, each.after] as const])),
  )
  const depth = (id: string | null): number => {
    const person = id === null ? undefined : joining.get(id)
    return person ? 1 + depth(person.managerId) : 0
  }
  const rank = ({ before, after }: PersonChange) =>
    before === null ? 0 : !before.active && after.active ? 1 : after.active ? 2 : 3
  return changes
    .map((change) => ({ change, rank: rank(change), depth: change.before ? 0 : depth(change.after.id) }))
    .toSorted((a, b) => a.rank - b.rank || a.depth - b.depth)
    .map(({ change }) => change)
}
