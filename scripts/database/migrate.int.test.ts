import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, testDatabase } from '../test/database.ts'
import { connected } from './databases.ts'
import { migrate, readMigrations } from './migrate.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const good = {
  name: '9001_good',
  sql: 'CREATE TABLE tried (n integer); SET LOCAL ROLE portal_owner;',
  checksum: 'a',
}
const more = { name: '9003_more', sql: 'CREATE TABLE more (n integer)', checksum: 'c' }
const bad = { name: '9002_bad', sql: 'CREATE TABLE half (n integer);\nSELECT wrong;', checksum: 'b' }

test('the server is the one the portal is made for', async () => {
  const { rows } = await connected(database.migrator, (client) =>
    client.query(
      `SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('data_checksums') AS checksums,
              datlocale AS locale FROM pg_database WHERE datname = current_database()`,
    ),
  )
  expect(rows).toEqual([{ version: 18, checksums: 'on', locale: 'C.UTF-8' }])
})

test('each role may log in, and none is more than it should be', async () => {
  const { signin, web, standards, jobs } = testDatabase()
  for (const url of [signin, web, standards, jobs]) {
    const { rows } = await connected(url, (client) =>
      client.query(
        'SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole AS mighty FROM pg_roles WHERE rolname = current_user',
      ),
    )
    expect(rows).toEqual([{ mighty: false }])
  }
})

test('everything is recorded in the form Prisma uses, and nothing is left to apply', async () => {
  expect(await migrate(database.migrator)).toEqual([])
  const { rows } = await connected(database.migrator, (client) =>
    client.query(
      'SELECT migration_name, checksum, applied_steps_count FROM _prisma_migrations ORDER BY migration_name',
    ),
  )
  expect(rows).toEqual(
    readMigrations().map(({ name, checksum }) => ({
      migration_name: name,
      checksum,
      applied_steps_count: 1,
    })),
  )
})

test('one that fails leaves nothing behind and says where', async () => {
  const all = readMigrations()
  await expect(migrate(database.migrator, [...all, good, bad])).rejects.toThrow(
    /9002_bad failed: .*wrong.* \(line 2\)/,
  )
  const { rows } = await connected(database.migrator, (client) =>
    client.query(`SELECT to_regclass('tried') IS NOT NULL AS good, to_regclass('half') IS NOT NULL AS half`),
  )
  expect(rows).toEqual([{ good: true, half: false }])
})

test('two at once apply each only once', async () => {
  const all = [...readMigrations(), good, more]
  const applied = await Promise.all([migrate(database.migrator, all), migrate(database.migrator, all)])
  expect(applied.flat()).toEqual(['9003_more'])
})

test('a changed one is refused', async () => {
  const [first, ...rest] = readMigrations()
  if (!first) throw new Error('no migrations')
  const changed = { ...first, checksum: 'changed' }
  await expect(migrate(database.migrator, [changed, ...rest, good, more])).rejects.toThrow(
    `${first.name} was changed`,
  )
})

test('the file named by the configuration of Prisma exists and can be run', () => {
  const standIn = path.resolve(import.meta.dirname, '..', 'no-schema-engine')
  expect(readFileSync(standIn, 'utf8')).toMatch(/^#!\/bin\/sh\n/)
})
