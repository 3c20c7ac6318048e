import { readFileSync } from 'node:fs'
import path from 'node:path'
import { RUNTIME_ROLES } from '../../scripts/database/roles.ts'
import { ROLE_URL } from '../../scripts/portal/plan.ts'
import { secret } from '../../scripts/portal/secrets.ts'
import { settingsForTests } from '../../scripts/test/settings.ts'

/** Where the portal under test answers. */
export const origin = process.env.E2E_BASE_URL ?? 'http://localhost:3000'

const port = new URL(origin).port || '80'

/** What the running portal keeps on disk: its database's note, its secrets, its logs, its mail. */
export const dataDir = process.env.E2E_DATA_DIR ?? path.resolve(import.meta.dirname, '..', '..', '.data')
export const mailDir = process.env.E2E_MAIL_DIR ?? path.join(dataDir, 'mail')
export const logDir = path.join(dataDir, 'log')

/** The file by which the clocks of the portal and of these tests are moved together. */
export const clockFile = process.env.E2E_CLOCK_OFFSET_FILE ?? path.join(dataDir, 'clock-offset')

/** What the portal was built into. */
export const buildDir = path.resolve(import.meta.dirname, '..', '..', '.next-test')

/** The name of the cookie that holds the session's token. */
export const sessionCookie = `oa-session-${port}`

/** The portal's database as its owner, for what no page shows. */
export function databaseUrl(): string {
  const note = JSON.parse(readFileSync(path.join(dataDir, 'database.json'), 'utf8')) as { port: number }
  return `postgres://postgres:${secret(dataDir, 'postgres')}@127.0.0.1:${note.port}/portal`
}

/**
 * Lets this process give the portal's own commands, in the names of its people, against the portal's own database: a test
 * that only needs a record in some state need not click its way there.
 */
export function takeDatabaseOfPortal(): void {
  const roleUrl = (role: string) => {
    const url = new URL(databaseUrl())
    url.username = role
    url.password = secret(dataDir, role)
    return url.href
  }
  Object.assign(process.env, settingsForTests(), {
    APP_ORIGIN: origin,
    CLOCK_OFFSET_FILE: clockFile,
    LIMIT_SUBMITS_PER_HOUR: '100000',
    LIMIT_SEARCHES_PER_HOUR: '100000',
    ...Object.fromEntries(RUNTIME_ROLES.map((role) => [ROLE_URL[role], roleUrl(role)])),
  })
}
