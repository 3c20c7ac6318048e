import { readFileSync, statSync } from 'node:fs'
import { Malformed } from '../log/malformed.ts'
import type { VerifierKey } from '../log/note.ts'
import { readPolicy } from '../log/policy.ts'

/**
 * The logs named in a policy file (C2SP tlog-policy), read again whenever it has changed. Until it is there, none. One that is
 * damaged or taken away later changes nothing: it may be in the middle of being written.
 * @param told what is to be said about the file, once for each change
 * @throws Malformed when the file is there at the start and damaged
 */
export function followLogs(file: string, told: (what: string) => void): () => readonly VerifierKey[] {
  let stamp = ''
  let logs: readonly VerifierKey[] | null = null

  function look(): readonly VerifierKey[] {
    const found = stampOf(file)
    if (found !== stamp) {
      const isFirst = stamp === ''
      stamp = found
      try {
        if (found === 'absent') told(logs ? 'it is gone; its last content counts' : 'waiting for it')
        else {
          logs = readLogs(readFileSync(file, 'utf8'))
          told(`${logs.length} ${logs.length === 1 ? 'log' : 'logs'}`)
        }
      } catch (error) {
        if (isFirst) throw error
        told(
          `${error instanceof Malformed ? error.message : 'it cannot be read'}; what was known before counts`,
        )
      }
    }
    return logs ?? []
  }
  look()
  return look
}

function readLogs(text: string): readonly VerifierKey[] {
  const { logs } = readPolicy(text)
  if (logs.length === 0) throw new Malformed('it names no log')
  return logs
}

function stampOf(file: string): string {
  try {
    const { mtimeNs, ctimeNs, size, ino } = statSync(file, { bigint: true })
    return [mtimeNs, ctimeNs, size, ino].join(' ')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'absent'
    return 'unreadable'
  }
}
