import { connected, createDatabase, dropDatabase } from '../database/databases.ts'
import { type Embedded, startEmbedded } from '../database/embedded.ts'
import { migrate } from '../database/migrate.ts'
import { setRolePasswords } from '../database/roles.ts'
import { type Plan, rolePasswords } from './plan.ts'
import { say, step } from './progress.ts'

const NAME = 'portal'

// Kept as the database's comment: it goes with the data wherever they go, and needs no table.
const SEEDED = 'demo data complete'

export type Database = { url: string; embedded: Embedded | undefined }

/** Starts the built-in database, or takes the one that was given. */
export async function openDatabase(
  plan: Plan,
  keep: (starting: Promise<Embedded>) => void,
): Promise<Database> {
  if (plan.databaseUrl) return { url: plan.databaseUrl, embedded: undefined }
  const starting = startEmbedded({ dataDir: plan.dataDir, say: (line) => say(`  ${line}`) })
  keep(starting)
  const embedded = await starting
  return { url: await createDatabase(embedded.url, NAME), embedded }
}

/** Brings the database up to date; in the demo, lets its roles in and fills it the first time. */
export async function prepareDatabase(
  plan: Plan,
  database: Database,
  seed: () => Promise<void>,
): Promise<void> {
  const state = plan.mode === 'demo' ? await demoState(database.url) : 'done'
  // Demo data half made are of no use to anybody, and in a database of our own nobody else's are lost.
  if (state === 'interrupted' && database.embedded) {
    say('- the demo data were interrupted half-way: making them anew')
    await dropDatabase(database.embedded.url, NAME)
    await createDatabase(database.embedded.url, NAME)
  }
  const applied = await migrate(database.url)
  if (applied.length > 0) say(`- migrated the database: ${applied.join(', ')}`)
  if (plan.mode !== 'demo') return
  await setRolePasswords(database.url, rolePasswords(plan))
  if (state === 'done') return
  if (state === 'interrupted' && !database.embedded) {
    say('- the given database holds data already: no demo people were added')
    return
  }
  await step('making demo people and declarations', seed)
  await connected(database.url, async (client) => {
    const name = client.escapeIdentifier(decodeURIComponent(new URL(database.url).pathname.slice(1)))
    await client.query(`COMMENT ON DATABASE ${name} IS ${client.escapeLiteral(SEEDED)}`)
  })
}

/** Whether the demo data are all there, were begun and not finished, or are still to be made. */
function demoState(url: string): Promise<'done' | 'interrupted' | 'none'> {
  return connected(url, async (client) => {
    const { rows } = await client.query<{ said: string | null; tables: string | null }>(
      `SELECT shobj_description(oid, 'pg_database') AS said, to_regclass('public.person')::text AS tables
         FROM pg_database WHERE datname = current_database()`,
    )
    if (rows[0]?.said === SEEDED) return 'done'
    if (!rows[0]?.tables) return 'none'
    const people = await client.query('SELECT FROM public.person LIMIT 1')
    return people.rowCount ? 'interrupted' : 'none'
  })
}
