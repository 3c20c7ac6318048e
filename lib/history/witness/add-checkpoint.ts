import { type Checkpoint, cosign, readCheckpointText } from '../log/checkpoint.ts'
import { emptyRoot } from '../log/hash.ts'
import { Malformed, readHash, readSize } from '../log/malformed.ts'
import {
  isSignedWith,
  type Note,
  readNote,
  type SignerKey,
  signaturesBy,
  type VerifierKey,
} from '../log/note.ts'
import { verifyConsistency } from '../log/proof.ts'

/* What a witness makes of one `POST add-checkpoint` (C2SP tlog-witness). */

export const sizeType = 'text/x.tlog.size'
/** Of a request and of an answer. */
export const longestBody = 64 * 1024
const mostProofLines = 63

export type Status = 200 | 400 | 403 | 404 | 409 | 422
export type Judgement = {
  readonly status: Status
  readonly type: string
  readonly body: string
  /** With 200 alone: what it saw before and what it has seen now. The second is on disk before the answer goes out. */
  readonly seen?: { readonly before: Checkpoint | null; readonly now: Checkpoint }
}

export type WitnessView = {
  readonly signer: SignerKey
  /** The logs that it follows; a log may have several keys. */
  readonly logs: readonly VerifierKey[]
  /** What it cosigned last of this log. */
  readonly latest: (origin: string) => Checkpoint | null
  readonly at: Date
}

type Request = {
  readonly old: number
  readonly proof: readonly Buffer[]
  readonly note: Note
  readonly checkpoint: Checkpoint
}

/** Judges the bytes of one request. Changes nothing and never throws because of them; no answer repeats any of them. */
export function addCheckpoint(body: Uint8Array, { signer, logs, latest, at }: WitnessView): Judgement {
  let request: Request
  try {
    request = readRequest(body)
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    return refuse(400, error.message)
  }
  const { old, proof, note, checkpoint } = request
  const { origin, size, root } = checkpoint
  const keys = logs.filter((one) => one.name === origin)
  if (keys.length === 0) return refuse(404, 'this log is not followed here')
  if (!isSignedByAny(note, keys)) return refuse(403, 'no valid signature by a key of this log')
  if (old > size) return refuse(400, 'the old size is larger than the checkpoint')
  const before = latest(origin)
  const known = before ?? { origin, size: 0, root: emptyRoot }
  if (old !== known.size) return conflict(known.size)
  if (old === size && !root.equals(known.root)) return conflict(known.size)
  if (!verifyConsistency(old, known.root, size, root, proof))
    return refuse(422, 'the consistency proof does not hold')
  const line = cosign(note.text, signer, at)
  const now = { origin, size, root }
  return { status: 200, type: 'text/plain; charset=utf-8', body: line, seen: { before, now } }
}

/** @throws Malformed */
function readRequest(body: Uint8Array): Request {
  // What is not UTF-8 becomes a sign that no note may hold.
  const text = Buffer.from(body).toString()
  const end = text.indexOf('\n\n')
  if (end < 0) throw new Malformed('there is no empty line before a checkpoint')
  const [first = '', ...lines] = text.slice(0, end).split('\n')
  if (!first.startsWith('old ')) throw new Malformed('the first line is no old size')
  const old = readSize(first.slice(4), 'the old size')
  if (lines.length > mostProofLines) throw new Malformed('the proof has too many lines')
  const proof = lines.map((line) => readHash(line, 'a line of the proof'))
  const note = readNote(text.slice(end + 2))
  return { old, proof, note, checkpoint: readCheckpointText(note.text) }
}

/** One that bears a trusted key's name and number and is wrong spoils the note, however many others are right. */
function isSignedByAny(note: Note, keys: readonly VerifierKey[]): boolean {
  const all = keys.flatMap((key) => signaturesBy(note, key).map(({ bytes }) => ({ key, bytes })))
  return all.length > 0 && all.every(({ key, bytes }) => isSignedWith(key, note.text, bytes))
}

function refuse(status: Status, why: string): Judgement {
  return { status, type: 'text/plain; charset=utf-8', body: `${why}\n` }
}

function conflict(size: number): Judgement {
  return { status: 409, type: sizeType, body: `${size}\n` }
}
