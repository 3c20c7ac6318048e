import { rmSync } from 'node:fs'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { createDatabase, dropDatabase } from '../database/databases.ts'
import { type Embedded, InUse, startEmbedded } from '../database/embedded.ts'
import { makeDemo } from '../database/installation.ts'
import { migrate } from '../database/migrate.ts'
import { setRolePasswords } from '../database/roles.ts'
import { secret } from '../portal/secrets.ts'
import { dropDatabasesOfFiles, passwordsOf, TEMPLATE, type TestServer } from './database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

const dataDir = path.resolve(import.meta.dirname, '..', '..', '.test', 'integration')

// Tests are done again after a power cut; their server need not wait for the disk.
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

/**
 * One PostgreSQL for the run (or the server in TEST_DATABASE_URL, as its superuser), and one migrated template. Each test file
 * gets a copy of its own (integration-setup.ts).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const embedded = given ? undefined : await startOwn()
  const server = { url: given ?? embedded?.url ?? '', password: secret(dataDir, 'roles') }
  try {
    await dropDatabasesOfFiles(server)
    await dropDatabase(server.url, TEMPLATE)
    const template = await createDatabase(server.url, TEMPLATE)
    await migrate(template)
    await makeDemo(template)
    await setRolePasswords(server.url, passwordsOf(server))
  } catch (error) {
    await embedded?.stop()
    throw error
  }
  project.provide('testServer', server)
  return async () => {
    await dropDatabasesOfFiles(server)
    await embedded?.stop()
  }
}

// A second run beside the first gets a server that goes when it goes.
async function startOwn(): Promise<Embedded> {
  try {
    return await startEmbedded({ dataDir, settings })
  } catch (error) {
    if (!(error instanceof InUse)) throw error
  }
  const own = `${dataDir}-${process.pid}`
  const embedded = await startEmbedded({ dataDir: own, settings })
  const stop = async () => {
    await embedded.stop()
    rmSync(own, { recursive: true, force: true })
  }
  return { ...embedded, stop }
}
