import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type pg from 'pg'
import type { SignerKey } from '../../lib/history/log/note.ts'
import { type Policy, policyOfLog, type Witness } from '../../lib/history/log/policy.ts'
import { lastLog, lastSigned } from '../../lib/history/seal/ledger.ts'
import { witnessing } from '../../lib/history/seal/witnessing.ts'
import { witnessServer } from '../../lib/history/witness/server.ts'
import { openStates } from '../../lib/history/witness/state-file.ts'

export type Witnesses = { readonly policy: Policy; readonly close: () => Promise<void> }

/** The witnesses of the drill, in this process, each with its own folder: `witness-1`, `witness-2` under `folder`. */
export async function serveWitnesses(
  folder: string,
  log: SignerKey,
  keys: readonly SignerKey[],
): Promise<Witnesses> {
  const closes: (() => Promise<unknown>)[] = []
  const witnesses: Witness[] = []
  for (const [at, key] of keys.entries()) {
    const name = `witness-${at + 1}`
    const states = openStates(path.join(folder, name))
    const server = witnessServer({ signer: key, logs: () => [log], states, now: () => new Date() })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    witnesses.push({ name, key, url: new URL(`http://127.0.0.1:${port}/`) })
    closes.push(async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      states.close()
    })
  }
  const names = witnesses.map(({ name }) => name)
  return {
    policy: {
      ...policyOfLog(log),
      witnesses,
      groups: new Map([['all', { needed: names.length, members: names }]]),
      quorum: 'all',
    },
    async close() {
      for (const close of closes) await close()
    },
  }
}

/** Shows the newest checkpoint of the database to the witnesses, as the sealer does. @returns what contradicts it */
export async function showTo(policy: Policy, db: pg.Client, key: SignerKey): Promise<readonly string[]> {
  const log = await lastLog(db)
  const signed = log && (await lastSigned(db, log.id))
  if (!log || !signed) throw new Error(`nothing was signed by ${key.name}`)
  const said: string[] = []
  // They are asked at once, and a connection carries one question at a time.
  let before: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: (on: pg.ClientBase) => Promise<T>): Promise<T> => {
    const mine = before.then(() => work(db))
    before = mine.catch(() => undefined)
    return mine
  }
  const failed: string[] = []
  const asking = witnessing(
    log.id,
    policy,
    inTurn,
    (why) => said.push(why),
    (witness, problem) => problem !== null && failed.push(`${witness}: ${problem}`),
  )
  await asking.mayGoOn(signed)
  if (failed.length > 0) throw new Error(`a witness does not answer as it should: ${failed.join('; ')}`)
  return said
}
