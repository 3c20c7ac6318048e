import { hub } from '#lib/matching/contacts.ts'
import type { Reason } from '#lib/matching/weight.ts'
import { compare, edgesOf, nodeOf, nodesOf, within } from './graph-parts.ts'

/*
 * What is connected with a record or an account, two steps out. A step leads from a record to another one, over an account that both
 * have or over a link between contacts. Pure: it is given what the reader may see, and knows of nothing else.
 */

/** An account in more records than this is one node with a count, and leads nowhere. */
export const mostRecords = hub

export type Step = 0 | 1 | 2
export type LinkState = 'open' | 'confirmed' | 'rejected'

export type DeclarationFact = {
  readonly id: string
  readonly reference: string
  readonly declarant: string
  readonly step: Step
}
export type ContactFact = { readonly id: string; readonly declaration: string; readonly name: string }
export type AccountFact = {
  readonly id: string
  readonly contact: string
  readonly declaration: string
  /** What makes it the same account elsewhere; its own id where nothing does. */
  readonly key: string
  readonly label: string
  readonly platform: string | null
}
export type LinkFact = {
  readonly id: string
  readonly a: string
  readonly b: string
  readonly state: LinkState
  readonly bits: number
  readonly reasons: readonly Reason[]
}

/** What the reader may see of what was found. `hubs` says in how many records an account is that is in too many. */
export type Facts = {
  readonly declarations: readonly DeclarationFact[]
  readonly contacts: readonly ContactFact[]
  readonly accounts: readonly AccountFact[]
  readonly links: readonly LinkFact[]
  readonly hubs: ReadonlyMap<string, number>
  /** More was found than was read. */
  readonly cut: boolean
}

/** Where a walk begins: at a record, or at an account as one record has it. */
export type Start = { readonly declaration: string; readonly account: string | null }

export type Node = {
  readonly id: string
  readonly kind: 'declaration' | 'contact' | 'account' | 'hub'
  readonly label: string
  readonly step: Step
  /** Edges from where the walk began. */
  readonly hops: number
  /** The nearest record that it stands in, and who declared that. */
  readonly reference: string
  readonly declarant: string
  /** Of an account, in that record. */
  readonly identity: string | null
  readonly platform: string | null
  /** Of a hub: in how many records it is. */
  readonly records: number | null
}

export type Edge = {
  readonly id: string
  readonly from: string
  readonly to: string
  /** Somebody said so, or the portal found it. */
  readonly state: 'declared' | LinkState
  readonly link: LinkFact | null
}

export type Graph = {
  /** Nearest first. */
  readonly nodes: readonly Node[]
  readonly edges: readonly Edge[]
  /** There is more than the limits of the walk let in. */
  readonly more: boolean
}

/** Builds the graph: the same for the same facts, in whatever order they come. */
export function connect(start: Start, facts: Facts): Graph {
  const { declarations, more } = within(facts)
  const known = new Map(declarations.map((each) => [each.id, each]))
  const edges = edgesOf(facts, known)
  const near = neighbours(edges)
  const hubNodes = new Set([...facts.hubs.keys()].map(nodeOf.account))
  const roots = rootsOf(start, facts.hubs)
  const hops = distances(roots, near, hubNodes)
  const nodes = nodesOf(facts, known)
    .map((node) => ({ ...node, hops: hops.get(node.id) ?? -1 }))
    .filter((node) => node.hops >= 0)
    .toSorted(nearestFirst)
  return {
    nodes,
    edges: edges.filter(({ from, to }) => hops.has(from) && hops.has(to)),
    more: more || facts.cut,
  }
}

function rootsOf({ declaration, account }: Start, hubs: Facts['hubs']): string[] {
  const own = nodeOf.declaration(declaration)
  if (account === null) return [own]
  // A hub leads nowhere, so that its walk goes on from the one record that it was come upon in.
  return hubs.has(account) ? [nodeOf.account(account), own] : [nodeOf.account(account)]
}

function nearestFirst(a: Node, b: Node): number {
  return a.hops - b.hops || a.step - b.step || compare(a.reference, b.reference) || compare(a.id, b.id)
}

/** Which nodes have an edge with which. */
export function neighbours(edges: readonly Edge[]): ReadonlyMap<string, ReadonlySet<string>> {
  const near = new Map<string, Set<string>>()
  const put = (one: string, other: string) => {
    const set = near.get(one) ?? new Set()
    set.add(other)
    near.set(one, set)
  }
  for (const { from, to } of edges) {
    put(from, to)
    put(to, from)
  }
  return near
}

function distances(
  roots: readonly string[],
  near: ReadonlyMap<string, ReadonlySet<string>>,
  ends: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const hops = new Map(roots.map((root) => [root, 0]))
  const queue = [...roots]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (ends.has(at)) continue
    for (const next of near.get(at) ?? [])
      if (!hops.has(next)) {
        hops.set(next, (hops.get(at) ?? 0) + 1)
        queue.push(next)
      }
  }
  return hops
}
