import { readFileSync } from 'node:fs'
import path from 'node:path'
import { connected, createDatabase, dropDatabase } from '../scripts/database/databases.ts'
import { migrate } from '../scripts/database/migrate.ts'

const sql = readFileSync(path.join(import.meta.dirname, 'history-fill.sql'), 'utf8')
// A multiple of the four events that each chain has.
const batch = 40_000

/** A database of its own with this many events, none of them sealed: entries and commitments as `append_event` makes them. */
export async function fillHistory(serverUrl: string, name: string, events: number): Promise<string> {
  await dropDatabase(serverUrl, name)
  const url = await createDatabase(serverUrl, name)
  await migrate(url)
  await connected(url, async (db) => {
    await db.query('SET session_replication_role = replica')
    await db.query('SET synchronous_commit = off')
    for (let from = 0; from < events; from += batch)
      await db.query(sql, [from, Math.min(from + batch, events), events])
    await db.query('VACUUM ANALYZE')
  })
  return url
}
