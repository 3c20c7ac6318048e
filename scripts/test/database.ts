import { randomBytes } from 'node:crypto'
import { createDatabase, dropDatabase, urlAs, urlOf } from '../database/databases.ts'
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

/** The name of a worker's own database. */
export function workerDatabase(worker: string | number): string {
  return `portal_test_${worker}`
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

/**
 * The database of this test worker. Files run by the same worker share it, one after the other: a test brings its own rows and
 * counts no others.
 */
export function testDatabase(): TestDatabase {
  return urlsOf(server(), workerDatabase(process.env.VITEST_POOL_ID ?? '1'))
}

/** A database of a test's own, freshly migrated and empty, for those that need one (about 0.1 s). */
export async function freshDatabase(): Promise<TestDatabase & { drop(): Promise<void> }> {
  const name = `portal_fresh_${randomBytes(6).toString('hex')}`
  await createDatabase(server().url, name, TEMPLATE)
  return { ...urlsOf(server(), name), drop: () => dropDatabase(server().url, name) }
}
