import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { seedDirectory, seedPolicy } from '../prisma/seed/directory.ts'
import { connected, createDatabase, dropDatabase, urlAs } from '../scripts/database/databases.ts'
import { startEmbedded } from '../scripts/database/embedded.ts'
import { makeDemo, readInstallation } from '../scripts/database/installation.ts'
import { migrate, readMigrations } from '../scripts/database/migrate.ts'
import { RUNTIME_ROLES, setRolePasswords } from '../scripts/database/roles.ts'
import { secret } from '../scripts/portal/secrets.ts'
import { root } from './places.ts'
import { machine, Report } from './report.ts'
import { type Evaluation, readEvaluation } from './search-evaluation.ts'
import { settingsFor } from './settings.ts'

/*
 * `npm run bench -- search`: how well and how fast people are found.
 *   --rows N      contacts in the database (1,000,000), each in a declaration of its own
 *   --eval DIR    targets.json, queries.json, pairs.csv and, if there, organisation-pairs.csv; without it, names that it makes
 *   --seconds N   how long throughput is measured (20)
 *   --json FILE   the same as data
 * Like the rest of the bench it tells and does not judge: it ends with 0 also where goals are missed.
 */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    rows: { type: 'string', default: '1000000' },
    eval: { type: 'string' },
    seconds: { type: 'string', default: '20' },
    json: { type: 'string' },
    misses: { type: 'boolean', default: false },
  },
})
const rows = Number(values.rows)
const seconds = Number(values.seconds)
const say = (line: string) => process.stdout.write(`${line}\n`)

function wrong(): string | null {
  if (!Number.isInteger(rows) || rows < 1000 || rows > 10_000_000)
    return '--rows must be a whole number from 1000 to 10000000.'
  if (!Number.isInteger(seconds) || seconds < 2 || seconds > 600)
    return '--seconds must be a whole number from 2 to 600.'
  if (values.eval !== undefined && !existsSync(path.join(values.eval, 'queries.json')))
    return '--eval: there is no queries.json in that folder.'
  return null
}

/** What the filled database is made from: another version of any of it makes another database. */
function madeFrom(evaluation: Evaluation): string {
  const here = import.meta.dirname
  const folders = [path.join(root, 'lib', 'matching'), path.join(root, 'lib', 'matching', 'scripts')]
  const files = [
    path.join(here, 'search-fill.ts'),
    path.join(here, 'search-fill.sql'),
    path.join(here, 'search-names.ts'),
    path.join(root, 'lib', 'search', 'index-rows.ts'),
    ...folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
        .toSorted()
        .map((file) => path.join(folder, file)),
    ),
  ]
  const hash = createHash('sha256').update(JSON.stringify(evaluation.targets))
  for (const { checksum } of readMigrations()) hash.update(checksum)
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}

async function filled(url: string, evaluation: Evaluation): Promise<string> {
  const name = `search_${rows}_${process.env.BENCH_SEARCH_DATABASE ?? madeFrom(evaluation)}`
  const others = await connected(url, (db) =>
    db.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1) AND datname <> $2',
      [`search_${rows}_`, name],
    ),
  )
  for (const { datname } of others.rows) await dropDatabase(url, datname)
  const database = await createDatabase(url, name)
  if ((await readInstallation(database)).complete) return database
  say(`- filling a database with ${rows.toLocaleString('en-GB')} contacts (kept for the next run)`)
  const began = performance.now()
  await dropDatabase(url, name)
  await createDatabase(url, name)
  await migrate(database)
  await makeDemo(database)
  const { fillSearch } = await import('./search-fill.ts')
  await connected(database, async (db) => {
    await seedDirectory(db)
    await seedPolicy(db)
    await db.query(readFileSync(path.join(import.meta.dirname, 'search-fill.sql'), 'utf8'))
    const given = evaluation.targets.map(({ name: target }, index) => ({ n: rows + index, name: target }))
    await fillSearch(db, rows, given, say)
    await db.query(`COMMENT ON DATABASE ${name} IS 'demo data complete'`)
  })
  say(`  filled in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  return database
}

async function run(): Promise<void> {
  const problem = wrong()
  if (problem) {
    process.stderr.write(`${problem}\n`)
    process.exitCode = 1
    return
  }
  const report = new Report()
  say(
    `${machine.processors} processors (${machine.model}), ${machine.memoryGb} GB, load ${machine.load.toFixed(1)} at the start, Node ${machine.node}, ${new Date().toISOString().slice(0, 10)}`,
  )
  const evaluation = readEvaluation(values.eval, rows)
  const dataDir = path.join(root, '.data', 'bench-search')
  const embedded = await startEmbedded({ dataDir, say })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      embedded.stop().finally(() => process.exit(130))
    })
  try {
    const url = await filled(embedded.url, evaluation)
    const password = secret(dataDir, 'roles')
    await setRolePasswords(url, Object.fromEntries(RUNTIME_ROLES.map((role) => [role, password])))
    const settings = Object.fromEntries(
      RUNTIME_ROLES.map((role) => [
        `DATABASE_URL_${role.replace('portal_', '').toUpperCase()}`,
        urlAs(url, role, password),
      ]),
    )
    Object.assign(process.env, settingsFor({ settings }))
    // Imported only now: what it imports reads the settings.
    const { measureSearch } = await import('./search-measure.ts')
    await measureSearch({ url, rows, seconds, evaluation, misses: values.misses }, report)
    report.close({ rows, seconds, on: new Date().toISOString() }, values.json)
  } finally {
    await embedded.stop()
  }
}

await run()
