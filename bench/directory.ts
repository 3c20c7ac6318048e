import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { applyFeed } from '#lib/directory/apply.ts'
import type { FedPerson } from '#lib/directory/feed.ts'
import { connected, createDatabase, dropDatabase, urlAs } from '../scripts/database/databases.ts'
import { startEmbedded } from '../scripts/database/embedded.ts'
import { migrate } from '../scripts/database/migrate.ts'
import { setRolePasswords } from '../scripts/database/roles.ts'
import { secret } from '../scripts/portal/secrets.ts'
import { fillForce, nextFeed } from '../scripts/test/whole-force.ts'
import { root } from './places.ts'
import { machine, Report } from './report.ts'

/*
 * `npm run bench -- directory`: how long a directory feed takes that gives people another line manager.
 *   --people N      in the directory (46,000)
 *   --moved N       of whom so many have another line manager and something open with the old one (2,000)
 *   --json FILE     the same as data
 */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    people: { type: 'string', default: '46000' },
    moved: { type: 'string', default: '2000' },
    json: { type: 'string' },
  },
})
const managers = 1000
const force = { people: Number(values.people), managers, moved: Number(values.moved) }
if (!(Number.isInteger(force.people) && force.people > managers && force.people <= 1_000_000)) refuse()
if (!(Number.isInteger(force.moved) && force.moved > 0 && force.moved <= 5000)) refuse()

function refuse(): never {
  process.stderr.write('--people must be a whole number from 1001 to 1000000, --moved one from 1 to 5000.\n')
  process.exit(2)
}

const name = 'bench_directory'
const say = (line: string) => process.stdout.write(`${line}\n`)
const dataDir = path.join(root, '.data', 'bench')
const embedded = await startEmbedded({ dataDir, say })
say(
  `${machine.processors} processors (${machine.model}), ${machine.memoryGb} GB, load ${machine.load.toFixed(1)} at the start, Node ${machine.node}`,
)
try {
  await measure()
} finally {
  await dropDatabase(embedded.url, name)
  await embedded.stop()
}

async function measure(): Promise<void> {
  await dropDatabase(embedded.url, name)
  const url = await createDatabase(embedded.url, name)
  await migrate(url)
  const password = secret(dataDir, 'roles')
  await setRolePasswords(url, { portal_directory: password })
  await connected(url, (owner) => fillForce(owner, force))

  const report = new Report()
  const { people, moved } = force
  report.heading(`The directory: ${people.toLocaleString('en-GB')} people`)
  const feed = new pg.Client({ connectionString: urlAs(url, 'portal_directory', password) })
  await feed.connect()
  const takes = async (fed: readonly FedPerson[]) => {
    const began = performance.now()
    const { records, failed } = await applyFeed(feed, fed, { dryRun: false, mostLeavingPercent: null })
    return { seconds: (performance.now() - began) / 1000, records, failed }
  }
  const first = await takes(nextFeed(force))
  if (first.records !== moved || first.failed > 0)
    report.failed(
      'directory: a feed with moves',
      `${first.records} records handed on, ${first.failed} failed`,
    )
  else
    report.goal(
      'directory: a feed with moves',
      first.seconds,
      { atMost: 60 },
      `${moved.toLocaleString('en-GB')} people have another line manager; each record goes through the law: ${((first.seconds * 1000) / moved).toFixed(1)} ms each`,
      ' s',
    )
  const again = await takes(nextFeed(force))
  report.goal(
    'directory: a feed that changes nothing',
    again.seconds,
    { atMost: 10 },
    'the same once more',
    ' s',
  )
  await feed.end()
  report.close({ measured: 'directory', ...force }, values.json)
}
