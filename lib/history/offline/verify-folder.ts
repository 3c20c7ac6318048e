import path from 'node:path'
import type { Checkpoint } from '#lib/history/log/checkpoint.ts'
import type { Policy } from '#lib/history/log/policy.ts'
import { type Tile, tilePath, tilesOf, tileWidth } from '#lib/history/log/tile.ts'
import { ChainPass } from './chains.ts'
import { readEntry } from './entry.ts'
import { type Finding, Findings } from './findings.ts'
import { readWhole } from './read-file.ts'
import { checkStrays } from './strays.ts'
import { readBundleFile } from './tiles.ts'
import { TreeCheck } from './tree-check.ts'
import { type Judged, judgeCheckpoint, reason, type Seen } from './trust.ts'

export type FolderOptions = {
  readonly policy: Policy
  /** Chains held in memory at once; for more, the entries are read again. */
  readonly mostChains?: number
  /** Told after every bundle, in each pass. */
  readonly progress?: (entries: number, size: number, pass: number) => void
}
export type VerifiedFolder = {
  /** What the folder claims; null where that cannot be read. */
  readonly checkpoint: Checkpoint | null
  readonly witnesses: readonly Seen[]
  /** The last checkpoint of the log before, as the first entry tells it. */
  readonly continues: Checkpoint | null
  readonly chains: number
  readonly passes: number
  /** The first thousand; `total` counts all. */
  readonly findings: readonly Finding[]
  readonly total: number
}

const longestCheckpoint = 1_000_000

/**
 * Verifies an exported log (C2SP tlog-tiles) without a database: signature and witnesses, every hash from the entries up to the root,
 * every entry's form, and each object's chain of versions. Whatever the folder holds, it ends with findings and not with an error.
 */
export function verifyFolder(
  folder: string,
  { policy, mostChains = 500_000, progress }: FolderOptions,
): VerifiedFolder {
  const findings = new Findings()
  const { checkpoint, witnesses, faults } = readCheckpoint(folder, policy)
  findings.since = checkpoint?.size ?? null
  for (const fault of faults) findings.add(fault, 'checkpoint')

  let continues: Checkpoint | null = null
  let chains = 0
  let passes = 0
  let size = checkpoint?.size ?? 0
  for (let from: string | null = ''; checkpoint && from !== null; ) {
    const pass = new ChainPass(mostChains, from)
    passes += 1
    const tell = (read: number) => progress?.(read, checkpoint.size, passes)
    if (passes === 1) {
      size = readLog(folder, checkpoint, pass, findings, tell)
      checkStrays(folder, checkpoint.size, findings)
    } else readAgain(folder, size, pass, tell)
    const ended = pass.end(checkpoint.size)
    findings.addAll(ended.findings, ended.total)
    chains += ended.chains
    continues = pass.continues
    from = ended.next
  }
  return { checkpoint, witnesses, continues, chains, passes, findings: findings.kept, total: findings.total }
}

function readCheckpoint(folder: string, policy: Policy): Judged {
  try {
    return judgeCheckpoint(
      readWhole(path.join(folder, 'checkpoint'), longestCheckpoint).toString('utf8'),
      policy,
    )
  } catch (error) {
    return { checkpoint: null, witnesses: [], faults: [reason(error)] }
  }
}

/** Checks everything. @returns how many entries could be reached */
function readLog(
  folder: string,
  checkpoint: Checkpoint,
  chains: ChainPass,
  findings: Findings,
  progress: (entries: number) => void,
): number {
  const tree = new TreeCheck(folder, checkpoint, findings)
  for (const tile of tilesOf('entries', checkpoint.size)) {
    const first = tile.index * tileWidth
    const entries = readEntriesOf(folder, tile, (what) => findings.add(what, tilePath(tile)))
    if (!tree.add(tile, entries)) return first
    chain(entries, first, chains, (what, index) => findings.add(what, index))
    progress(first + tile.width)
  }
  tree.end()
  return checkpoint.size
}

/** Checks the chains that memory did not hold before; everything else has its findings already. */
function readAgain(
  folder: string,
  size: number,
  chains: ChainPass,
  progress: (entries: number) => void,
): void {
  for (const tile of tilesOf('entries', size)) {
    const first = tile.index * tileWidth
    chain(
      readEntriesOf(folder, tile, () => undefined),
      first,
      chains,
      () => undefined,
    )
    progress(first + tile.width)
  }
}

function chain(
  entries: readonly Buffer[] | null,
  first: number,
  chains: ChainPass,
  found: (what: string, index: number) => void,
): void {
  entries?.forEach((bytes, at) => {
    try {
      chains.add(first + at, readEntry(bytes, first + at))
    } catch (error) {
      found(reason(error), first + at)
    }
  })
}

function readEntriesOf(folder: string, tile: Tile, found: (what: string) => void): readonly Buffer[] | null {
  try {
    return readBundleFile(folder, tile).entries
  } catch (error) {
    found(reason(error))
    return null
  }
}
