import { type Dirent, opendirSync, statSync } from 'node:fs'
import path from 'node:path'
import { readTilePath, type Tile, tilePath, tileWidth } from '#lib/history/log/tile.ts'
import type { Findings } from './findings.ts'
import { unreadable } from './read-file.ts'
import { readBundleFile, readHashes } from './tiles.ts'
import { reason } from './trust.ts'

// `tile`, a level, six groups of three digits, a partial tile's folder.
const deepest = 9

/** Width of a tile in a tree of this size; 0 where the tree has none there. */
function widthOf({ level, index }: Tile, size: number): number {
  const nodes = Math.floor(size / tileWidth ** (level === 'entries' ? 0 : level))
  return Math.max(0, Math.min(tileWidth, nodes - index * tileWidth))
}

/**
 * Files under `tile` that a log of this size need not have: earlier, narrower tiles must agree with the present ones; others are
 * findings. The tiles it must have are not looked at.
 */
export function checkStrays(folder: string, size: number, findings: Findings): void {
  let wide: { readonly path: string; readonly bytes: Buffer } | null = null
  const read = (tile: Tile): Buffer =>
    tile.level === 'entries' ? readBundleFile(folder, tile).bytes : readHashes(folder, tile)

  for (const file of filesUnder(folder, 'tile', findings)) {
    const tile = readTilePath(file)
    if (!tile) {
      findings.add('is no part of a log', file)
      continue
    }
    const width = widthOf(tile, size)
    if (tile.width > width)
      findings.add(
        `is wider than the ${size} entries of the checkpoint ${width === 0 ? 'reach' : 'need'}`,
        file,
      )
    if (tile.width >= width) continue
    const whole = { ...tile, width }
    try {
      if (wide?.path !== tilePath(whole)) wide = { path: tilePath(whole), bytes: read(whole) }
    } catch (error) {
      reason(error)
      continue // That tile has its finding already.
    }
    try {
      const narrow = read(tile)
      if (!narrow.equals(wide.bytes.subarray(0, narrow.length)))
        findings.add(`differs from ${wide.path}`, file)
    } catch (error) {
      findings.add(reason(error), file)
    }
  }
}

/** Paths of all that is no folder; links to folders are not followed. */
function* filesUnder(folder: string, under: string, findings: Findings): Generator<string> {
  let depth = 0
  for (let at = 0; at < under.length; at++) if (under[at] === '/') depth += 1
  try {
    const directory = opendirSync(path.join(folder, under))
    try {
      for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
        const file = `${under}/${entry.name}`
        if (isFolder(folder, file, entry)) {
          if (entry.isSymbolicLink()) findings.add('is a link to a folder, which is not followed', file)
          else if (depth + 1 >= deepest) findings.add('is deeper than a log is', file)
          else yield* filesUnder(folder, file, findings)
        } else yield file
      }
    } finally {
      directory.closeSync()
    }
  } catch (error) {
    const what = reason(unreadable(error))
    // A log without entries has no tiles; for any other the missing ones are found one by one.
    if (depth > 0 || what !== 'is missing') findings.add(what, under)
  }
}

function isFolder(folder: string, file: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory()
  try {
    return statSync(path.join(folder, file)).isDirectory()
  } catch {
    return false // It leads nowhere, or to itself: whoever reads it will say so.
  }
}
