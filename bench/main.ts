import { parseArgs } from 'node:util'
import { type BenchDatabase, openDatabase } from './database.ts'
import { machine, Report } from './report.ts'
import { settingsFor } from './settings.ts'

/*
 * `npm run bench`: builds a database of its own, measures, and prints ratios beside the figures they are made of.
 *   --rows N        declarations in the database (200,000)
 *   --only a,b      send, pages, overviews, http, javascript
 *   --seconds N     how long each thing is measured (20)
 *   --json FILE     the same as data
 * `npm run bench -- --only history [--rows N]` measures the log over the history with N events (1,000,000), alone (history.ts).
 * `npm run bench -- search …` measures searching, `npm run bench -- clock …` the clock, on databases of their own (search.ts, clock.ts);
 * `npm run bench -- notices` how soon mail goes out (notices.ts), `npm run bench -- directory` how long a feed takes (directory.ts).
 * Ends with 0 also where goals are missed: it tells, it does not judge.
 */

if (process.argv[2] === 'clock') {
  await import('./clock.ts')
  process.exit()
}
if (process.argv[2] === 'notices') {
  await import('./notices.ts')
  process.exit()
}
if (process.argv[2] === 'directory') {
  await import('./directory.ts')
  process.exit()
}
if (process.argv[2] === 'search') {
  await import('./search.ts')
  process.exit()
}

const sections = ['send', 'pages', 'overviews', 'http', 'javascript'] as const
type Section = (typeof sections)[number]

const { values } = parseArgs({
  options: {
    rows: { type: 'string' },
    only: { type: 'string', default: sections.join(',') },
    seconds: { type: 'string', default: '20' },
    json: { type: 'string' },
  },
})
const ofHistory = values.only === 'history'
const rows = whole('rows', values.rows ?? (ofHistory ? '1000000' : '200000'), 1000, 2_000_000)
const seconds = whole('seconds', values.seconds, 2, 600)
const wanted = ofHistory ? [] : values.only.split(',').map(sectionOf)
/** Declarations in the database that the cost of sealing to a send is measured in. */
const fewRows = 2000

const titles: Readonly<Record<Section | 'history', string>> = {
  send: 'Sending: the command against the same writes as bare SQL',
  pages: 'Pages: processor time against a page that does nothing',
  overviews: 'Overviews: how long those wait who look at what there is to do',
  http: 'Sending over HTTP: the form as a browser posts it',
  javascript: 'Client JavaScript of the pages of declaring, compressed',
  history: 'History: sealing, verifying, exporting the log',
}

const cleanups: (() => Promise<void>)[] = []
let stopping = false

function whole(name: string, text: string, low: number, high: number): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= low && number <= high) return number
  return refuse(`--${name} must be a whole number from ${low} to ${high}.`)
}

function sectionOf(name: string): Section {
  return sections.find((each) => each === name) ?? refuse(`--only takes ${sections.join(', ')}; not ${name}.`)
}

function refuse(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}

/** Stops everything that was started: what asks the database first, all at once, and then the database. */
async function cleanUp(): Promise<void> {
  stopping = true
  const [database, ...apps] = cleanups.splice(0)
  await Promise.allSettled(apps.map((stop) => stop()))
  await database?.().catch(() => undefined)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (stopping) return
    process.stdout.write('\n- stopping\n')
    cleanUp().then(() => process.exit(130))
  })

async function run(): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const report = new Report()
  say(
    `${machine.processors} processors (${machine.model}), ${machine.memoryGb} GB, load ${machine.load.toFixed(1)} at the start, Node ${machine.node}, ${new Date().toISOString().slice(0, 10)}`,
  )
  const database: BenchDatabase = await openDatabase(ofHistory ? fewRows : rows, say)
  cleanups.push(database.stop)
  Object.assign(process.env, settingsFor(database))
  const keep = (stop: () => Promise<void>) => cleanups.push(stop)
  // Imported only now: what they import reads the settings.
  if (ofHistory) {
    const { measureHistory } = await import('./history.ts')
    await section('history', report, () => measureHistory(database, rows, seconds, report, say))
    return close(report)
  }
  if (wanted.includes('send')) {
    const { measureSend } = await import('./send.ts')
    await section('send', report, () => measureSend(database, seconds, report))
  }
  if (!wanted.some((each) => each !== 'send')) return close(report)
  const apps = await (await import('./apps.ts')).startApps(database, say, keep)
  if (wanted.includes('pages')) {
    const { measurePages } = await import('./pages.ts')
    await section('pages', report, () => measurePages(database, apps, seconds, report))
  }
  if (wanted.includes('overviews')) {
    const { measureOverviews } = await import('./overviews.ts')
    await section('overviews', report, () => measureOverviews(database, apps, seconds, report))
  }
  if (wanted.includes('http')) {
    const { measureHttp } = await import('./http.ts')
    await section('http', report, () => measureHttp(database, apps, seconds, report))
  }
  if (wanted.includes('javascript')) {
    const { measureJavascript } = await import('./javascript.ts')
    await section('javascript', report, () => measureJavascript(database, apps, report))
  }
  close(report)
}

/** One that breaks is told as missed, and the others are still measured. */
async function section(
  name: keyof typeof titles,
  report: Report,
  measure: () => Promise<void>,
): Promise<void> {
  report.heading(titles[name])
  await measure().catch((error: Error) => {
    if (!stopping) report.failed(name, error.stack ?? error.message)
  })
}

function close(report: Report): void {
  if (stopping) return
  report.close({ rows, seconds, on: new Date().toISOString() }, values.json)
}

run()
  .catch((error: Error) => {
    if (stopping) return
    process.stderr.write(`${error.stack}\n`)
    process.exitCode = 1
  })
  .finally(() => (stopping ? undefined : cleanUp()))
