import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { makeReference } from '#lib/domain/reference.ts'
import { personId, seedDirectory, seedPolicy } from '../prisma/seed/directory.ts'
import { connected, createDatabase, dropDatabase, urlAs } from '../scripts/database/databases.ts'
import { type Embedded, startEmbedded } from '../scripts/database/embedded.ts'
import { makeDemo, readInstallation } from '../scripts/database/installation.ts'
import { migrate, readMigrations } from '../scripts/database/migrate.ts'
import { RUNTIME_ROLES, setRolePasswords } from '../scripts/database/roles.ts'
import { secret } from '../scripts/portal/secrets.ts'
import { root } from './places.ts'

export const people = 3000

export type BenchDatabase = {
  /** As the superuser. */
  readonly url: string
  /** As the roles of the running portal, by the names of their settings. */
  readonly settings: Readonly<Record<string, string>>
  readonly postmaster: number
  readonly stop: () => Promise<void>
}

const sql = (file: string) => readFileSync(path.join(import.meta.dirname, file), 'utf8')

/**
 * A PostgreSQL of the bench's own, with as many declarations as asked for. What was filled is kept and copied for each run, so
 * that a second run begins at once and with the same rows.
 */
export async function openDatabase(rows: number, say: (line: string) => void): Promise<BenchDatabase> {
  const dataDir = path.join(root, '.data', 'bench')
  const embedded = await startEmbedded({ dataDir, say })
  try {
    const template = await filled(embedded, rows, say)
    await dropDatabase(embedded.url, 'bench')
    const url = await createDatabase(embedded.url, 'bench', template)
    // A copy begins cold, and with nothing known of it to the planner's visibility map but what the template knew.
    await connected(url, (db) => db.query('VACUUM ANALYZE'))
    const password = secret(dataDir, 'roles')
    await setRolePasswords(url, Object.fromEntries(RUNTIME_ROLES.map((role) => [role, password])))
    const settings = Object.fromEntries(
      RUNTIME_ROLES.map((role) => [
        `DATABASE_URL_${role.replace('portal_', '').toUpperCase()}`,
        urlAs(url, role, password),
      ]),
    )
    return { url, settings, postmaster: embedded.pid, stop: embedded.stop }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

async function filled({ url }: Embedded, rows: number, say: (line: string) => void): Promise<string> {
  const made = [...readMigrations().map(({ checksum }) => checksum), sql('fill.sql'), sql('fill-helpers.sql')]
  const digest = createHash('sha256').update(made.join('\n')).digest('hex').slice(0, 12)
  const name = `filled_${rows}_${digest}`
  await dropOthers(url, rows, name)
  const template = await createDatabase(url, name)
  if ((await readInstallation(template)).complete) return name
  say(`- filling a database with ${rows.toLocaleString('en-GB')} declarations (kept for the next run)`)
  const began = performance.now()
  await dropDatabase(url, name)
  await createDatabase(url, name)
  await migrate(template)
  await makeDemo(template)
  await connected(template, (db) => fill(db, rows))
  await connected(template, (db) => db.query(`COMMENT ON DATABASE ${name} IS 'demo data complete'`))
  say(`  filled in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  return name
}

/** A template of the same size made by older migrations is of no more use. */
async function dropOthers(url: string, rows: number, name: string): Promise<void> {
  const { rows: old } = await connected(url, (db) =>
    db.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1) AND datname <> $2',
      [`filled_${rows}_`, name],
    ),
  )
  for (const { datname } of old) await dropDatabase(url, datname)
}

async function fill(db: pg.Client, rows: number): Promise<void> {
  await seedDirectory(db)
  await seedPolicy(db)
  await db.query('SET session_replication_role = replica')
  await db.query("SET maintenance_work_mem = '256MB'")
  await db.query(sql('fill-helpers.sql'))
  await db.query(`INSERT INTO sizes VALUES ('people', $1)`, [people])
  const references = new Set<string>()
  while (references.size < rows) references.add(makeReference((count) => randomBytes(count)))
  await db.query(
    'INSERT INTO invented SELECT n, reference FROM unnest($1::text[]) WITH ORDINALITY AS x (reference, n)',
    [[...references]],
  )
  await db.query('ANALYZE')
  await db.query(sql('fill.sql'))
  await db.query('VACUUM ANALYZE')
}

/** The session token of somebody in the filled database: one of the invented, by number, or of the demo, by subject. */
export function tokenOf(person: number | string): string {
  return `bench-session-${typeof person === 'number' ? `bench.${person}` : person}`
}

export function idOf(person: number | string): string {
  if (typeof person === 'string') return personId(person)
  const hex = createHash('md5').update(`bench person ${person}`).digest('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
