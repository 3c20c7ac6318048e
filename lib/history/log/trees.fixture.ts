import { GrowingTree } from './growing-tree.ts'
import { leafHash } from './hash.ts'
import type { ReadNode } from './proof.ts'
import { nodesFromTiles, tileHeight, tilePath, tileWidth } from './tile.ts'

/** The leaves that the implementations of RFC 6962 test with. */
export const referenceLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex'))

export type Grown = {
  readonly leaves: readonly Buffer[]
  /** The root at each size, from 0 on. */
  readonly roots: readonly Buffer[]
  /** Nodes of the tree of a size, read from the tiles that it has. */
  readonly nodes: (size: number) => ReadNode
}

export function grow(entries: readonly Uint8Array[]): Grown {
  const tree = new GrowingTree()
  const rows: Buffer[][] = []
  const roots = [tree.root()]
  const leaves = entries.map(leafHash)
  for (const leaf of leaves) {
    tree.append(leaf, (height, _index, hash) => {
      if (height % tileHeight !== 0) return
      rows[height / tileHeight] ??= []
      rows[height / tileHeight]?.push(hash)
    })
    roots.push(tree.root())
  }
  const nodes = (size: number) =>
    nodesFromTiles(size, ({ level, index, width }) => {
      const row = rows[level]?.slice(index * tileWidth, index * tileWidth + width) ?? []
      if (row.length < width) throw new Error(`there is no ${tilePath({ level, index, width })}`)
      return Buffer.concat(row)
    })
  return { leaves, roots, nodes }
}

/** Bytes with one bit turned over. @param bit taken modulo their number */
export function flip(bytes: Uint8Array, bit: number): Buffer {
  const changed = Buffer.from(bytes)
  const at = bit % (changed.length * 8)
  changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7))
  return changed
}
