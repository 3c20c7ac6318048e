import { readdirSync, readFileSync } from 'node:fs'

/** The middle one; of an even number, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  const upper = sorted[Math.floor(half)] ?? Number.NaN
  return Number.isInteger(half) ? (upper + (sorted[half - 1] ?? Number.NaN)) / 2 : upper
}

/** The value that this share of all does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

// Linux counts processor time in hundredths of a second, whatever its own clock does.
const tickMs = 10

type Times = { readonly own: number; readonly ended: number; readonly parent: number }

function timesOf(pid: number | string): Times | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const at = (index: number) => Number(fields[index])
    return { own: at(11) + at(12), ended: at(13) + at(14), parent: at(1) }
  } catch {
    return null // it has ended
  }
}

/** Milliseconds of processor time of a process and everything it started, whether that still runs or has ended. */
export function cpuOf(pid: number): number {
  const all = new Map<number, Times>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const times = timesOf(name)
    if (times) all.set(Number(name), times)
  }
  const below = (parent: number): number => {
    const times = all.get(parent)
    if (!times) return 0
    const children = [...all].filter(([, each]) => each.parent === parent)
    return children.reduce((sum, [child]) => sum + below(child), times.own + times.ended)
  }
  return below(pid) * tickMs
}
