import { connected } from '../scripts/database/databases.ts'
import type { Apps } from './apps.ts'
import { type BenchDatabase, tokenOf } from './database.ts'
import { cpuOf, median, percentile } from './measure.ts'
import type { Report } from './report.ts'
import { Visitor } from './visitor.ts'

const goalMs = 150
const rounds = 5

type Page = {
  readonly name: string
  readonly visits: readonly (readonly [Visitor, string])[]
  readonly goal: boolean
}

type Round = { readonly times: readonly number[]; readonly cpu: number; readonly database: number }

/** How long those wait who look at what there is to do, one person at a time, the pages in turns. */
export async function measureOverviews(
  database: BenchDatabase,
  { portal }: Apps,
  seconds: number,
  report: Report,
): Promise<void> {
  const visitors: Visitor[] = []
  const as = (subject: string) => {
    const visitor = new Visitor(portal.port, tokenOf(subject))
    visitors.push(visitor)
    return visitor
  }
  const managers = (await managersOf(database)).map(as)
  const assessors = (await subjectsOf(database, 'assessor')).map(as)
  const deciders = (await subjectsOf(database, 'decisionMaker')).map(as)
  const of = (who: readonly Visitor[], ...paths: readonly string[]) =>
    who.flatMap((visitor) => paths.map((path) => [visitor, path] as const))
  const pages: readonly Page[] = [
    { name: "manager's overview", visits: of(managers, '/reviews/team'), goal: true },
    { name: "assessor's work list", visits: of(assessors, '/standards'), goal: true },
    {
      name: 'everything open, by week',
      visits: of(assessors, '/standards?view=open', '/standards?view=unassigned&due=this_week'),
      goal: true,
    },
    { name: "decision maker's overview", visits: of(deciders, '/standards/overview'), goal: true },
    {
      name: 'conditions in force, of everybody',
      visits: of(
        assessors,
        '/standards/conditions?show=all',
        '/standards/conditions?show=all&standing=overdue',
      ),
      goal: true,
    },
    { name: 'text for somebody signed in', visits: of(managers, '/guidance'), goal: false },
  ]
  const measured = new Map<Page, Round[]>(pages.map((page) => [page, []]))
  const round = (page: Page, length: number) => visitFor(page, length, portal.pid, database.postmaster)
  // The first visits compile code and open connections.
  for (const page of pages) await round(page, 1.5)
  for (let turn = 0; turn < rounds; turn++)
    for (const page of pages) measured.get(page)?.push(await round(page, seconds / rounds))
  for (const visitor of visitors) visitor.close()
  for (const [page, all] of measured) {
    const times = all.flatMap((each) => each.times)
    const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)]
    const [cpu, inside] = [median(all.map((each) => each.cpu)), median(all.map((each) => each.database))]
    const figures = `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${times.length} visits; processor time ${cpu.toFixed(1)} ms and ${inside.toFixed(1)} ms in the database`
    if (page.goal) report.goal(`overviews: p95 of ${page.name}`, p95, { atMost: goalMs }, figures, ' ms')
    else report.figure(`overviews: ${page.name}`, figures, { p50, p95, cpu, database: inside })
  }
}

async function visitFor({ visits }: Page, seconds: number, web: number, postmaster: number): Promise<Round> {
  const times: number[] = []
  const [before, databaseBefore] = [cpuOf(web), cpuOf(postmaster)]
  const began = performance.now()
  while (performance.now() - began < seconds * 1000) {
    const [visitor, path] = visits[times.length % visits.length] ?? []
    if (!visitor || !path) throw new Error('nothing to visit')
    const answer = await visitor.get(path)
    if (answer.status !== 200)
      throw new Error(`${path} answers ${answer.status} ${answer.headers.location ?? ''}`)
    times.push(answer.ms)
  }
  const per = (ms: number) => ms / times.length
  return { times, cpu: per(cpuOf(web) - before), database: per(cpuOf(postmaster) - databaseBefore) }
}

/** Fifty line managers who check something. */
async function managersOf({ url }: BenchDatabase): Promise<readonly string[]> {
  const { rows } = await connected(url, (db) =>
    db.query<{ subject: string }>(
      `SELECT DISTINCT p.subject, md5(p.subject) FROM person p JOIN condition_owner o ON o.owner_id = p.id WHERE p.subject LIKE 'bench.%'
       ORDER BY md5(p.subject) LIMIT 50`,
    ),
  )
  return rows.map((row) => row.subject)
}

async function subjectsOf({ url }: BenchDatabase, role: string): Promise<readonly string[]> {
  const { rows } = await connected(url, (db) =>
    db.query<{ subject: string }>(
      'SELECT subject FROM person WHERE active AND $1 = ANY (roles::text[]) ORDER BY subject',
      [role],
    ),
  )
  return rows.map((row) => row.subject)
}
