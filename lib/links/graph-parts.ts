import type { DeclarationFact, Edge, Facts, LinkFact, Node, Step } from './connections.ts'

/** How many nodes each step may add. */
export const mostNodes = { 1: 500, 2: 2_000 } as const

/** The names of nodes. */
export const nodeOf = {
  declaration: (id: string) => `d:${id}`,
  contact: (id: string) => `c:${id}`,
  account: (key: string) => `a:${key}`,
}

/** The records that the limits let in: the first found first, and of one step those that hold most firmly. */
export function within(facts: Facts): { declarations: DeclarationFact[]; more: boolean } {
  const size = new Map<string, number>()
  for (const { declaration } of [...facts.contacts, ...facts.accounts])
    size.set(declaration, (size.get(declaration) ?? 0) + 1)
  const firmness = firmnessOf(facts)
  const left: Record<Step, number> = { 0: Number.POSITIVE_INFINITY, ...mostNodes }
  let more = false
  const declarations = facts.declarations
    .toSorted(
      (a, b) =>
        a.step - b.step ||
        (firmness.get(b.id) ?? 0) - (firmness.get(a.id) ?? 0) ||
        compare(a.reference, b.reference),
    )
    .filter(({ id, step }) => {
      const wants = 1 + (size.get(id) ?? 0)
      if (wants > left[step]) {
        more = true
        return false
      }
      left[step] -= wants
      return true
    })
  return { declarations, more }
}

/** How firmly a link holds: what somebody confirmed before what was declared alike, that before what was only found. */
export function firmness(state: Edge['state'], bits: number): number {
  if (state === 'confirmed') return 3_000
  if (state === 'declared') return 2_000
  return state === 'open' ? 1_000 + Math.min(900, bits) : 1
}

function firmnessOf({ contacts, links }: Facts): ReadonlyMap<string, number> {
  const recordOf = new Map(contacts.map(({ id, declaration }) => [id, declaration]))
  const found = new Map<string, number>()
  for (const { a, b, state, bits } of links)
    for (const contact of [a, b]) {
      const record = recordOf.get(contact)
      if (record) found.set(record, Math.max(found.get(record) ?? 0, firmness(state, bits)))
    }
  // What no link leads to was found by an account.
  for (const { declaration } of contacts)
    if (!found.has(declaration)) found.set(declaration, firmness('declared', 0))
  return found
}

type Known = ReadonlyMap<string, DeclarationFact>

/** What joins what: declared, or found as a link. */
export function edgesOf({ contacts, accounts, links }: Facts, known: Known): Edge[] {
  const present = new Set(contacts.filter(({ declaration }) => known.has(declaration)).map(({ id }) => id))
  const edges = new Map<string, Edge>()
  const add = (from: string, to: string, link: LinkFact | null) => {
    const id = link ? `l:${link.id}` : `${from} ${to}`
    edges.set(id, { id, from, to, state: link ? link.state : 'declared', link })
  }
  for (const { id, declaration } of contacts)
    if (present.has(id)) add(nodeOf.declaration(declaration), nodeOf.contact(id), null)
  for (const { contact, key } of accounts)
    if (present.has(contact)) add(nodeOf.contact(contact), nodeOf.account(key), null)
  for (const link of links)
    if (present.has(link.a) && present.has(link.b)) add(nodeOf.contact(link.a), nodeOf.contact(link.b), link)
  return [...edges.values()].toSorted((a, b) => compare(a.id, b.id))
}

/** The nodes of these records; an account that several have is one, as the nearest of them has it. */
export function nodesOf({ contacts, accounts, hubs }: Facts, known: Known): Omit<Node, 'hops'>[] {
  const nodes = new Map<string, Omit<Node, 'hops'>>()
  const put = (
    kind: Node['kind'],
    id: string,
    record: DeclarationFact,
    rest: Pick<Node, 'label'> & Partial<Node>,
  ) => {
    const { reference, declarant, step } = record
    nodes.set(id, {
      id,
      kind,
      step,
      reference,
      declarant,
      identity: null,
      platform: null,
      records: null,
      ...rest,
    })
  }
  for (const record of known.values())
    put('declaration', nodeOf.declaration(record.id), record, { label: record.reference })
  for (const { id, declaration, name } of contacts) {
    const record = known.get(declaration)
    if (record) put('contact', nodeOf.contact(id), record, { label: name })
  }
  for (const { id, declaration, key, label, platform } of accounts.toSorted((a, b) => compare(a.id, b.id))) {
    const record = known.get(declaration)
    const before = nodes.get(nodeOf.account(key))
    if (!record || (before && nearer(before, record) <= 0)) continue
    const records = hubs.get(key) ?? null
    const kind = records === null ? 'account' : 'hub'
    put(kind, nodeOf.account(key), record, { label, platform, identity: id, records })
  }
  return [...nodes.values()]
}

function nearer(a: Pick<Node, 'step' | 'reference'>, b: Pick<Node, 'step' | 'reference'>): number {
  return a.step - b.step || compare(a.reference, b.reference)
}

/** By code units: the same order on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
