import { canonicalJson } from '#lib/history/canonical.ts'
import { type Checkpoint, readCheckpointText } from '#lib/history/log/checkpoint.ts'
import { Malformed } from '#lib/history/log/malformed.ts'
import { readNote } from '#lib/history/log/note.ts'

/** An entry as `append_event` writes it (migration 0003); hashes are 64 hexadecimal digits. */
export type EventEntry = {
  readonly type: 'event'
  readonly at: string
  readonly chain: string
  readonly commitment: string
  readonly head: string
  readonly previous: string | null
  readonly version: number
}
/** The first entry of a log that goes on where another ended: that one's last checkpoint, a whole note, is only read here. */
export type Continuation = { readonly type: 'log_continues'; readonly checkpoint: Checkpoint }

// One pattern says shape, order of members and canonical form at once: what it matches needs no JSON parser.
const digest = '"([0-9a-f]{64})"'
const instant = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z`
const shape = new RegExp(
  String.raw`^\{"at":"(${instant})","chain":${digest},"commitment":${digest},"head":${digest},` +
    String.raw`"previous":(?:null|${digest}),"record":(?:null|${digest}),"v":1,"version":([1-9]\d{0,9})\}$`,
)
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads one entry of the log. @throws Malformed with the first thing that is wrong with it */
export function readEntry(bytes: Buffer, index: number): EventEntry | Continuation {
  const found = shape.exec(bytes.toString('latin1'))
  if (!found) return readContinuation(bytes, index)
  const [, at = '', chain = '', commitment = '', head = '', previous = null, , version] = found
  if (!isInstant(at)) throw new Malformed('it happened at no time that exists')
  return { type: 'event', at, chain, commitment, head, previous, version: Number(version) }
}

function isInstant(text: string): boolean {
  // Only the last days of a month may be missing; a date is slow to make.
  return text.slice(8, 10) <= '28' || new Date(text).toISOString() === text
}

function readContinuation(bytes: Buffer, index: number): Continuation {
  const { type, v, checkpoint, ...others } = readFlat(bytes)
  const isContinuation = type === 'log_continues' && v === 1 && Object.keys(others).length === 0
  if (!isContinuation || typeof checkpoint !== 'string')
    throw new Malformed('it is not of the shape of an entry')
  if (index !== 0) throw new Malformed('only the first entry may continue an earlier log')
  return { type, checkpoint: readCheckpointText(readNote(checkpoint).text) }
}

/** An object without objects within: the canonical form is then found without recursion, however deep a stranger nested his. */
function readFlat(bytes: Buffer): Record<string, unknown> {
  const value = parse(bytes)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Malformed('it is no JSON object')
  if (Object.values(value).some((member) => typeof member === 'object' && member !== null))
    throw new Malformed('it is not of the shape of an entry')
  if (!Buffer.from(canonicalJson(value)).equals(bytes)) throw new Malformed('it is not canonical JSON')
  return value as Record<string, unknown>
}

/** @throws Malformed also where the parser gives up on the depth */
export function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch {
    throw new Malformed('it is no JSON')
  }
}
