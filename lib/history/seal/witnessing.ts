import type pg from 'pg'
import type { Policy, Witness } from '../log/policy.ts'
import { consistencyProof } from '../log/proof.ts'
import { type Answer, askWitness } from '../witness/ask.ts'
import { addCosignature, lastCosigned, nodesInRows, type SignedRow } from './ledger.ts'

const patienceMs = 3000
/** A witness that fails is left alone for a while, longer each time. */
const shortestPauseMs = 1000
const longestPauseMs = 60_000

export type Witnessing = {
  /** Asks, beside everything else, whoever has not seen this checkpoint yet. */
  readonly show: (checkpoint: SignedRow) => void
  /** Asks everybody now and waits for the answers: nothing may be signed that is behind or against what they saw. */
  readonly mayGoOn: (checkpoint: SignedRow) => Promise<void>
  /** Settles when nobody is being asked any more. */
  readonly settled: () => Promise<void>
}

/**
 * Shows checkpoints to the witnesses of the policy and keeps what they sign. Each is asked on its own, one question at a time,
 * always about the newest state: one that is slow or away delays nothing and nobody.
 * @param connect a connection of the database for as long as the work takes
 * @param contradicted called when a witness has seen more than we have, or another past
 */
export function witnessing(
  log: number,
  policy: Policy,
  connect: <T>(work: (db: pg.ClientBase) => Promise<T>) => Promise<T>,
  contradicted: (why: string) => void,
  told: (witness: string, problem: string | null) => void = () => undefined,
): Witnessing {
  const asking = new Map<string, Promise<void>>()
  const pauses = new Map<string, { until: number; ms: number }>()
  let newest: SignedRow | undefined

  async function ask({ name, key, url }: Witness, checkpoint: SignedRow): Promise<Answer> {
    return connect(async (db) => {
      const known = (await lastCosigned(db, log)).get(key.name) ?? 0
      const prove = (from: number) =>
        consistencyProof(from, checkpoint.size, nodesInRows(db, log, checkpoint.size))
      const asked = { note: checkpoint.note, size: checkpoint.size, known, prove }
      const answer = await askWitness({ name, key, url }, asked, patienceMs)
      if ('cosignature' in answer) await addCosignature(db, log, checkpoint.size, answer.cosignature)
      return answer
    })
  }

  function settle(witness: Witness, answer: Answer): void {
    if ('contradicts' in answer) contradicted(`${witness.name}: ${answer.contradicts}`)
    const failed = 'refused' in answer
    told(witness.name, failed ? answer.refused : null)
    if (!failed) return void pauses.delete(witness.name)
    const ms = Math.min((pauses.get(witness.name)?.ms ?? shortestPauseMs / 2) * 2, longestPauseMs)
    pauses.set(witness.name, { ms, until: performance.now() + ms })
  }

  async function keepAsking(witness: Witness): Promise<void> {
    for (let shown = 0; newest && newest.size > shown; ) {
      const checkpoint = newest
      if ((pauses.get(witness.name)?.until ?? 0) > performance.now()) return
      try {
        settle(witness, await ask(witness, checkpoint))
      } catch {
        settle(witness, { refused: 'the database was away' })
      }
      shown = checkpoint.size
    }
  }

  return {
    show(checkpoint) {
      newest = checkpoint
      for (const witness of policy.witnesses) {
        if (asking.has(witness.name)) continue
        const work = keepAsking(witness).finally(() => asking.delete(witness.name))
        asking.set(witness.name, work)
      }
    },
    async mayGoOn(checkpoint) {
      await Promise.all(
        policy.witnesses.map(async (witness) => settle(witness, await ask(witness, checkpoint))),
      )
    },
    async settled() {
      await Promise.all(asking.values())
    },
  }
}
