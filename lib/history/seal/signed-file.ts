import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import path from 'node:path'
import { type Checkpoint, checkpointText, readCheckpointText } from '../log/checkpoint.ts'

/*
 * The last state that this key signed, kept beside the key and not in the database: whoever rolls the database back does not roll
 * this back with it, so the key never signs a second past. Written before each signature.
 */

/** @returns null when nothing was signed yet @throws Malformed when the file is damaged: then nothing may be signed */
export function readLastSigned(file: string): Checkpoint | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  return readCheckpointText(text)
}

/** On disk when this returns. */
export function writeLastSigned(file: string, checkpoint: Checkpoint): void {
  const folder = path.dirname(file)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const descriptor = openSync(`${file}.new`, 'w', 0o600)
  writeSync(descriptor, checkpointText(checkpoint))
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(`${file}.new`, file)
  const directory = openSync(folder, 'r')
  fsyncSync(directory)
  closeSync(directory)
}
