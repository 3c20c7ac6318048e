import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** What became of the events that were written; of `unknown`, the connection broke before the answer to COMMIT came. */
export type Written = {
  readonly committed: Set<string>
  readonly rolledBack: Set<string>
  readonly unknown: Set<string>
}

export type Writers = { readonly written: Written; readonly stop: () => Promise<void> }

/**
 * Writes events on several connections at once until it is told to stop: some commit at once, some late, so that later numbers are
 * visible before earlier ones; one in five is rolled back. Goes on when the database comes back.
 */
export function startWriters(connectionString: string, count: number): Writers {
  const written: Written = { committed: new Set(), rolledBack: new Set(), unknown: new Set() }
  let stopping = false

  async function one(): Promise<void> {
    let db: pg.Client | undefined
    while (!stopping) {
      try {
        db ??= await connected(connectionString)
        await transaction(db, written)
      } catch {
        await db?.end().catch(() => undefined)
        db = undefined
        await sleep(50)
      }
    }
    await db?.end().catch(() => undefined)
  }
  const running = Array.from({ length: count }, one)
  return {
    written,
    async stop() {
      stopping = true
      await Promise.all(running)
    },
  }
}

async function connected(connectionString: string): Promise<pg.Client> {
  const db = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 })
  // What it says is said by the statement that runs on it next.
  db.on('error', () => undefined)
  await db.connect()
  return db
}

async function transaction(db: pg.Client, { committed, rolledBack, unknown }: Written): Promise<void> {
  const ids = Array.from({ length: 1 + Math.floor(Math.random() * 4) }, () => randomUUID())
  const goesBack = Math.random() < 0.2
  const keep = (where: Set<string>) => {
    for (const id of ids) where.add(id)
  }
  try {
    await db.query('BEGIN')
    await db.query(
      `INSERT INTO audit_event (id, at, type, object_kind, object_id, version, commitment, head_salt, entry, audience)
       SELECT id, now(), 'sent', 'declaration', id, 1, '', '', convert_to('entry ' || id, 'UTF8'), '{}' FROM unnest($1::uuid[]) AS t (id)`,
      [ids],
    )
    if (Math.random() < 0.3) await sleep(Math.random() * 60)
  } catch (error) {
    keep(rolledBack)
    throw error
  }
  try {
    await db.query(goesBack ? 'ROLLBACK' : 'COMMIT')
    keep(goesBack ? rolledBack : committed)
  } catch (error) {
    keep(goesBack ? rolledBack : unknown)
    throw error
  }
  await sleep(Math.random() * 20)
}
