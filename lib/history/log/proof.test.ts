import { describe, expect, it } from 'vitest'
import { emptyRoot, nodeHash } from './hash.ts'
import {
  consistencyProof,
  inclusionProof,
  type ReadNode,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './proof.ts'
import { flip, grow } from './trees.fixture.ts'

const largest = 300
// Up to this size everything is tried; beyond, one change of each kind, another for each pair.
const exhaustive = 24
const { leaves, roots, nodes } = grow(Array.from({ length: largest }, (_, at) => Buffer.from(`entry ${at}`)))
const nothing = Buffer.alloc(0)
const leafAt = (index: number): Buffer => leaves[index] ?? nothing
const rootAt = (size: number): Buffer => roots[size] ?? nothing

/** Some of the choices: all of them in a small tree, one in turn in a larger one. */
function some<T>(all: readonly T[], size: number, turn: number): readonly T[] {
  return size <= exhaustive ? all : all.slice(turn % all.length, (turn % all.length) + 1)
}

const bits = Array.from({ length: 256 }, (_, bit) => bit)

/** The proof with one bit of one hash turned over, or made longer or shorter. */
function damaged(proof: readonly Buffer[], size: number, turn: number): readonly (readonly Buffer[])[] {
  const flipped = some([...proof.keys()], size, turn).flatMap((at) =>
    some(bits, size, turn + at).map((bit) => proof.with(at, flip(proof[at] ?? nothing, bit))),
  )
  const longer = some([...proof.keys(), proof.length], size, turn).map((at) =>
    proof.toSpliced(at, 0, leafAt(0)),
  )
  const shorter = some([...proof.keys()], size, turn).map((at) => proof.toSpliced(at, 1))
  return some([...flipped, ...longer, ...shorter], size, turn >> 1)
}

/** Nodes of a tree of this size from its tiles, each worked out once. */
function remembered(size: number): ReadNode {
  const known = new Map<string, Buffer | Promise<Buffer>>()
  const read = nodes(size)
  return (height, index) => {
    const key = `${height}/${index}`
    const node = known.get(key) ?? read(height, index)
    known.set(key, node)
    return node
  }
}

describe('every inclusion', () => {
  it(`in every tree up to ${largest} is shown, and nothing next to it`, async () => {
    const wrong: string[] = []
    for (let size = 1; size <= largest; size++) {
      const read = remembered(size)
      for (let index = 0; index < size; index++) {
        const proof = await inclusionProof(index, size, read)
        const [leaf, root, turn] = [leafAt(index), rootAt(size), index * 7 + size]
        const note = (what: string) => wrong.push(`${what}: ${index} of ${size}`)
        if (!verifyInclusion(leaf, index, size, proof, root)) note('refused')
        for (const other of damaged(proof, size, turn))
          if (verifyInclusion(leaf, index, size, other, root)) note('damaged proof')
        for (const bit of some(bits, size, turn)) {
          if (verifyInclusion(flip(leaf, bit), index, size, proof, root)) note('other leaf')
          if (verifyInclusion(leaf, index, size, proof, flip(root, bit))) note('other root')
        }
        for (const bit of some([1, 2, 4, 8, 16, 32, 64, 128, 256, 512], size, turn))
          if (verifyInclusion(leaf, index ^ bit, size, proof, root)) note('other index')
      }
    }
    expect(wrong).toEqual([])
  })

  it('is refused for another size, but where the path has the same shape in both', async () => {
    // The path alone does not fix the size: only a signed checkpoint binds it to the root (see tlog-proof.test.ts).
    const wrong: string[] = []
    let sameShape = 0
    for (let size = 1; size <= 40; size++)
      for (let index = 0; index < size; index++) {
        const proof = await inclusionProof(index, size, nodes(size))
        for (let other = 0; other <= 80; other++) {
          const accepted = verifyInclusion(leafAt(index), index, other, proof, rootAt(size))
          const isSame = index < other && shape(index, other) === shape(index, size)
          if (isSame && other !== size) sameShape += 1
          if (accepted !== isSame) wrong.push(`${index} of ${size} as of ${other}`)
        }
      }
    expect(wrong).toEqual([])
    expect(sameShape).toBeGreaterThan(500)
  })
})

/** On which side each hash of a path stands, leaf first (RFC 6962, section 2.1.1, without its hashes). */
function shape(index: number, size: number): string {
  if (size === 1) return ''
  const left = 2 ** Math.ceil(Math.log2(size) - 1)
  return index < left ? `${shape(index, left)}R` : `${shape(index - left, size - left)}L`
}

describe('every consistency', () => {
  it(`of two trees up to ${largest} is shown, and nothing next to it`, async () => {
    const wrong: string[] = []
    for (let second = 1; second <= largest; second++) {
      const read = remembered(second)
      for (let first = 1; first <= second; first++) {
        const proof = await consistencyProof(first, second, read)
        const [older, newer, turn] = [rootAt(first), rootAt(second), first * 11 + second]
        const note = (what: string) => wrong.push(`${what}: ${first} in ${second}`)
        if (!verifyConsistency(first, older, second, newer, proof)) note('refused')
        for (const other of damaged(proof, second, turn))
          if (verifyConsistency(first, older, second, newer, other)) note('damaged proof')
        for (const bit of some(bits, second, turn)) {
          if (verifyConsistency(first, flip(older, bit), second, newer, proof)) note('other first root')
          if (verifyConsistency(first, older, second, flip(newer, bit), proof)) note('other second root')
        }
      }
    }
    expect(wrong).toEqual([])
  }, 120_000) // fifteen seconds alone, more beside others

  it('is refused for roots of trees that part', async () => {
    const other = grow(
      Array.from({ length: 40 }, (_, at) => Buffer.from(at === 9 ? 'forged' : `entry ${at}`)),
    )
    for (let second = 11; second <= 40; second++)
      for (let first = 10; first < second; first++) {
        const [older, newer] = [rootAt(first), other.roots[second] ?? nothing]
        const proofs = [
          await consistencyProof(first, second, nodes(second)),
          await consistencyProof(first, second, other.nodes(second)),
        ]
        expect(proofs.some((proof) => verifyConsistency(first, older, second, newer, proof))).toBe(false)
      }
  })
})

describe('at the edges', () => {
  it('a tree without leaves has the hash of nothing as its root, and begins every tree without proof', async () => {
    expect(rootAt(0)).toEqual(emptyRoot)
    expect(await rootOf(0, nodes(0))).toEqual(emptyRoot)
    for (const size of [0, 1, 7, 300]) {
      expect(await consistencyProof(0, size, nodes(size))).toEqual([])
      expect(verifyConsistency(0, emptyRoot, size, rootAt(size), [])).toBe(true)
      expect(verifyConsistency(0, emptyRoot, size, rootAt(size), [leafAt(0)])).toBe(false)
      expect(verifyConsistency(0, rootAt(1), size, rootAt(size), [])).toBe(false)
    }
    expect(verifyConsistency(0, emptyRoot, 0, rootAt(1), [])).toBe(false)
    expect(verifyInclusion(leafAt(0), 0, 0, [], leafAt(0))).toBe(false)
    expect(verifyInclusion(leafAt(0), 0, 0, [], emptyRoot)).toBe(false)
  })

  it('equal sizes need equal roots and no proof', () => {
    expect(verifyConsistency(5, rootAt(5), 5, rootAt(5), [])).toBe(true)
    expect(verifyConsistency(5, rootAt(5), 5, rootAt(6), [])).toBe(false)
    expect(verifyConsistency(5, rootAt(5), 5, rootAt(5), [rootAt(5)])).toBe(false)
  })

  it('a smaller tree after a larger, and what is no size, is refused', async () => {
    expect(verifyConsistency(6, rootAt(6), 5, rootAt(5), [])).toBe(false)
    expect(verifyConsistency(3, rootAt(3), 5, rootAt(5), [])).toBe(false)
    for (const odd of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(verifyInclusion(leafAt(0), odd, 5, [], rootAt(5))).toBe(false)
      expect(verifyInclusion(leafAt(0), 0, odd, [], rootAt(5))).toBe(false)
      expect(verifyConsistency(odd, rootAt(5), odd, rootAt(5), [])).toBe(false)
      expect(verifyConsistency(2, rootAt(2), odd, rootAt(5), [])).toBe(false)
      await expect(inclusionProof(odd, 5, nodes(5))).rejects.toThrow(RangeError)
      await expect(consistencyProof(odd, 5, nodes(5))).rejects.toThrow(RangeError)
    }
    await expect(inclusionProof(5, 5, nodes(5))).rejects.toThrow(RangeError)
    await expect(consistencyProof(6, 5, nodes(5))).rejects.toThrow(RangeError)
  })

  it('hashes that are shorter or longer than a hash are refused, whatever was hashed before', () => {
    const [left, right] = [leafAt(0), leafAt(1)]
    expect(verifyInclusion(left, 0, 2, [right], rootAt(2))).toBe(true)
    nodeHash(left, right)
    for (const odd of [right.subarray(0, 31), nothing, Buffer.concat([right, right]), Buffer.alloc(5000)]) {
      expect(verifyInclusion(left, 0, 2, [odd], rootAt(2))).toBe(false)
      expect(verifyInclusion(odd, 1, 2, [left], rootAt(2))).toBe(false)
      expect(verifyConsistency(1, left, 2, rootAt(2), [odd])).toBe(false)
      expect(verifyConsistency(1, odd, 2, rootAt(2), [right])).toBe(false)
    }
  })

  it('sizes of many digits are counted with', () => {
    // The last leaf of a tree of 2^52 + 1 hangs alone beside the rest.
    const [size, rest] = [2 ** 52 + 1, leafAt(3)]
    expect(verifyInclusion(leafAt(7), size - 1, size, [rest], nodeHash(rest, leafAt(7)))).toBe(true)
    expect(verifyInclusion(leafAt(7), size - 2, size, [rest], nodeHash(rest, leafAt(7)))).toBe(false)
  })
})
