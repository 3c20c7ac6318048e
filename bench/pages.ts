import { runSearch } from '#lib/commands/search.ts'
import { closeClients } from '#lib/db/clients.ts'
import { searchForm } from '#lib/forms/search.ts'
import type { SessionToken } from '#lib/reader.ts'
import { connected } from '../scripts/database/databases.ts'
import type { App, Apps } from './apps.ts'
import { type BenchDatabase, tokenOf } from './database.ts'
import { cpuOf, median, percentile } from './measure.ts'
import type { Report } from './report.ts'
import { Visitor } from './visitor.ts'

const rounds = 5
const assessor = 'imran.castle'

type Visit = { readonly visitor: Visitor; readonly path: string }
type Round = { readonly cpu: number; readonly database: number; readonly times: readonly number[] }
type Page = { readonly name: string; readonly app: App; readonly visits: readonly Visit[] }

/** What a page costs the web server against a page that does nothing, one person at a time, in turns. */
export async function measurePages(
  database: BenchDatabase,
  { portal, floor }: Apps,
  seconds: number,
  report: Report,
): Promise<void> {
  const trivial = {
    name: 'trivial page',
    app: floor,
    visits: [{ visitor: new Visitor(floor.port), path: '/' }],
  }
  const own = await declarations(database, portal.port)
  const frame = { name: 'text in the portal’s frame', app: portal, visits: at('/cookies', own) }
  const signedIn = { name: 'text for somebody signed in', app: portal, visits: at('/guidance', own) }
  const pages: readonly Page[] = [
    trivial,
    frame,
    signedIn,
    { name: 'declaration', app: portal, visits: own },
    { name: "manager's queue", app: portal, visits: await queues(database, portal.port) },
    { name: 'search result', app: portal, visits: await searches(database, portal.port) },
  ]
  const measured = new Map<Page, Round[]>(pages.map((page) => [page, []]))
  // The first visits compile code and open connections.
  for (const page of pages) await round(page, 1.5, database)
  for (let turn = 0; turn < rounds; turn++)
    for (const page of pages) measured.get(page)?.push(await round(page, seconds / rounds, database))
  for (const { visits } of pages) for (const { visitor } of visits) visitor.close()

  const floorCpu = median(measured.get(trivial)?.map((each) => each.cpu) ?? [])
  for (const [page, all] of measured) {
    const cpu = median(all.map((each) => each.cpu))
    const times = all.flatMap((each) => each.times)
    const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)]
    const figures = `${cpu.toFixed(2)} ms of processor time, p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${times.length} visits`
    // These have no goal: they show what the frame and the sign-in take of the others.
    if (page === trivial || page === frame || page === signedIn) {
      report.figure(`pages: ${page.name}`, figures, { cpu, p50, p95, ratio: cpu / floorCpu })
      continue
    }
    const databaseMs = median(all.map((each) => each.database))
    report.goal(
      `pages: ${page.name} against a trivial page`,
      cpu / floorCpu,
      { atMost: 1.5 },
      `${figures}; and ${databaseMs.toFixed(2)} ms in the database`,
    )
  }
}

async function round({ app, visits }: Page, seconds: number, { postmaster }: BenchDatabase): Promise<Round> {
  const times: number[] = []
  const before = cpuOf(app.pid)
  const databaseBefore = cpuOf(postmaster)
  const began = performance.now()
  while (performance.now() - began < seconds * 1000) {
    const visit = visits[times.length % visits.length]
    if (!visit) throw new Error('nothing to visit')
    const answer = await visit.visitor.get(visit.path)
    if (answer.status !== 200)
      throw new Error(`${visit.path} answers ${answer.status} ${answer.headers.location ?? ''}`)
    times.push(answer.ms)
  }
  const per = (ms: number) => ms / times.length
  return { cpu: per(cpuOf(app.pid) - before), database: per(cpuOf(postmaster) - databaseBefore), times }
}

const at = (path: string, visits: readonly Visit[]): Visit[] =>
  visits.map(({ visitor }) => ({ visitor, path }))

/** Fifty people's own declarations, in all states. */
async function declarations({ url }: BenchDatabase, port: number): Promise<Visit[]> {
  const { rows } = await connected(url, (db) =>
    db.query<{ reference: string; subject: string }>(
      `SELECT DISTINCT ON (d.declarant_id) d.reference, p.subject FROM declaration d JOIN person p ON p.id = d.declarant_id
       WHERE p.subject LIKE 'bench.%' ORDER BY d.declarant_id, d.reference LIMIT 50`,
    ),
  )
  return rows.map(({ reference, subject }) => ({
    visitor: new Visitor(port, tokenOf(subject)),
    path: `/declarations/${reference}`,
  }))
}

/** Fifty line managers for whom something waits. */
async function queues({ url }: BenchDatabase, port: number): Promise<Visit[]> {
  const { rows } = await connected(url, (db) =>
    db.query<{ subject: string }>(
      `SELECT p.subject FROM person p JOIN declaration d ON d.reviewer_id = p.id AND d.status = 'with_manager' WHERE p.subject LIKE 'bench.%'
       GROUP BY p.subject ORDER BY md5(p.subject) LIMIT 50`,
    ),
  )
  return rows.map(({ subject }) => ({ visitor: new Visitor(port, tokenOf(subject)), path: '/reviews' }))
}

/** The results of twenty searches, each for the name of somebody who was declared. */
async function searches({ url }: BenchDatabase, port: number): Promise<Visit[]> {
  const { rows } = await connected(url, (db) =>
    db.query<{ name: string }>(
      `SELECT split_part(full_name, ' ', 2) AS name FROM associate WHERE full_name IS NOT NULL ORDER BY md5(id::text) LIMIT 20`,
    ),
  )
  const visitor = new Visitor(port, tokenOf(assessor))
  const reader = { side: 'standards', token: tokenOf(assessor) as SessionToken } as const
  try {
    const visits: Visit[] = []
    for (const { name } of rows) {
      const input = searchForm.parse({ reason: 'Measuring how long this takes', term: name })
      const ran = await runSearch(reader, input)
      if ('refused' in ran) throw new Error(`searching was refused: ${ran.refused}`)
      visits.push({ visitor, path: `/search/${ran.done.id}` })
    }
    return visits
  } finally {
    await closeClients()
  }
}
