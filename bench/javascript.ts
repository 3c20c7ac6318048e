import { gzipSync } from 'node:zlib'
import { closeClients } from '#lib/db/clients.ts'
import type { Apps } from './apps.ts'
import type { BenchDatabase } from './database.ts'
import { writeDrafts } from './drafts.ts'
import { legacyScripts, scriptsIn } from './html.ts'
import type { Report } from './report.ts'
import { Visitor } from './visitor.ts'

const plain = ['', '/contacts', '/contacts/1', '/how/1', '/why', '/work', '/reviewer', '/check']
const repeating = ['/accounts/1']

/** What a browser loads as JavaScript for the pages of declaring, against what Next makes it load for a page that has none. */
export async function measureJavascript(
  database: BenchDatabase,
  { portal, floor }: Apps,
  report: Report,
): Promise<void> {
  const [draft] = await writeDrafts(database, 1, 1)
  await closeClients()
  if (!draft) return
  const minimum = await loaded(new Visitor(floor.port), '/')
  report.figure("javascript: Next's own minimum", kilobytes(minimum), { bytes: minimum })
  const visitor = new Visitor(portal.port, draft.token)
  const heaviest = async (pages: readonly string[]) => {
    const sizes: { readonly page: string; readonly bytes: number }[] = []
    for (const page of pages)
      sizes.push({ page: `/declare/…${page}`, bytes: await loaded(visitor, `/declare/${draft.id}${page}`) })
    return sizes.sort((a, b) => b.bytes - a.bytes)
  }
  for (const [name, pages, most] of [
    ['plain pages', plain, 1.1],
    ['the page with repeating rows', repeating, 1.3],
  ] as const) {
    const sizes = await heaviest(pages)
    const words = sizes.map(({ page, bytes }) => `${page} ${kilobytes(bytes)}`)
    report.goal(
      `javascript: heaviest of ${name}`,
      (sizes[0]?.bytes ?? Number.NaN) / minimum,
      { atMost: most },
      words.join(', '),
    )
  }
  visitor.close()
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}

/**
 * Bytes of all scripts of a page, each compressed as a server would. Scripts that a script names count as well: that is how
 * parts arrive that a page loads after it is drawn.
 */
async function loaded(visitor: Visitor, path: string): Promise<number> {
  const page = await visitor.get(path)
  if (page.status !== 200) throw new Error(`${path} answers ${page.status} ${page.headers.location ?? ''}`)
  const without = legacyScripts(page.body)
  const sizes = new Map<string, number>()
  const waiting = scriptsIn(page.body)
  for (let script = waiting.pop(); script; script = waiting.pop()) {
    if (sizes.has(script) || without.includes(script)) continue
    const answer = await visitor.get(script)
    if (answer.status !== 200) throw new Error(`${script} answers ${answer.status}`)
    sizes.set(script, gzipSync(answer.body).length)
    waiting.push(...scriptsIn(answer.body))
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0)
}
