import type { Checkpoint } from '#lib/history/log/checkpoint.ts'
import { GrowingTree } from '#lib/history/log/growing-tree.ts'
import { hashBytes, leafHash } from '#lib/history/log/hash.ts'
import { type Tile, tileHeight, tilePath, tileWidth } from '#lib/history/log/tile.ts'
import type { Findings } from './findings.ts'
import { readHashes } from './tiles.ts'
import { reason } from './trust.ts'

/** Builds the tree anew from its entries, one bundle after another, and compares it with the tiles and the root. Constant memory. */
export class TreeCheck {
  readonly #folder: string
  readonly #checkpoint: Checkpoint
  readonly #findings: Findings
  readonly #tree = new GrowingTree()
  /** At each level from 1 on, the hashes of the tile that is being filled. */
  readonly #rows: Buffer[][] = []

  constructor(folder: string, checkpoint: Checkpoint, findings: Findings) {
    this.#folder = folder
    this.#checkpoint = checkpoint
    this.#findings = findings
  }

  /**
   * @param entries null where the bundle is of no use: its hashes then stand in for it
   * @returns whether there was anything to go on with
   */
  add({ index, width }: Tile, entries: readonly Buffer[] | null): boolean {
    const tile = { level: 0, index, width }
    const logged = this.#read(tile)
    const hashes = entries ? Buffer.concat(entries.map(leafHash)) : logged
    const first = index * tileWidth
    if (!hashes) {
      this.#findings.add(`from entry ${first} on nothing can be checked`, first)
      return false
    }
    if (logged && entries)
      for (const at of differing(logged, hashes))
        this.#findings.add(
          `it is not the entry that was logged: ${tilePath(tile)} has another hash`,
          first + at,
        )
    for (let at = 0; at < hashes.length; at += hashBytes)
      this.#tree.append(hashes.subarray(at, at + hashBytes), this.#complete)
    return true
  }

  readonly #complete = (height: number, index: number, hash: Buffer): void => {
    if (height === 0 || height % tileHeight !== 0) return
    const level = height / tileHeight
    this.#rows[level] ??= []
    const row = this.#rows[level]
    row.push(hash)
    if (row.length === tileWidth) this.#compare(level, Math.floor(index / tileWidth), row.splice(0))
  }

  /** When all entries were added: the tiles at the right edge, and the root. */
  end(): void {
    const { size, root } = this.#checkpoint
    for (const [level, row] of this.#rows.entries())
      if (row && row.length > 0) this.#compare(level, Math.floor(size / tileWidth ** (level + 1)), row)
    if (!this.#tree.root().equals(root))
      this.#findings.add('its root is not the root of the entries', 'checkpoint')
  }

  #compare(level: number, index: number, row: readonly Buffer[]): void {
    const tile = { level, index, width: row.length }
    const logged = this.#read(tile)
    const [first] = logged ? differing(logged, Buffer.concat(row)) : []
    if (first !== undefined)
      this.#findings.add(`its hash ${first} is not the hash of what is below it`, tilePath(tile))
  }

  #read(tile: Tile): Buffer | null {
    try {
      return readHashes(this.#folder, tile)
    } catch (error) {
      this.#findings.add(reason(error), tilePath(tile))
      return null
    }
  }
}

/** Which hashes of two rows of one length differ. */
function differing(one: Buffer, other: Buffer): readonly number[] {
  if (one.equals(other)) return []
  return Array.from({ length: other.length / hashBytes }, (_, at) => at).filter(
    (at) =>
      one.compare(other, at * hashBytes, (at + 1) * hashBytes, at * hashBytes, (at + 1) * hashBytes) !== 0,
  )
}
