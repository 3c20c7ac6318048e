import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { connected, createDatabase } from './databases.ts'
import { startEmbedded } from './embedded.ts'

const root = path.resolve(import.meta.dirname, '..', '..')

// The number Prisma's own command locks, so that the two never work at once.
const LOCK = 72707369

// Prisma's own table, so that its command can take over wherever its engine runs.
const TABLE = `CREATE TABLE IF NOT EXISTS public._prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`

export type Migration = { name: string; sql: string; checksum: string }

/** The migrations on disk, in the order of their names. */
export function readMigrations(folder = path.join(root, 'prisma', 'migrations')): Migration[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, file: path.join(folder, name, 'migration.sql') }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => {
      const sql = readFileSync(file, 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/** Brings the database up to the migrations, each in a transaction of its own. Answers with the names of those applied. */
export async function migrate(url: string, migrations = readMigrations()): Promise<string[]> {
  return connected(url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    const applied = await appliedSoFar(client)
    const pending = stillToApply(migrations, applied)
    if (pending.length === 0) return []
    // The queue's schema first: our migrations grant rights on it.
    await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) })
    for (const migration of pending) await apply(client, migration)
    return pending.map((migration) => migration.name)
  })
}

/** What is on disk and not in the database. Refuses when the two tell different stories about the past. */
export function stillToApply(
  migrations: readonly Migration[],
  applied: ReadonlyMap<string, string>,
): Migration[] {
  for (const name of applied.keys()) {
    if (!migrations.some((migration) => migration.name === name)) {
      throw new Error(`Migration ${name} was applied to this database but is not in prisma/migrations.`)
    }
  }
  for (const { name, checksum } of migrations) {
    const then = applied.get(name)
    if (then !== undefined && then !== checksum) {
      throw new Error(
        `Migration ${name} was changed after it was applied to this database. Add a new one instead.`,
      )
    }
  }
  return migrations.filter((migration) => !applied.has(migration.name))
}

async function appliedSoFar(client: pg.Client): Promise<Map<string, string>> {
  await client.query(TABLE)
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    'SELECT migration_name, checksum, finished_at FROM public._prisma_migrations WHERE rolled_back_at IS NULL',
  )
  const half = rows.find((row) => row.finished_at === null)
  if (half)
    throw new Error(`Migration ${half.migration_name} failed half-way here and must be resolved by hand.`)
  return new Map(rows.map((row) => [row.migration_name, row.checksum]))
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const startedAt = new Date()
  try {
    await client.query('BEGIN')
    await client.query(sql)
    // The migration may have changed role; the record is the migrator's.
    await client.query('RESET ROLE')
    await client.query(
      `INSERT INTO public._prisma_migrations
         (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name, startedAt],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw new Error(`Migration ${name} failed: ${told(error, sql)}`, { cause: error })
  }
}

function told(error: unknown, sql: string): string {
  if (!(error instanceof Error)) return String(error)
  const position = 'position' in error ? Number(error.position) : Number.NaN
  if (Number.isNaN(position)) return error.message
  return `${error.message} (line ${sql.slice(0, position).split('\n').length})`
}

/** `npm run migrate`: DATABASE_URL if there is one, else the built-in database in DATA_DIR. */
async function main(): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const given = process.env.DATABASE_URL
  const embedded = given
    ? undefined
    : await startEmbedded({ dataDir: path.resolve(root, process.env.DATA_DIR ?? '.data'), say })
  try {
    const url = given ?? (await createDatabase(embedded?.url ?? '', 'portal'))
    const names = await migrate(url)
    say(names.length === 0 ? 'Nothing to apply.' : `Applied: ${names.join(', ')}.`)
  } finally {
    await embedded?.stop()
  }
}

if (import.meta.main) {
  main().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
}
