/*
 * Fills an empty demo: people, policy, and two years of invented declarations in every state, made through the portal's own
 * commands under a moved clock. Runs once; a database that holds declarations is left alone.
 */
import pg from 'pg'
import { closeClients } from '../../lib/db/clients.ts'
import { toDay } from '../../lib/domain/days.ts'
import { isRestricted, routeOf } from '../../lib/domain/routing.ts'
import { runClock } from '../../lib/jobs/clock.ts'
import { loadPolicy } from '../../lib/queries/policy.ts'
import { archetypes } from './archetypes.ts'
import { seedDirectory, seedLeavers, seedPolicy } from './directory.ts'
import { invent } from './invent.ts'
import { demoPeople, demoUnits } from './people.ts'
import { plot } from './plots.ts'
import { repeatable } from './random.ts'
import { scenarios } from './scenarios.ts'
import { type Story, type Turn, tell, workingHour } from './story.ts'

const invented = 150
const days = 730

if (process.env.PORTAL_MODE !== 'demo') throw new Error('Only a demo is filled with invented people.')
const db = new pg.Client({ connectionString: process.env.DATABASE_URL })
await db.connect()
const { rows } = await db.query('SELECT EXISTS (SELECT FROM declaration) AS filled')
if (rows[0]?.filled !== true) await withoutWaiting(fill)
await db.end()
await closeClients()

/** An invented past can be made again, so its commits need not wait for the disk; connections opened later wait as usual. */
async function withoutWaiting(work: () => Promise<void>): Promise<void> {
  const { rows } = await db.query("SELECT format('%I', current_database()) AS name")
  await db.query(`ALTER DATABASE ${rows[0]?.name} SET synchronous_commit = off`)
  try {
    await work()
  } finally {
    await db.query(`ALTER DATABASE ${rows[0]?.name} RESET synchronous_commit`)
  }
}

async function fill(): Promise<void> {
  await seedDirectory(db)
  await seedPolicy(db)
  const today = new Date()
  const stories = [...(await inventStories(today)), ...(await scenarios(today))]
  await inOrder(
    stories.map((story) => tell(db, story)),
    today,
  )
  await seedLeavers(db)
  await passTime(today)
  await settleMail()
}

/** What nobody acted on in time has moved on, as it would have each night: the demo starts on a day whose clock has run. */
async function passTime(today: Date): Promise<void> {
  const jobs = new pg.Client({ connectionString: process.env.DATABASE_URL_JOBS })
  await jobs.connect()
  await runClock(jobs, today)
  await jobs.end()
}

/** Two years of mail are long delivered: the demo's mail box starts empty, and only recent notices are unread. */
async function settleMail(): Promise<void> {
  await db.query('UPDATE mail SET sent_at = n.at FROM notice n WHERE n.id = mail.notice_id')
  await db.query(`DELETE FROM graphile_worker._private_jobs`)
  await db.query(
    `UPDATE notice SET read_at = at + interval '1 day' WHERE at < $1::timestamptz - interval '10 days'`,
    [new Date()],
  )
}

/** Lets everybody act in the order of time, so that the history reads as it would have been written. */
async function inOrder(turns: Turn[], until: Date): Promise<void> {
  let done = 0
  for (;;) {
    turns.sort((a, b) => b.at.getTime() - a.at.getTime())
    const next = turns.pop()
    if (!next || next.at > until) return
    const following = await next.act()
    if (following) turns.push(following)
    if (++done % 100 === 0) console.log(`  ${done} invented acts`)
  }
}

async function inventStories(today: Date): Promise<Story[]> {
  const random = repeatable(20_251_211)
  const units = new Map(demoUnits.map((unit) => [unit.code, unit.kind]))
  const everyday = demoPeople.filter(
    (person) =>
      person.manager !== null &&
      !isRestricted({
        unitKind: units.get(person.unit) ?? 'bcu',
        senior: person.senior ?? false,
        roles: person.roles,
      }) &&
      !circular(person.subject),
  )
  return Promise.all(
    Array.from({ length: invented }, async (_, index): Promise<Story> => {
      // Spread over two years, and denser at the end, where a demo has its open work.
      const daysAgo = index < 110 ? 40 + random.below(days - 40) : random.below(40)
      const at = workingHour(new Date(today.getTime() - (daysAgo + 1) * 86_400_000), random.below(600))
      const declarant = random.one(everyday).subject
      const drawn = repeatable(random.below(2 ** 31))
      const { body } = await loadPolicy('categories', toDay(at))
      const known = archetypes.filter((archetype) =>
        body.categories.some((category) => category.code === archetype.category),
      )
      const archetype = drawn.one(known)
      const route = routeOf([archetype.category], body.categories)
      return {
        declarant,
        declared: invent(archetype, drawn, body.warnings.lookup.version, body.warnings.statement.version),
        at,
        steps: plot(
          { direct: route === 'standards', settles: route === 'manager', settled: daysAgo >= 40, sentAt: at },
          drawn,
        ),
      }
    }),
  )
}

function circular(subject: string): boolean {
  const manager = demoPeople.find((person) => person.subject === subject)?.manager
  return demoPeople.find((person) => person.subject === manager)?.manager === subject
}
