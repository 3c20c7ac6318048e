import { seedPolicy } from '../../prisma/seed/directory.ts'
import { connected, createDatabase, dropDatabase } from '../database/databases.ts'
import { type Embedded, startEmbedded } from '../database/embedded.ts'
import { type Installation, makeDemo, markComplete, readInstallation } from '../database/installation.ts'
import { migrate } from '../database/migrate.ts'
import { setRolePasswords } from '../database/roles.ts'
import { type Plan, rolePasswords } from './plan.ts'
import { say, step } from './progress.ts'

const NAME = 'portal'

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
  const found = await readInstallation(database.url).catch((error: Error & { code?: string }) => {
    throw new Error(`The database cannot be used (${error.code ?? error.name}): see DATABASE_URL.`)
  })
  const todo = decide(plan.mode, found, database.embedded !== undefined)
  if ('refusal' in todo) throw new Error(`Not started: ${todo.refusal}`)
  if (todo.anew && database.embedded) {
    say('- the demo data were interrupted half-way: making them anew')
    await dropDatabase(database.embedded.url, NAME)
    await createDatabase(database.embedded.url, NAME)
  }
  const applied = await migrate(database.url)
  if (applied.length > 0) say(`- migrated the database: ${applied.join(', ')}`)
  if (plan.mode !== 'demo') return
  await setRolePasswords(database.url, rolePasswords(plan))
  // A demo made by an earlier version lacks the policies that have come since; those that are there stay as they are.
  if (!todo.seed) return connected(database.url, seedPolicy)
  await makeDemo(database.url)
  await step('making demo people and declarations', seed)
  await markComplete(database.url)
}

type Todo = { refusal: string } | { seed: boolean; anew: boolean }

/**
 * What is to be done with a database as it was found. A demo lets anybody sign in as anybody: it must never open a database that
 * holds real people, nor a production start one with invented people.
 */
export function decide(
  mode: Plan['mode'],
  { mode: made, people, complete }: Installation,
  own: boolean,
): Todo {
  if (mode === 'production') {
    if (made === 'demo')
      return { refusal: 'the database was made for the demo. Give production an empty one.' }
    return { seed: false, anew: false }
  }
  if (made === 'production' && people) {
    return { refusal: 'the database holds people who are not the demo’s. Give the demo an empty one.' }
  }
  if (complete) return { seed: false, anew: false }
  if (!people) return { seed: true, anew: false }
  if (own) return { seed: true, anew: true }
  return { refusal: 'making the demo data was interrupted in this database. Give the demo an empty one.' }
}
