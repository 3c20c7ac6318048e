import { randomBytes } from 'node:crypto'
import { connected, createDatabase, dropDatabase, urlAs, urlOf } from '../database/databases.ts'
import { RUNTIME_ROLES, type RuntimeRole } from '../database/roles.ts'

/** One database as each of its roles. */
export type TestDatabase = {
  name: string
  migrator: string
  signin: string
  web: string
  standards: string
  jobs: string
  directory: string
}

/** The migrated database that the others are copied from. */
export const TEMPLATE = 'portal_template'

/** What the tests of one run share: the server as its superuser, and the roles' common password. */
export type TestServer = { url: string; password: string }

/** The roles' passwords of a test server. */
export function passwordsOf({ password }: TestServer): Record<RuntimeRole, string> {
  return Object.fromEntries(RUNTIME_ROLES.map((role) => [role, password])) as Record<RuntimeRole, string>
}

/** The URLs of a database for each role. */
export function urlsOf(server: TestServer, name: string): TestDatabase {
  const migrator = urlOf(server.url, name)
  const as = (role: RuntimeRole) => urlAs(migrator, role, server.password)
  return {
    name,
    migrator,
    signin: as('portal_signin'),
    web: as('portal_web'),
    standards: as('portal_standards'),
    jobs: as('portal_jobs'),
    directory: as('portal_directory'),
  }
}

function server(): TestServer {
  const { TEST_DATABASE_URL: url, TEST_DATABASE_PASSWORD: password } = process.env
  if (!url || !password) throw new Error('No test database: run `npm run test:int`.')
  return { url, password }
}

/** The database of this test file: what other files do is not in it. */
export function testDatabase(): TestDatabase {
  const name = process.env.TEST_DATABASE_NAME
  if (!name) throw new Error('No test database: run `npm run test:int`.')
  return urlsOf(server(), name)
}

const FILE = 'portal_file_'

/** Makes the database of a test file, a copy of the template (about 0.1 s). Answers with its name. */
export async function databaseOfFile({ url }: TestServer): Promise<string> {
  const name = `${FILE}${randomBytes(6).toString('hex')}`
  await createDatabase(url, name, TEMPLATE)
  return name
}

/** Removes the databases of test files, those of a run that was cut short too. */
export async function dropDatabasesOfFiles({ url }: TestServer): Promise<void> {
  const names = await connected(url, async (client) => {
    const { rows } = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [
      FILE,
    ])
    return rows.map((row) => row.datname as string)
  })
  for (const name of names) await dropDatabase(url, name)
}

/** A database of a test's own, freshly migrated and empty, for those that need one (about 0.1 s). */
export async function freshDatabase(): Promise<TestDatabase & { drop(): Promise<void> }> {
  const name = `portal_fresh_${randomBytes(6).toString('hex')}`
  await createDatabase(server().url, name, TEMPLATE)
  return { ...urlsOf(server(), name), drop: () => dropDatabase(server().url, name) }
}
