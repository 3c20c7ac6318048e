import { emptyRoot, nodeHash } from './hash.ts'

/** What a growing tree tells when one of its subtrees is complete: 2^height leaves, the index-th of that height. */
export type OnComplete = (height: number, index: number, hash: Buffer) => void

/**
 * A Merkle tree of which only the complete subtrees at its right edge are kept: constant memory for any number of leaves.
 * Root as in RFC 6962, section 2.1.
 */
export class GrowingTree {
  /** Roots of the complete subtrees, largest first; their heights are the ones in the binary form of `size`. */
  readonly #edge: Buffer[]
  #size: number

  /** @param edge as `edge` gave it for a tree of that size @throws RangeError when the two do not fit */
  constructor(size = 0, edge: readonly Buffer[] = []) {
    if (edge.length !== edgeHeights(size).length) throw new RangeError(`no edge of a tree of ${size}`)
    this.#size = size
    this.#edge = [...edge]
  }

  get size(): number {
    return this.#size
  }

  get edge(): readonly Buffer[] {
    return this.#edge
  }

  /** @param leaf a leaf's hash */
  append(leaf: Buffer, onComplete?: OnComplete): void {
    let hash = leaf
    let before = this.#size
    let height = 0
    onComplete?.(0, this.#size, leaf)
    for (; before % 2 === 1; before = (before - 1) / 2) {
      hash = nodeHash(this.#edge.pop() ?? emptyRoot, hash)
      height += 1
      onComplete?.(height, (before - 1) / 2, hash)
    }
    this.#edge.push(hash)
    this.#size += 1
  }

  root(): Buffer {
    const last = this.#edge.at(-1)
    if (!last) return emptyRoot
    return this.#edge.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
  }
}

/** Heights of the complete subtrees of which a tree of this size consists, largest first. */
export function edgeHeights(size: number): readonly number[] {
  const heights: number[] = []
  for (let rest = size, height = 0; rest > 0; rest = Math.floor(rest / 2), height++)
    if (rest % 2 === 1) heights.unshift(height)
  return heights
}
