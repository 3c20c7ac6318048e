import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Malformed } from '../log/malformed.ts'
import type { SignerKey } from '../log/note.ts'
import type { Policy } from '../log/policy.ts'
import { isWaiting } from './ledger.ts'
import { type OpenLog, openLog } from './open-log.ts'
import { SealingRefused } from './refused.ts'
import { type Step, sealRound } from './seal.ts'
import { readLastSigned, writeLastSigned } from './signed-file.ts'
import { type Witnessing, witnessing } from './witnessing.ts'

/** What a sealer says of itself. `late`: an event waits longer than it should. `refused`: it may not sign and needs a person. */
export type SealerState = 'ok' | 'standby' | 'late' | 'refused'

export type SealerOptions = {
  readonly databaseUrl: string
  readonly key: SignerKey
  /** Where the last signed state is kept. */
  readonly stateFile: string
  readonly policy: Policy
  readonly everyMs?: number
  /** An event that waits longer than this is told. */
  readonly lateAfterMs?: number
  readonly told: (state: SealerState, why: string | null) => void
  readonly witnessTold?: (witness: string, problem: string | null) => void
  readonly at?: (step: Step) => void
}

// Any number that nothing else locks: whoever holds it is the one that seals.
const leaderLock = 7_205_759_403
const afterRefusalMs = 60_000
const afterFaultMs = 2000

/**
 * Seals until it is told to stop. Of several processes one works and the others stand by: the lock goes with the connection, so
 * another takes over when it breaks, and the keys of the log's tables keep two that both believe themselves in charge apart.
 */
export function startSealer(options: SealerOptions): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController()
  const running = (async () => {
    while (!stopping.signal.aborted) {
      let pauseMs = afterFaultMs
      try {
        await lead(options, stopping.signal)
      } catch (error) {
        const refused = error instanceof SealingRefused || error instanceof Malformed
        options.told(refused ? 'refused' : 'late', refused ? error.message : (error as Error).name)
        if (refused) pauseMs = afterRefusalMs
      }
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** One connection's life: waits for the lock, opens the log, and seals. Returns when told to stop. */
async function lead(options: SealerOptions, stop: AbortSignal): Promise<void> {
  const { key, stateFile, everyMs = 500 } = options
  const db = await connected(options.databaseUrl)
  const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 2, connectionTimeoutMillis: 5000 })
  pool.on('error', () => undefined)
  let asked: Witnessing | undefined
  try {
    if (!(await becomeLeader(db, options, stop))) return
    let log: OpenLog = await openLog(db, key, readLastSigned(stateFile))
    let contradiction: string | null = null
    asked = witnessing(
      log.id,
      options.policy,
      borrowed(pool),
      (why) => {
        contradiction = why
      },
      options.witnessTold,
    )
    if (log.signed) await asked.mayGoOn(log.signed)
    const late = lateness(options)
    const sealing = {
      db,
      key,
      remember: (checkpoint: Parameters<typeof writeLastSigned>[1]) => writeLastSigned(stateFile, checkpoint),
      ...(options.at && { at: options.at }),
    }
    while (!stop.aborted) {
      if (contradiction) throw new SealingRefused(contradiction)
      const before = log
      log = await sealRound(sealing, log)
      if (log.signed) asked.show(log.signed)
      late(log !== before, log === before && (await isWaiting(db, log.cursor)))
      if (log === before || log.tree.size - before.tree.size < 1000)
        await sleep(everyMs, undefined, { signal: stop }).catch(() => undefined)
    }
  } finally {
    await asked?.settled()
    await db.end().catch(() => undefined)
    await pool.end().catch(() => undefined)
  }
}

async function connected(connectionString: string): Promise<pg.Client> {
  const db = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 5000,
    query_timeout: 30_000,
    application_name: 'sealer',
    keepAlive: true,
  })
  // What it says is said by the statement that runs on it next.
  db.on('error', () => undefined)
  await db.connect()
  // A signature must not outlive the entries that it covers.
  await db.query('SET synchronous_commit = on')
  return db
}

async function becomeLeader(db: pg.Client, { told }: SealerOptions, stop: AbortSignal): Promise<boolean> {
  while (!stop.aborted) {
    const { rows } = await db.query<{ leads: boolean }>('SELECT pg_try_advisory_lock($1) AS leads', [
      leaderLock,
    ])
    if (rows[0]?.leads) return true
    told('standby', null)
    await sleep(1000, undefined, { signal: stop }).catch(() => undefined)
  }
  return false
}

/** Tells how long events wait: since when there has been some and none was sealed. */
function lateness({
  told,
  lateAfterMs = 60_000,
}: SealerOptions): (sealed: boolean, waiting: boolean) => void {
  let since = performance.now()
  return (sealed, waiting) => {
    if (sealed || !waiting) since = performance.now()
    const isLate = performance.now() - since > lateAfterMs
    told(isLate ? 'late' : 'ok', isLate ? 'events wait for a transaction that does not end' : null)
  }
}

function borrowed(pool: pg.Pool) {
  return async <T>(work: (db: pg.ClientBase) => Promise<T>): Promise<T> => {
    const db = await pool.connect()
    try {
      return await work(db)
    } finally {
      db.release()
    }
  }
}
