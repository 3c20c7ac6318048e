import { randomUUID } from 'node:crypto'
import { linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/*
 * One process at a time for one folder. The holder is whoever made the lock file with the highest number, as long as it lives; the
 * highest is never removed. Taking over a dead one's file by deleting it would let two that find it dead at once both succeed.
 * Processes that share the folder over a network, or that cannot see each other's numbers, are not kept apart.
 */

export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
}

const named = /^lock\.(0|[1-9]\d{0,14})$/

/** @returns gives the folder back @throws FolderInUse when another live process has it */
export function lockFolder(folder: string): () => void {
  for (;;) {
    const highest = numbers(folder)[0] ?? -1
    if (highest >= 0) refuseIfHeld(folder, highest)
    const mine = highest + 1
    const file = path.join(folder, `lock.${mine}`)
    if (!made(folder, file)) continue
    // Somebody who looked earlier may have gone past this number in between.
    if (numbers(folder)[0] !== mine) {
      rmSync(file, { force: true })
      continue
    }
    for (const lower of numbers(folder).filter((number) => number < mine))
      rmSync(path.join(folder, `lock.${lower}`), { force: true })
    return () => writeFileSync(file, '')
  }
}

/** Highest first. */
function numbers(folder: string): readonly number[] {
  const all = readdirSync(folder).flatMap((name) => named.exec(name)?.[1] ?? [])
  return all.map(Number).sort((a, b) => b - a)
}

function refuseIfHeld(folder: string, number: number): void {
  let holder: string
  try {
    holder = readFileSync(path.join(folder, `lock.${number}`), 'utf8')
  } catch (error) {
    // Gone: whoever passed it has removed it, and there is a higher one to look at.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const [pid = '', began = ''] = holder.trim().split(' ')
  if (/^[1-9]\d*$/.test(pid) && isAlive(Number(pid)) && beganAt(Number(pid)) === began)
    throw new FolderInUse(`${folder} is in use by process ${pid}`)
}

/** Appears with its content or not at all, and never in place of another. */
function made(folder: string, file: string): boolean {
  const draft = path.join(folder, `.lock-${randomUUID()}`)
  writeFileSync(draft, `${process.pid} ${beganAt(process.pid)}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Tells a process from a later one of the same number, where the system says when it began; elsewhere nothing. */
function beganAt(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command in brackets may hold spaces and brackets. What ended and was not yet fetched by its parent counts as ended.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? 'ended' : `${boot}:${fields[19]}`
  } catch {
    return ''
  }
}
