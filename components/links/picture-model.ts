import type { Edge, Node } from '#lib/links/connections.ts'
import type { Drawn } from '#lib/links/drawn.ts'
import { fitted, type Label } from '#lib/links/label.ts'
import { layOut, type Placed } from '#lib/links/layout.ts'
import { kindLine, markWords } from './picture-words.ts'

const widest = 200
const inset = 16
const boxHeight = 50
const markHeight = 28

export type NodeBox = Placed & { readonly node: Node; readonly name: Label; readonly kind: Label }
export type Mark = Placed & {
  readonly edge: Edge
  readonly link: string
  readonly words: string
  readonly from: Node
  readonly to: Node
}
export type Line = { readonly edge: Edge; readonly points: readonly (readonly [number, number])[] }

export type PictureModel = {
  readonly drawn: Drawn
  readonly width: number
  readonly height: number
  /** Nodes and the marks of links, in the order to read them: nearest first, a link after both its ends. */
  readonly boxes: readonly (NodeBox | Mark)[]
  readonly lines: readonly Line[]
}

/** Where everything goes. The words of a link stand in a box on its line, so that they have room too. */
export function pictureOf(shown: Drawn, mostCounted: number): PictureModel {
  const boxes = shown.nodes.map((node) => {
    const name = fitted(node.label, widest, node.kind !== 'contact')
    const kind = fitted(kindLine(node, mostCounted), widest)
    return {
      id: node.id,
      node,
      name,
      kind,
      width: Math.max(name.width, kind.width) + 2 * inset,
      height: boxHeight,
    }
  })
  const marks = shown.edges.flatMap((edge) => {
    if (edge.link === null || edge.state === 'declared') return []
    const words = markWords[edge.state]
    return [{ id: edge.id, edge, words, width: fitted(words, widest).width + inset, height: markHeight }]
  })
  const joints = shown.edges.flatMap(({ id, from, to, link }): [string, string][] =>
    link
      ? [
          [from, id],
          [id, to],
        ]
      : [[from, to]],
  )
  const { width, height, boxes: placed } = layOut([...boxes, ...marks], joints)
  const at = (id: string): Placed => placed.get(id) ?? { id, x: 0, y: 0, width: 0, height: 0 }
  const nodes = new Map(shown.nodes.map((node) => [node.id, node]))
  const point = (id: string) => [at(id).x, at(id).y] as const
  const nodeBoxes = boxes.map((box) => ({ ...box, ...at(box.id) }))
  const placedMarks = marks.flatMap(({ edge, words, ...box }) => {
    const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)]
    return from && to && edge.link
      ? [{ ...box, ...at(box.id), edge, words, from, to, link: edge.link.id }]
      : []
  })
  return {
    drawn: shown,
    width,
    height,
    boxes: inReadingOrder(nodeBoxes, placedMarks),
    lines: shown.edges.map((edge) => ({
      edge,
      points: edge.link
        ? [point(edge.from), point(edge.id), point(edge.to)]
        : [point(edge.from), point(edge.to)],
    })),
  }
}

function inReadingOrder(boxes: readonly NodeBox[], marks: readonly Mark[]): (NodeBox | Mark)[] {
  const order = new Map(boxes.map(({ id }, at) => [id, at]))
  const later = ({ edge }: Mark) => Math.max(order.get(edge.from) ?? 0, order.get(edge.to) ?? 0)
  return boxes.flatMap((box, at) => [box, ...marks.filter((mark) => later(mark) === at)])
}
