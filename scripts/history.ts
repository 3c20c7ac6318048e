import { parseArgs } from 'node:util'
import pg from 'pg'
import { verifyHistory } from '../lib/history/verify.ts'

/*
 * `npm run history -- verify`: checks every event and every record of the database at DATABASE_URL. Exit status 1 on any finding.
 */
const { positionals } = parseArgs({ allowPositionals: true })
if (positionals[0] !== 'verify' || positionals.length > 1) {
  console.error('Usage: DATABASE_URL=postgres://… npm run history -- verify')
  process.exit(2)
}
const connectionString = process.env.DATABASE_URL
if (!connectionString) {
  console.error('DATABASE_URL is missing: the migrator’s, because the check reads everything.')
  process.exit(2)
}
const db = new pg.Client({ connectionString })
await db.connect()
const began = performance.now()
const { events, records, findings } = await verifyHistory(db, (count) => {
  if (count % 100_000 === 0) console.log(`  ${count} events`)
})
await db.end()
for (const { what, kind, object, version } of findings.slice(0, 200))
  console.log(`FOUND  ${kind} ${object} version ${version}: ${what}`)
const seconds = (performance.now() - began) / 1000
console.log(
  `${events} events and ${records} records checked in ${seconds.toFixed(1)} s: ${findings.length} findings`,
)
process.exit(findings.length > 0 ? 1 : 0)
