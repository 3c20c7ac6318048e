import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

/** A connection that may read everything: DATABASE_URL, or the demo that is running. @throws one line when there is neither */
export async function openMigrator(): Promise<pg.Client> {
  const connectionString = process.env.DATABASE_URL?.trim() || runningDemo()
  if (!connectionString)
    throw new Error(
      'DATABASE_URL is missing (the migrator’s, because this reads everything), and no demo is running here.',
    )
  const db = new pg.Client({ connectionString, application_name: 'history' })
  await db.connect()
  // Row security holds for the migrator too; the owner of the tables sees all rows.
  await db.query('SET ROLE portal_owner')
  return db
}

/** The database that `npm start` brought and that still runs. */
function runningDemo(): string | undefined {
  const dataDir = path.resolve(import.meta.dirname, '..', '..', process.env.DATA_DIR ?? '.data')
  try {
    const { port } = JSON.parse(readFileSync(path.join(dataDir, 'database.json'), 'utf8')) as { port: number }
    const secrets = JSON.parse(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')) as Record<
      string,
      string
    >
    return `postgres://postgres:${secrets.postgres}@127.0.0.1:${port}/portal`
  } catch {
    return undefined
  }
}
