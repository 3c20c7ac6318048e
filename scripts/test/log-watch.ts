import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openCheckpoint } from '../../lib/history/log/checkpoint.ts'
import type { VerifierKey } from '../../lib/history/log/note.ts'
import { readLastSigned } from '../../lib/history/seal/signed-file.ts'

export type LogWatch = {
  /** Every root that was ever seen for a size, signed or about to be. */
  readonly roots: ReadonlyMap<number, ReadonlySet<string>>
  /** How often what was remembered was more than what had a number. */
  readonly ahead: () => number
  readonly stop: () => Promise<void>
}

/** Looks at a log all the time, as many readers together would, and keeps what it sees: it cannot be taken back afterwards. */
export function watchLog(connectionString: string, stateFile: string, key: VerifierKey): LogWatch {
  const roots = new Map<number, Set<string>>()
  let ahead = 0
  let stopping = false
  const see = (size: number, root: Buffer) => {
    const known = roots.get(size) ?? new Set()
    roots.set(size, known.add(root.toString('base64')))
  }

  async function look(db: pg.Client): Promise<void> {
    const remembered = readLastSigned(stateFile)
    if (remembered) see(remembered.size, remembered.root)
    const { rows } = await db.query<{ note: string | null; size: string }>(
      `SELECT note, (SELECT coalesce(max(index) + 1, 0) FROM log_leaf) AS size
       FROM (SELECT 1) AS once LEFT JOIN log_checkpoint ON true ORDER BY log_checkpoint.size DESC NULLS LAST LIMIT 50`,
    )
    // Asked after the memory was read: numbers never become fewer.
    if (remembered && remembered.size > Number(rows[0]?.size ?? 0)) ahead += 1
    for (const { note } of rows) {
      if (note === null) continue
      const { size, root } = openCheckpoint(note, key)
      see(size, root)
    }
  }

  const running = (async () => {
    let db: pg.Client | undefined
    while (!stopping) {
      try {
        if (!db) {
          db = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 })
          db.on('error', () => undefined)
          await db.connect()
        }
        await look(db)
      } catch (error) {
        if ((error as Error).name === 'Malformed') throw error
        await db?.end().catch(() => undefined)
        db = undefined
      }
      await sleep(15)
    }
    await db?.end().catch(() => undefined)
  })()
  running.catch(() => undefined)
  return {
    roots,
    ahead: () => ahead,
    async stop() {
      stopping = true
      await running
    },
  }
}
