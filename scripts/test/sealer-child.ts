import { readFileSync } from 'node:fs'
import { readSignerKey } from '../../lib/history/log/note.ts'
import { policyOfLog, readPolicy } from '../../lib/history/log/policy.ts'
import type { Step } from '../../lib/history/seal/seal.ts'
import { type SealerState, startSealer } from '../../lib/history/seal/sealer.ts'

/*
 * A sealer in a process of its own, for tests and the bench: it seals while it is told to, tells what it does, and can be made to die
 * at a step as a machine dies, without another instruction.
 */

export type Order =
  | {
      readonly seal: {
        readonly databaseUrl: string
        readonly keyFile: string
        readonly stateFile: string
        /** The text of a C2SP policy; without it, no witness. */
        readonly policy?: string
        readonly everyMs?: number
        /** Dies at this step, the n-th time that it comes to it. */
        readonly dies?: { readonly at: Step; readonly time: number }
      }
    }
  | { readonly stop: true }
export type Told =
  | { readonly ready: true }
  | { readonly state: SealerState; readonly why: string | null }
  | { readonly step: Step }
  | { readonly stopped: true }

let sealer: { readonly stop: () => Promise<void> } | undefined
const tell = (what: Told) => process.send?.(what)

process.on('message', async (order: Order) => {
  if ('stop' in order) {
    await sealer?.stop()
    sealer = undefined
    tell({ stopped: true })
    return
  }
  const { databaseUrl, keyFile, stateFile, policy, everyMs, dies } = order.seal
  const key = readSignerKey(readFileSync(keyFile, 'utf8').trim())
  let told: SealerState | undefined
  let times = 0
  sealer = startSealer({
    databaseUrl,
    key,
    stateFile,
    policy: policy === undefined ? policyOfLog(key) : readPolicy(policy),
    ...(everyMs !== undefined && { everyMs }),
    told(state, why) {
      if (state !== told) tell({ state, why })
      told = state
    },
    at(step) {
      if (step === dies?.at && ++times === dies.time) process.kill(process.pid, 'SIGKILL')
      if (step === 'signed') tell({ step })
    },
  })
})
// Whoever started it is gone.
process.on('disconnect', () => process.exit())
tell({ ready: true })
