import { hash } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { type Checkpoint, checkpointText, readCheckpointText } from '../log/checkpoint.ts'
import { Malformed } from '../log/malformed.ts'
import { lockFolder } from './folder-lock.ts'

/* What a witness cosigned last, one file for each log. Everything that a witness is worth lies in these files never going back. */

/** A state file is not what was written. Taken for empty it would let a log begin another past, so it takes a person. */
export class StateDamaged extends Error {
  override readonly name = 'StateDamaged'
}

export type States = {
  readonly latest: (origin: string) => Checkpoint | null
  /**
   * On disk when it returns. Nothing else runs between its comparison and its writing: it waits for nothing.
   * @throws Error when `before` is not the latest, or `now` would go back
   */
  readonly advance: (before: Checkpoint | null, now: Checkpoint) => void
  readonly close: () => void
}

/**
 * Opens the folder for this process alone.
 * @throws FolderInUse when another process serves it
 * @throws StateDamaged when one of its files is damaged
 */
export function openStates(folder: string): States {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const release = lockFolder(folder)
  try {
    const known = readAll(folder)
    return {
      latest: (origin) => known.get(origin) ?? null,
      advance(before, now) {
        const latest = known.get(now.origin) ?? null
        const isLatest = latest ? before !== null && isSame(before, latest) : before === null
        if (!isLatest) throw new Error('another state was recorded in the meantime')
        if (latest && isSame(latest, now)) return
        if (latest && now.size <= latest.size) throw new Error('a state never goes back')
        write(path.join(folder, nameOf(now.origin)), now)
        known.set(now.origin, now)
      },
      close: release,
    }
  } catch (error) {
    release()
    throw error
  }
}

function isSame(one: Checkpoint, other: Checkpoint): boolean {
  return one.origin === other.origin && one.size === other.size && one.root.equals(other.root)
}

/** An origin may hold any sign, so it is no file name. */
function nameOf(origin: string): string {
  return `${hash('sha256', origin)}.state`
}

function readAll(folder: string): Map<string, Checkpoint> {
  const known = new Map<string, Checkpoint>()
  for (const name of readdirSync(folder)) {
    // Written and never put in place: no cosignature was given on it.
    if (name.endsWith('.state.new')) rmSync(path.join(folder, name))
    if (!name.endsWith('.state')) continue
    const state = read(path.join(folder, name))
    if (nameOf(state.origin) !== name) throw damaged(path.join(folder, name), 'it is of another log')
    known.set(state.origin, state)
  }
  return known
}

function read(file: string): Checkpoint {
  const parts = /^(.*\n)sha256 ([0-9a-f]{64})\n$/s.exec(readFileSync(file, 'utf8'))
  const [, text = '', digest] = parts ?? []
  if (hash('sha256', text) !== digest) throw damaged(file, 'it is not as it was written')
  try {
    return readCheckpointText(text)
  } catch (error) {
    if (error instanceof Malformed) throw damaged(file, error.message)
    throw error
  }
}

function damaged(file: string, why: string): StateDamaged {
  return new StateDamaged(`${file} is damaged (${why}); bring back its latest copy, or begin with a new key`)
}

function write(file: string, state: Checkpoint): void {
  const text = checkpointText(state)
  const descriptor = openSync(`${file}.new`, 'w', 0o600)
  try {
    writeSync(descriptor, `${text}sha256 ${hash('sha256', text)}\n`)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(`${file}.new`, file)
  // Without this the new name may be lost with the power, and the old state come back.
  const directory = openSync(path.dirname(file), 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}
