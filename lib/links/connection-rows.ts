import type { Edge, Graph, Node } from './connections.ts'
import { compare } from './graph-parts.ts'

const rowsPerPage = 25

/** A line of the table: an edge, from its nearer end. */
export type ConnectionRow = { readonly edge: Edge; readonly from: Node; readonly to: Node }

export type ConnectionRows = {
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly shown: readonly ConnectionRow[]
}

/** A page of everything connected: the nearest first, links before what was declared. */
export function connectionRows({ nodes, edges }: Graph, wanted: number): ConnectionRows {
  const order = new Map(nodes.map((node, at) => [node.id, { node, at }]))
  const rows = edges
    .flatMap((edge) => {
      const ends = [order.get(edge.from), order.get(edge.to)] as const
      const [one, other] = ends
      if (!one || !other) return []
      // What was declared is told as it was: a record has contacts, a contact accounts.
      const [from, to] = edge.link && other.at < one.at ? [other, one] : [one, other]
      return [
        { edge, from: from.node, to: to.node, near: Math.min(one.node.hops, other.node.hops), at: from.at },
      ]
    })
    .toSorted(
      (a, b) =>
        a.near - b.near ||
        Number(a.edge.link === null) - Number(b.edge.link === null) ||
        a.at - b.at ||
        compare(a.edge.id, b.edge.id),
    )
  const pages = Math.max(1, Math.ceil(rows.length / rowsPerPage))
  const page = Math.min(Math.max(1, wanted), pages)
  return {
    total: rows.length,
    page,
    pages,
    shown: rows
      .slice((page - 1) * rowsPerPage, page * rowsPerPage)
      .map(({ edge, from, to }) => ({ edge, from, to })),
  }
}
