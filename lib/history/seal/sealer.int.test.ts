import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type History, openHistory } from '../../../scripts/test/sealed.ts'
import { type Policy, policyOfLog } from '../log/policy.ts'
import { witnessServer } from '../witness/server.ts'
import { openStates } from '../witness/state-file.ts'
import { type SealerState, startSealer } from './sealer.ts'

/* The sealer as the worker runs it, with real witnesses and with witnesses that misbehave. */

let history: History
const stops: (() => Promise<void>)[] = []
beforeEach(async () => {
  history = await openHistory()
})
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
  await history.close()
})

async function listening(server: http.Server): Promise<URL> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(async () => {
    server.closeAllConnections()
    server.close()
  })
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
}

function aWitness(): Promise<URL> {
  const states = openStates(path.join(history.folder, `witness-${stops.length}`))
  stops.push(async () => states.close())
  const logs = () => [history.key]
  return listening(witnessServer({ signer: history.witness, logs, states, now: () => new Date() }))
}

const policy = (url: URL): Policy => ({
  ...policyOfLog(history.key),
  witnesses: [{ name: 'W1', key: history.witness, url }],
})

function starts(of: Policy, stateFile = history.stateFile) {
  const states: SealerState[] = []
  let reason: string | null = null
  const sealer = startSealer({
    databaseUrl: history.jobs,
    key: history.key,
    stateFile,
    policy: of,
    everyMs: 50,
    told(state, why) {
      if (states.at(-1) !== state) states.push(state)
      reason = why
    },
  })
  stops.push(() => sealer.stop())
  return { states, reason: () => reason, stop: () => sealer.stop() }
}

async function until(what: () => Promise<boolean> | boolean, ms = 15_000): Promise<void> {
  for (const began = performance.now(); !(await what()); await sleep(25))
    if (performance.now() - began > ms) throw new Error('it did not come about')
}
const count = async (table: string) =>
  Number((await history.writer.query(`SELECT count(*) AS n FROM ${table}`)).rows[0].n)

it('seals what happens, and has it witnessed', async () => {
  starts(policy(await aWitness()))
  for (const events of [3, 400, 1]) {
    const before = await count('log_leaf')
    await history.happens(events)
    await until(async () => (await count('log_leaf')) === before + events)
  }
  const witnessed = `(SELECT size FROM log_cosignature WHERE size = 404)`
  await until(async () => (await count(`${witnessed} w`)) === 1)
})

it('waits for no witness: one that never answers', async () => {
  starts(policy(await listening(http.createServer(() => undefined))))
  await history.happens(1)
  await until(async () => (await count('log_checkpoint')) === 1)
  const began = performance.now()
  await history.happens(1)
  await until(async () => (await count('log_checkpoint')) === 2)
  expect(performance.now() - began).toBeLessThan(2500) // the witness would have three seconds
})

it('catches up with a witness that was away', async () => {
  const first = starts(policyOfLog(history.key))
  await history.happens(300)
  await until(async () => (await count('log_checkpoint')) > 0)
  await first.stop()
  starts(policy(await aWitness()))
  await until(async () => (await count('log_cosignature')) > 0)
})

it('signs nothing more once a witness has seen what the database has lost', async () => {
  const url = await aWitness()
  const first = starts(policy(url))
  await history.happens(20)
  await until(async () => (await count('log_cosignature')) > 0)
  await first.stop()
  await history.tampers(
    'DELETE FROM log_cosignature',
    'DELETE FROM log_checkpoint',
    'DELETE FROM log_leaf WHERE index >= 5',
    'DELETE FROM audit_event WHERE seq > 5',
  )
  // Its own memory is lost as well: only the witness knows.
  const after = starts(policy(url), path.join(history.folder, 'new-memory'))
  await until(() => after.states.includes('refused'))
  expect(after.reason()).toContain('W1')
})

it('of two, one works; the other takes over when it ends', async () => {
  const first = starts(policyOfLog(history.key))
  await until(() => first.states.includes('ok'))
  const second = starts(policyOfLog(history.key))
  await until(() => second.states.includes('standby'))
  await history.happens(2)
  await until(async () => (await count('log_leaf')) === 2)
  expect(second.states).toEqual(['standby'])
  await first.stop()
  await until(() => second.states.includes('ok'))
  await history.happens(2)
  await until(async () => (await count('log_leaf')) === 4)
})
