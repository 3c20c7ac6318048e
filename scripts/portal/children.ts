import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { kill } from './lock.ts'

export type Child = {
  name: string
  pid: number
  /** Settles with the exit code, or null when a signal ended it. */
  exited: Promise<number | null>
  /** Settles when the child says that it is ready. Only those do that are told to (`ipc`). */
  ready: Promise<void>
  /** The last lines it wrote. */
  tail(): string
  /** Asks it to end, and after a while insists. */
  stop(): Promise<void>
}

export type ChildOptions = {
  name: string
  command: readonly [string, ...string[]]
  env: Record<string, string | undefined>
  cwd: string
  logs: string
  /** Give it a channel over which it says that it is ready, and by whose closing it learns that its starter is gone. */
  ipc?: boolean
  /** Show what it writes, instead of keeping it in a file. */
  shown?: boolean
}

const PATIENCE_MS = 8000

/**
 * Starts a child that leads a process group of its own: Ctrl-C in the terminal then reaches only the starter, which ends its
 * children in order.
 */
export function startChild({ name, command, env, cwd, logs, ipc, shown }: ChildOptions): Child {
  const file = path.join(logs, `${name}.log`)
  const output = shown ? 'inherit' : openLog(file)
  const child: ChildProcess = spawn(command[0], command.slice(1), {
    cwd,
    env: env as NodeJS.ProcessEnv,
    detached: true,
    stdio: ['ignore', output, output, ...(ipc ? (['ipc'] as const) : [])],
  })
  if (typeof output === 'number') closeSync(output)
  let ended = false
  const exited = new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(127))
    child.on('exit', (code) => resolve(code))
  })
  exited.then(() => {
    ended = true
  })
  const pid = child.pid ?? 0
  return {
    name,
    pid,
    exited,
    ready: new Promise((resolve) => child.on('message', () => resolve())),
    tail: () => (shown ? '' : tailOf(file)),
    async stop() {
      if (ended || pid === 0) return
      kill(pid, 'SIGTERM')
      const insisting = setTimeout(() => kill(pid, 'SIGKILL'), PATIENCE_MS)
      await exited
      clearTimeout(insisting)
    },
  }
}

function openLog(file: string): number {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  return openSync(file, size > 10_000_000 ? 'w' : 'a', 0o600)
}

function tailOf(file: string): string {
  // Somebody may have taken the folder away while it ran.
  if (!existsSync(file)) return '(its log is gone)'
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-30).join('\n')
}
