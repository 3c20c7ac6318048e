import { type Edge, type Graph, type Node, neighbours } from './connections.ts'
import { compare, firmness } from './graph-parts.ts'

/** More than this is no picture any more, and takes longer to lay out than a page may. */
export const mostDrawn = 40
/** So many links are drawn besides those without which something would hang in the air. */
const mostLinks = 6

export type Drawn = {
  readonly nodes: readonly Node[]
  readonly edges: readonly Edge[]
  /** What is left to the table. */
  readonly left: { readonly nodes: number; readonly links: number }
}

/**
 * What of a graph is drawn: what leads somewhere before what only hangs on it, the nearest and firmest first. All of it hangs together,
 * because what a node was reached by always comes before it.
 */
export function drawn({ nodes, edges }: Graph, most = mostDrawn): Drawn {
  const leading = leadingNodes(nodes, edges)
  const firm = firmest(edges)
  const rank = (node: Node) => (leading.has(node.id) || node.step === 0 ? 0 : 1)
  const shown = nodes
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        a.hops - b.hops ||
        (firm.get(b.id) ?? 0) - (firm.get(a.id) ?? 0) ||
        compare(a.reference, b.reference) ||
        compare(a.id, b.id),
    )
    .slice(0, most)
  const hops = new Map(shown.map((node) => [node.id, node.hops]))
  const both = edges.filter(({ from, to }) => hops.has(from) && hops.has(to))
  const declared = both.filter(({ link }) => link === null)
  const near = ({ from, to }: Edge) => (hops.get(from) ?? 0) + (hops.get(to) ?? 0)
  const links = both
    .filter(({ link }) => link !== null)
    .toSorted(
      (a, b) =>
        Number(b.state === 'confirmed') - Number(a.state === 'confirmed') ||
        near(a) - near(b) ||
        firmnessOf(b) - firmnessOf(a) ||
        compare(a.id, b.id),
    )
  const joining = joiningLinks(declared, links)
  const few = new Set([...joining, ...links.filter((link) => !joining.has(link)).slice(0, mostLinks)])
  return {
    nodes: shown,
    edges: [...declared, ...links.filter((edge) => few.has(edge))],
    left: { nodes: nodes.length - shown.length, links: links.length - few.size },
  }
}

/** The links without which a part would not hang together with the rest: what has an account in common needs none. */
function joiningLinks(declared: readonly Edge[], links: readonly Edge[]): ReadonlySet<Edge> {
  const parts = new Map<string, string>()
  const partOf = (id: string): string => {
    let at = id
    for (let up = parts.get(at); up !== undefined; up = parts.get(at)) at = up
    return at
  }
  const join = ({ from, to }: Edge): boolean => {
    const [one, other] = [partOf(from), partOf(to)]
    if (one !== other) parts.set(one, other)
    return one !== other
  }
  declared.forEach(join)
  return new Set(links.filter(join))
}

function firmnessOf({ state, link }: Edge): number {
  return firmness(state, link?.bits ?? 0)
}

/** What is left of a graph when every loose end that is no record is taken off, again and again. */
function leadingNodes(nodes: readonly Node[], edges: readonly Edge[]): ReadonlySet<string> {
  const near = neighbours(edges)
  const degree = new Map(nodes.map(({ id }) => [id, near.get(id)?.size ?? 0]))
  const loose = (node: Node) => node.kind !== 'declaration' && node.hops > 0
  const takeable = new Set(nodes.filter(loose).map(({ id }) => id))
  const gone = new Set<string>()
  const queue = [...takeable].filter((id) => (degree.get(id) ?? 0) <= 1)
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    gone.add(at)
    for (const next of near.get(at) ?? []) {
      if (gone.has(next)) continue
      degree.set(next, (degree.get(next) ?? 0) - 1)
      if (takeable.has(next) && degree.get(next) === 1) queue.push(next)
    }
  }
  return new Set(nodes.map(({ id }) => id).filter((id) => !gone.has(id)))
}

function firmest(edges: readonly Edge[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { from, to, state, link } of edges)
    for (const id of [from, to]) found.set(id, Math.max(found.get(id) ?? 0, firmness(state, link?.bits ?? 0)))
  return found
}
