import { hash } from 'node:crypto'
import { canonicalJson } from '#lib/history/canonical.ts'

const digestOf = (text: string): string => hash('sha256', text)

/** An entry of the form that the database writes. @param chain any name; versions count from 1 */
export function eventEntry(chain: string, version: number, change: Record<string, unknown> = {}): Buffer {
  const entry = {
    at: new Date(Date.UTC(2026, 0, 5, 9) + version * 60_000).toISOString(),
    chain: digestOf(`chain ${chain}`),
    commitment: digestOf(`commitment ${chain} ${version}`),
    head: digestOf(`head ${chain} ${version}`),
    previous: version === 1 ? null : digestOf(`commitment ${chain} ${version - 1}`),
    record: version % 3 === 0 ? null : digestOf(`record ${chain} ${version}`),
    v: 1,
    version,
    ...change,
  }
  return Buffer.from(canonicalJson(entry))
}

/** The events of `chains` objects, in turn. */
export function* eventEntries(count: number, chains = 40): Generator<Buffer> {
  for (let index = 0; index < count; index++)
    yield eventEntry(String(index % chains), Math.floor(index / chains) + 1)
}

/** The first entry of a log that continues another. @param note the other's last checkpoint, signed */
export function continuation(note: string): Buffer {
  return Buffer.from(canonicalJson({ checkpoint: note, type: 'log_continues', v: 1 }))
}
