import path from 'node:path'
import { hashBytes } from '#lib/history/log/hash.ts'
import { Malformed } from '#lib/history/log/malformed.ts'
import { longestEntry, readBundle, type Tile, tilePath } from '#lib/history/log/tile.ts'
import { readWhole } from './read-file.ts'

/** The hashes of a tile, in a row. @throws Malformed */
export function readHashes(folder: string, tile: Tile): Buffer {
  const length = tile.width * hashBytes
  const bytes = readWhole(path.join(folder, tilePath(tile)), length)
  if (bytes.length !== length) throw new Malformed(`has ${bytes.length} bytes, not ${length}`)
  return bytes
}

/** The entries of a bundle, and its bytes. @throws Malformed */
export function readBundleFile(
  folder: string,
  tile: Tile,
): { readonly bytes: Buffer; readonly entries: readonly Buffer[] } {
  const bytes = readWhole(path.join(folder, tilePath(tile)), tile.width * (2 + longestEntry))
  return { bytes, entries: readBundle(bytes, tile.width) }
}
