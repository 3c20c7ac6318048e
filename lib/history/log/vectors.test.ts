import { hash } from 'node:crypto'
import { expect, it } from 'vitest'
import { consistencyProof, inclusionProof, rootOf, verifyConsistency, verifyInclusion } from './proof.ts'
import { grow, referenceLeaves } from './trees.fixture.ts'

/* Roots and proofs that were published with the first implementation of RFC 6962, and are tested against in many since. */
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const a = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7'
const b = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e'
const c = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4'
const d = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b'
const e = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0'
const f = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a'
const [, one = '', two = '', , four = ''] = roots

const { leaves, roots: grown, nodes } = grow(referenceLeaves)
const hex = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('hex'))

it('grows to the published roots, from nothing on', async () => {
  expect(hex(grown)).toEqual(roots)
  for (const size of roots.keys()) expect((await rootOf(size, nodes(size))).toString('hex')).toBe(roots[size])
})

it.each<[index: number, size: number, proof: string[]]>([
  [0, 1, []],
  [0, 8, [a, b, c]],
  [5, 8, [d, e, four]],
  [2, 3, [two]],
  [1, 5, [one, b, d]],
])('leads from leaf %i of %i as published', async (index, size, published) => {
  const proof = await inclusionProof(index, size, nodes(size))
  expect(hex(proof)).toEqual(published)
  expect(
    verifyInclusion(leaves[index] ?? Buffer.alloc(0), index, size, proof, grown[size] ?? Buffer.alloc(0)),
  ).toBe(true)
})

it.each<[first: number, second: number, proof: string[]]>([
  [1, 1, []],
  [1, 8, [a, b, c]],
  [6, 8, [f, e, four]],
  [2, 5, [b, d]],
])('shows that %i begins %i as published', async (first, second, published) => {
  const proof = await consistencyProof(first, second, nodes(second))
  expect(hex(proof)).toEqual(published)
  const [older = Buffer.alloc(0), newer = Buffer.alloc(0)] = [grown[first], grown[second]]
  expect(verifyConsistency(first, older, second, newer, proof)).toBe(true)
})

it('shows what RFC 6962 draws in section 2.1.3', async () => {
  // Seven leaves d0 … d6; PATH(0) = [b, h, l], PATH(3) = [c, g, l], PATH(4) = [f, j, k], PATH(6) = [i, k];
  // PROOF(3) = [c, d, g, l], PROOF(4) = [l], PROOF(6) = [i, j, k].
  const read = nodes(7)
  const [lb, lc, ld, lf, lj] = await Promise.all([1, 2, 3, 5, 6].map((index) => read(0, index)))
  const [g, h, i] = await Promise.all([0, 1, 2].map((index) => read(1, index)))
  const k = await read(2, 0)
  const l = node(i, lj)
  const drawn: [Promise<Buffer[]>, (Buffer | undefined)[]][] = [
    [inclusionProof(0, 7, read), [lb, h, l]],
    [inclusionProof(3, 7, read), [lc, g, l]],
    [inclusionProof(4, 7, read), [lf, lj, k]],
    [inclusionProof(6, 7, read), [i, k]],
    [consistencyProof(3, 7, read), [lc, ld, g, l]],
    [consistencyProof(4, 7, read), [l]],
    [consistencyProof(6, 7, read), [i, lj, k]],
  ]
  for (const [proof, expected] of drawn) expect(await proof).toEqual(expected)
})

function node(left: Uint8Array = Buffer.alloc(0), right: Uint8Array = Buffer.alloc(0)): Buffer {
  return hash('sha256', Buffer.concat([Buffer.from([1]), left, right]), 'buffer')
}
