import { setTimeout as sleep } from 'node:timers/promises'
import { closeClients } from '#lib/db/clients.ts'
import type { Apps } from './apps.ts'
import type { BenchDatabase } from './database.ts'
import { type Written, writeDrafts } from './drafts.ts'
import { hiddenFields } from './html.ts'
import { cpuOf, percentile } from './measure.ts'
import type { Report } from './report.ts'
import { Visitor } from './visitor.ts'

const rate = 20
const most = { alone: 200, together: 250 }

/** A person before the check page, the form's own fields in hand. */
type Before = {
  readonly visitor: Visitor
  readonly path: string
  readonly fields: readonly [string, string][]
}

/** "I confirm and send", posted as a browser without JavaScript posts it, from the post to the end of the answer. */
export async function measureHttp(
  database: BenchDatabase,
  { portal }: Apps,
  seconds: number,
  report: Report,
): Promise<void> {
  const visitors = new Map<string, Visitor>()
  const open = async ({ id, token }: Written): Promise<Before> => {
    const visitor = visitors.get(token) ?? new Visitor(portal.port, token)
    visitors.set(token, visitor)
    const path = `/declare/${id}/check`
    const page = await visitor.get(path)
    if (page.status !== 200) throw new Error(`${path} answers ${page.status} ${page.headers.location ?? ''}`)
    return { visitor, path, fields: hiddenFields(page.body, 'I confirm and send') }
  }
  const ready = async (count: number, people: number): Promise<Before[]> => {
    const pages: Before[] = []
    for (const draft of await writeDrafts(database, count, people)) pages.push(await open(draft))
    return pages
  }
  try {
    await alone(await ready(20, 20), Number.POSITIVE_INFINITY) // the first ones compile code and open connections
    tell(report, 'one person at a time', await alone(await ready(most.alone, 1), seconds))
    const pages = await ready(Math.round(rate * seconds), 50)
    const before = { web: cpuOf(portal.pid), database: cpuOf(database.postmaster) }
    const arriving = await arrivals(pages)
    const per = (now: number, then: number) => ((now - then) / arriving.length).toFixed(1)
    const words = `${tell(report, `50 people, ${rate} sends a second`, arriving)}; ${per(cpuOf(portal.pid), before.web)} ms of processor time in the web server and ${per(cpuOf(database.postmaster), before.database)} ms in the database per send`
    report.goal(
      `http: p95 of sending at ${rate} sends/s`,
      percentile(arriving, 0.95),
      { atMost: 150 },
      words,
      ' ms',
    )
    tell(
      report,
      '50 people at once, each again as soon as answered',
      await together(await ready(most.together, 50)),
    )
  } finally {
    for (const visitor of visitors.values()) visitor.close()
    await closeClients()
  }
}

function tell(report: Report, name: string, times: readonly number[]): string {
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)]
  const words = `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${times.length} sends`
  report.figure(`http: ${name}`, words, { p50, p95, sends: times.length })
  return words
}

async function send({ visitor, path, fields }: Before): Promise<number> {
  const answer = await visitor.post(path, fields)
  if (answer.status !== 303 || !/\/declarations\/OA-[^/]+\/sent$/.test(answer.headers.location ?? ''))
    throw new Error(
      `sending answers ${answer.status} ${answer.headers.location ?? answer.body.slice(0, 300)}`,
    )
  return answer.ms
}

async function alone(pages: readonly Before[], seconds: number): Promise<number[]> {
  const times: number[] = []
  const began = performance.now()
  for (const page of pages) {
    if (performance.now() - began > seconds * 1000) break
    times.push(await send(page))
  }
  return times
}

/** Sends begin by the clock, whether or not earlier ones are answered: waiting for a slow answer would hide it. */
async function arrivals(pages: readonly Before[]): Promise<number[]> {
  const began = performance.now()
  return Promise.all(
    pages.map(async (page, index) => {
      const due = (index * 1000) / rate
      await sleep(due)
      await send(page)
      return performance.now() - began - due
    }),
  )
}

async function together(pages: readonly Before[]): Promise<number[]> {
  const people = Map.groupBy(pages, ({ visitor }) => visitor)
  const times = await Promise.all([...people.values()].map((own) => alone(own, Number.POSITIVE_INFINITY)))
  return times.flat()
}
