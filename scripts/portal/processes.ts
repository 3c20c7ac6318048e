import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Whether a process with this number runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether the process with this number is the one meant, by a mark in its command line: numbers are reused. */
export function isOurs(pid: number, mark: string): boolean {
  return isAlive(pid) && commandLine(pid).includes(mark)
}

/** Who started the process; for an orphan that is no longer who did. */
export function parentOf(pid: number): number {
  return Number(statField(pid, 1) ?? ps(pid, 'ppid='))
}

/** When the process began, in the machine's own terms: with the number it names one process for good. */
export function beganAt(pid: number): string {
  return (statField(pid, 19) ?? ps(pid, 'lstart=')).trim()
}

function statField(pid: number, index: number): string | undefined {
  try {
    // The second field, a name in brackets, may itself hold spaces and brackets: count from behind it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[index]
  } catch {
    return undefined
  }
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ps(pid, 'command=')
  }
}

// Where there is no /proc: macOS.
function ps(pid: number, field: string): string {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', field], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
