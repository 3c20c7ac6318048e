import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { Malformed } from '#lib/history/log/malformed.ts'

/**
 * A whole file of a folder that somebody else made: it may be missing, a folder, a pipe, a link to itself or far too long.
 * @throws Malformed saying which
 */
export function readWhole(path: string, longest: number): Buffer {
  const file = open(path)
  try {
    const stat = fstatSync(file)
    if (!stat.isFile())
      throw new Malformed(`is ${stat.isDirectory() ? 'a folder' : 'something else'}, not a file`)
    if (stat.size > longest) throw new Malformed(`has ${stat.size} bytes, more than ${longest}`)
    const bytes = Buffer.allocUnsafe(stat.size)
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(file, bytes, at, bytes.length - at, at)
      if (read === 0) throw new Malformed('became shorter while it was read')
      at += read
    }
    return bytes
  } catch (error) {
    throw unreadable(error)
  } finally {
    closeSync(file)
  }
}

function open(path: string): number {
  try {
    // Without O_NONBLOCK (which Windows has not) opening a named pipe waits for a writer, for ever.
    return openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    throw unreadable(error)
  }
}

/** What the system said of a file, as a finding; anything else stays what it is. */
export function unreadable(error: unknown): unknown {
  const isSystem = error instanceof Error && 'syscall' in error && 'code' in error
  const code = isSystem ? String(error.code) : ''
  if (error instanceof Malformed || code === '') return error
  return new Malformed(code === 'ENOENT' || code === 'ENOTDIR' ? 'is missing' : `cannot be read (${code})`)
}
