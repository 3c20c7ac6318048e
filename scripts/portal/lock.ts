import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beganAt, isAlive } from './processes.ts'

type Process = { pid: number; began: string }
type Note = Process & { port: number; children: Process[] }

export type Lock = {
  /** Remembers a child, so that the next start can end it if this one is killed. */
  add(pid: number): void
  release(): void
}

/** Takes DATA_DIR for this process, or says who has it. Ends what a killed start left running. */
export async function takeLock(dataDir: string, port: number): Promise<Lock> {
  const file = path.join(dataDir, 'portal.json')
  mkdirSync(dataDir, { recursive: true })
  const earlier = read(file)
  if (earlier && lives(earlier)) {
    const there = `http://localhost:${earlier.port} (process ${earlier.pid})`
    throw new Error(`Already running at ${there} with the data in ${dataDir}.`)
  }
  if (earlier) await endAll(earlier.children)
  rmSync(file, { force: true })
  const note: Note = { pid: process.pid, began: beganAt(process.pid), port, children: [] }
  const save = (flag: 'w' | 'wx') => writeFileSync(file, `${JSON.stringify(note)}\n`, { flag })
  save('wx')
  return {
    add(pid) {
      note.children.push({ pid, began: beganAt(pid) })
      save('w')
    },
    release: () => rmSync(file, { force: true }),
  }
}

function read(file: string): Note | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Note
  } catch {
    return undefined
  }
}

function lives({ pid, began }: Process): boolean {
  return isAlive(pid) && beganAt(pid) === began
}

async function endAll(children: readonly Process[]): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    for (const { pid } of children.filter(lives)) kill(pid, signal)
    for (let waited = 0; children.some(lives) && waited < 3000; waited += 50) await sleep(50)
  }
}

/** Sends a signal to a child and whatever it has started: each child leads a group of its own. */
export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // It has ended in the meantime.
  }
}
