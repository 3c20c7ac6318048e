import { hashBytes, nodeHash } from './hash.ts'
import { Malformed } from './malformed.ts'
import type { ReadNode } from './proof.ts'

/* The log as a set of files (C2SP tlog-tiles): rows of 256 hashes, and bundles of 256 entries. */

export const tileWidth = 256
export const tileHeight = 8
/** Longest entry a bundle can carry: its length is two bytes. */
export const longestEntry = 0xffff

export type Tile = {
  readonly level: number | 'entries'
  readonly index: number
  /** 1 to 256 hashes or entries; below 256 the tile is partial. */
  readonly width: number
}

/** `tile/0/x001/067`, `tile/entries/000.p/12`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${path}${width < tileWidth ? `.p/${width}` : ''}`
}

/** @returns the tile a path names, or null when it names none, also when it writes it otherwise than `tilePath` would */
export function readTilePath(path: string): Tile | null {
  const found = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
  if (!found) return null
  const level = found[1] === 'entries' ? 'entries' : Number(found[1])
  const index = Number((found[2] ?? '').replaceAll(/[x/]/g, ''))
  const width = found[3] === undefined ? tileWidth : Number(found[3])
  const tile: Tile = { level, index, width }
  const isTile = Number.isSafeInteger(index) && width >= 1 && (level === 'entries' || level < 64)
  return isTile && tilePath(tile) === path ? tile : null
}

/** Every tile of a tree of this size at one level, partial ones at its end. */
export function* tilesOf(level: number | 'entries', size: number, from = 0): Generator<Tile> {
  const nodes = Math.floor(size / tileWidth ** (level === 'entries' ? 0 : level))
  for (let index = from; index * tileWidth < nodes; index++)
    yield { level, index, width: Math.min(tileWidth, nodes - index * tileWidth) }
}

/** How many levels of tiles a tree of this size has. */
export function levelsOf(size: number): number {
  let levels = 0
  for (let nodes = size; nodes > 0; nodes = Math.floor(nodes / tileWidth)) levels += 1
  return levels
}

/** Reads subtrees of a tree of `size` from its tiles; each tile is read once. @param readTile `width` hashes, 32 bytes each */
export function nodesFromTiles(
  size: number,
  readTile: (tile: Tile & { readonly level: number }) => Buffer | Promise<Buffer>,
): ReadNode {
  const tiles = new Map<string, Promise<Buffer>>()
  return async (height, index) => {
    const level = Math.floor(height / tileHeight)
    const leaves = 2 ** (height % tileHeight)
    const first = index * leaves
    const tile = Math.floor(first / tileWidth)
    const width = Math.min(tileWidth, Math.floor(size / tileWidth ** level) - tile * tileWidth)
    const key = `${level}/${tile}`
    let reading = tiles.get(key)
    if (!reading) {
      reading = Promise.resolve(readTile({ level, index: tile, width }))
      tiles.set(key, reading)
    }
    const bytes = await reading
    const start = (first % tileWidth) * hashBytes
    if (bytes.length < start + leaves * hashBytes)
      throw new Malformed(`${tilePath({ level, index: tile, width })} is too short`)
    return subtree(bytes.subarray(start, start + leaves * hashBytes))
  }
}

/** @param hashes a power of two of them, in a row */
function subtree(hashes: Buffer): Buffer {
  if (hashes.length <= hashBytes) return hashes
  const middle = hashes.length / 2
  return nodeHash(subtree(hashes.subarray(0, middle)), subtree(hashes.subarray(middle)))
}

/** An entry bundle: each entry after its length in two bytes, big-endian. @throws RangeError for an entry that is too long */
export function writeBundle(entries: readonly Uint8Array[]): Buffer {
  const parts = entries.flatMap((entry) => {
    if (entry.length > longestEntry) throw new RangeError('an entry is longer than a bundle can carry')
    const length = Buffer.alloc(2)
    length.writeUInt16BE(entry.length)
    return [length, entry]
  })
  return Buffer.concat(parts)
}

/** @throws Malformed when the bytes end in the middle of an entry, or hold another number of them */
export function readBundle(bytes: Buffer, width: number): Buffer[] {
  const entries: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    if (entries.length === width) throw new Malformed(`the bundle holds more than ${width} entries`)
    if (at + 2 > bytes.length) throw new Malformed('the bundle ends in the middle of a length')
    const end = at + 2 + bytes.readUInt16BE(at)
    if (end > bytes.length) throw new Malformed('the bundle ends in the middle of an entry')
    entries.push(bytes.subarray(at + 2, end))
    at = end
  }
  if (entries.length < width) throw new Malformed(`the bundle holds ${entries.length} entries of ${width}`)
  return entries
}
