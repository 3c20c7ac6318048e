import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Order, Told } from './sealer-child.ts'

type Seal = Extract<Order, { seal: unknown }>['seal']

/** A sealer in a process of its own. */
export type Sealer = {
  readonly told: readonly Told[]
  readonly starts: (seal: Seal) => void
  /** As a machine dies. */
  readonly kills: () => Promise<void>
  /** Lets it end what it does; it may be started again. */
  readonly rests: () => Promise<void>
  readonly exited: Promise<void>
}

const program = path.resolve(import.meta.dirname, 'sealer-child.ts')

/** Starts a process that waits for its order: it is there at once when it is wanted. */
export function forkSealer(): Sealer {
  const child: ChildProcess = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const told: Told[] = []
  child.on('message', (what) => told.push(what as Told))
  child.on('error', () => undefined)
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = new Promise<void>((resolve) => child.once('message', () => resolve()))
  const stopped = () => told.filter((one) => 'stopped' in one).length
  // One that has died takes no orders.
  const send = (order: Order) => ready.then(() => child.connected && child.send(order, () => undefined))
  return {
    told,
    exited,
    starts: (seal) => void send({ seal }),
    async kills() {
      child.kill('SIGKILL')
      await exited
    },
    async rests() {
      const before = stopped()
      await send({ stop: true })
      await until(() => stopped() > before)
    },
  }
}

/** Waits for something to come about. @throws when it does not */
export async function until(what: () => Promise<boolean> | boolean, ms = 20_000): Promise<void> {
  for (const began = performance.now(); !(await what()); await sleep(10))
    if (performance.now() - began > ms) throw new Error('it did not come about')
}
