import { edgeHeights } from './growing-tree.ts'
import { emptyRoot, hashBytes, nodeHash } from './hash.ts'

/* Inclusion and consistency proofs: made as RFC 6962, section 2.1 says, checked as RFC 9162, sections 2.1.3.2 and 2.1.4.2 say. */

/** Root of a complete subtree of 2^height leaves, the index-th of that height. */
export type ReadNode = (height: number, index: number) => Buffer | Promise<Buffer>

type Span = readonly [from: number, until: number]

/** The root of the first `size` leaves. */
export function rootOf(size: number, read: ReadNode): Promise<Buffer> {
  return hashOf([0, size], read)
}

/**
 * Hashes that lead from a leaf to the root of a tree, the leaf's sibling first.
 * @throws RangeError when the tree has no such leaf
 */
export async function inclusionProof(index: number, size: number, read: ReadNode): Promise<Buffer[]> {
  if (!isIndex(index, size)) throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  const spans: Span[] = []
  let [from, until]: Span = [0, size]
  while (until - from > 1) {
    const middle = from + leftSize(until - from)
    if (index < middle) {
      spans.push([middle, until])
      until = middle
    } else {
      spans.push([from, middle])
      from = middle
    }
  }
  return hashAll(spans.reverse(), read)
}

/**
 * Hashes that show that a tree begins with all leaves of a smaller one. Nothing needs to be shown from size 0, or between equals.
 * @throws RangeError when the first is not the smaller
 */
export async function consistencyProof(first: number, second: number, read: ReadNode): Promise<Buffer[]> {
  if (!isSize(first) || !isSize(second) || first > second)
    throw new RangeError(`no proof from ${first} to ${second}`)
  if (first === 0 || first === second) return []
  const spans: Span[] = []
  let [from, until]: Span = [0, second]
  let whole = true
  while (first < until) {
    const middle = from + leftSize(until - from)
    if (first <= middle) {
      spans.push([middle, until])
      until = middle
    } else {
      spans.push([from, middle])
      from = middle
      whole = false
    }
  }
  if (!whole) spans.push([from, until])
  return hashAll(spans.reverse(), read)
}

/** Whether the proof leads from the leaf at `index` to the root of a tree of `size`. Never throws. */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isIndex(index, size) || !areHashes([leaf, ...proof])) return false
  let at = index
  let last = size - 1
  let hash: Uint8Array = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash)
      while (at % 2 === 0 && at !== 0) {
        at /= 2
        last = Math.floor(last / 2)
      }
    } else hash = nodeHash(hash, sibling)
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && Buffer.compare(hash, root) === 0
}

/** Whether the proof shows that the second tree begins with the first. Never throws. */
export function verifyConsistency(
  first: number,
  firstRoot: Uint8Array,
  second: number,
  secondRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!isSize(first) || !isSize(second) || first > second) return false
  if (!areHashes([firstRoot, ...proof])) return false
  if (second === 0 && Buffer.compare(secondRoot, emptyRoot) !== 0) return false
  if (first === 0) return proof.length === 0 && Buffer.compare(firstRoot, emptyRoot) === 0
  if (first === second) return proof.length === 0 && Buffer.compare(firstRoot, secondRoot) === 0
  // Where the first tree is one complete subtree, its root is the path's beginning and is left out of the proof.
  const path = edgeHeights(first).length === 1 ? [firstRoot, ...proof] : [...proof]
  const [start, ...rest] = path
  if (!start) return false
  let at = first - 1
  let last = second - 1
  while (at % 2 === 1) {
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  let older = start
  let newer = start
  for (const hash of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      older = nodeHash(hash, older)
      newer = nodeHash(hash, newer)
      while (at % 2 === 0 && at !== 0) {
        at /= 2
        last = Math.floor(last / 2)
      }
    } else newer = nodeHash(newer, hash)
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && Buffer.compare(older, firstRoot) === 0 && Buffer.compare(newer, secondRoot) === 0
}

/** The largest power of two below `size` (RFC 6962's k). */
function leftSize(size: number): number {
  let left = 1
  while (left * 2 < size) left *= 2
  return left
}

/** One after the other: the nodes may come over a connection that carries one question at a time. */
async function hashAll(spans: readonly Span[], read: ReadNode): Promise<Buffer[]> {
  const hashes: Buffer[] = []
  for (const span of spans) hashes.push(await hashOf(span, read))
  return hashes
}

/** The hash over the leaves of a span that begins where a subtree of its size may begin. */
async function hashOf([from, until]: Span, read: ReadNode): Promise<Buffer> {
  const parts: Buffer[] = []
  let start = from
  for (const height of edgeHeights(until - from)) {
    const leaves = 2 ** height
    parts.push(await read(height, start / leaves))
    start += leaves
  }
  return parts.length === 0 ? emptyRoot : parts.reduceRight((right, left) => nodeHash(left, right))
}

/** What is longer or shorter would be hashed together with what is left of the hash before it. */
function areHashes(all: readonly Uint8Array[]): boolean {
  return all.every(({ length }) => length === hashBytes)
}

function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0
}

function isIndex(index: number, size: number): boolean {
  return isSize(index) && isSize(size) && index < size
}
