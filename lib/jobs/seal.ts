import { readFileSync } from 'node:fs'
import type pg from 'pg'
import type { Settings } from '#lib/env.ts'
import { readSignerKey, type SignerKey } from '#lib/history/log/note.ts'
import { type Policy, policyOfLog, readPolicy } from '#lib/history/log/policy.ts'
import { type SealerState, startSealer } from '#lib/history/seal/sealer.ts'
import { log } from '#lib/log.ts'

const everyMs = 10_000

/**
 * Seals the history as long as the worker lives, and says every ten seconds how it stands.
 * @throws one line that names what is wrong with the key or the policy
 */
export function seal(
  pool: pg.Pool,
  settings: Pick<Settings, 'databaseUrlJobs' | 'log'>,
): { stop: () => Promise<void> } {
  const key = readKey(settings.log.keyFile)
  const policy = readWitnesses(settings.log.policyFile, key)
  let state: SealerState = 'standby'

  const beat = async () => {
    // Whoever stands by leaves the word to the one that works.
    if (state === 'standby') return
    await pool
      .query(
        `INSERT INTO heartbeat (name, at, detail) VALUES ('log', clock_timestamp(), $1)
         ON CONFLICT (name) DO UPDATE SET at = excluded.at, detail = excluded.detail`,
        [state],
      )
      .catch(() => undefined) // the worker's own beat tells of a database that is away
  }
  const timer = setInterval(beat, everyMs)
  const problems = new Map<string, string | null>()
  const sealer = startSealer({
    databaseUrl: settings.databaseUrlJobs,
    key,
    policy,
    stateFile: settings.log.stateFile,
    told(next, why) {
      if (next === state) return
      state = next
      log[next === 'refused' ? 'error' : 'info']('history log', {
        outcome: next,
        ...(why && { reason: why }),
      })
      void beat()
    },
    witnessTold(witness, problem) {
      if (problems.get(witness) === problem) return
      problems.set(witness, problem)
      log[problem ? 'warn' : 'info']('witness', { component: witness, outcome: problem ?? 'ok' })
    },
  })
  return {
    async stop() {
      clearInterval(timer)
      await sealer.stop()
    },
  }
}

function readKey(file: string): SignerKey {
  try {
    const key = readSignerKey(readFileSync(file, 'utf8').trim())
    if (key.type === 'log') return key
  } catch (error) {
    throw new Error(`LOG_KEY_FILE cannot be used: ${(error as Error).message}`)
  }
  throw new Error('LOG_KEY_FILE cannot be used: it is a witness’s key')
}

function readWitnesses(file: string | undefined, key: SignerKey): Policy {
  if (!file) return policyOfLog(key)
  try {
    return readPolicy(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`LOG_POLICY_FILE cannot be used: ${(error as Error).message}`)
  }
}
