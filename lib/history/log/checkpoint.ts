import { Malformed, readHash, readSize } from './malformed.ts'
import {
  isSignedWith,
  type Note,
  readNote,
  type Signature,
  type SignerKey,
  signatureLine,
  signaturesBy,
  signWith,
  type VerifierKey,
  writeNote,
} from './note.ts'

/* The state of a log, signed (C2SP tlog-checkpoint), and what witnesses add to it (C2SP tlog-cosignature, Ed25519). */

export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Buffer }
export type Cosignature = {
  readonly witness: string
  /** When the witness saw it, by the witness's clock. */
  readonly at: Date
  readonly line: string
}

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`
}

/** @throws Malformed */
export function readCheckpointText(text: string): Checkpoint {
  const lines = text.split('\n')
  const [origin = '', size = '', root = ''] = lines
  if (lines.length < 4 || lines.at(-1) !== '' || lines.slice(0, -1).includes(''))
    throw new Malformed('a checkpoint has three lines or more')
  return { origin, size: readSize(size, 'the size'), root: readHash(root, 'the root') }
}

/** A checkpoint signed by its log: a whole note. */
export function signCheckpoint(checkpoint: Checkpoint, key: SignerKey): string {
  const text = checkpointText(checkpoint)
  return writeNote(text, [signatureLine(key, signWith(key, text))])
}

/**
 * Reads a checkpoint and checks that its log signed it.
 * @param key the log's; its name is the origin
 * @throws Malformed also when the signature is missing or wrong, or the log is another
 */
export function openCheckpoint(note: string, key: VerifierKey): Checkpoint & { readonly note: Note } {
  const read = readNote(note)
  const checkpoint = readCheckpointText(read.text)
  if (checkpoint.origin !== key.name) throw new Malformed('the checkpoint is of another log')
  const signatures = signaturesBy(read, key)
  if (signatures.length === 0) throw new Malformed('the log’s signature is missing')
  if (!signatures.every(({ bytes }) => isSignedWith(key, read.text, bytes)))
    throw new Malformed('the log’s signature is wrong')
  return { ...checkpoint, note: read }
}

/** A witness's signature line on a checkpoint's text. @param at whole seconds count */
export function cosign(text: string, key: SignerKey, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000)
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(seconds))
  return signatureLine(key, Buffer.concat([time, signWith(key, cosignedMessage(text, seconds))]))
}

/** The cosignatures of this witness on a note; those that are wrong are told apart from those that are missing. @throws Malformed */
export function cosignatureBy(note: Note, witness: VerifierKey): Cosignature | null {
  const [first] = signaturesBy(note, witness).map((one) => readCosignature(note.text, one, witness))
  return first ?? null
}

function readCosignature(text: string, { bytes, line }: Signature, witness: VerifierKey): Cosignature {
  if (bytes.length !== 72) throw new Malformed(`the cosignature of ${witness.name} has not its length`)
  const seconds = bytes.readBigUInt64BE(0)
  const at = new Date(Number(seconds) * 1000)
  const signed = isSignedWith(witness, cosignedMessage(text, seconds), bytes.subarray(8))
  if (!signed || Number.isNaN(at.getTime()))
    throw new Malformed(`the cosignature of ${witness.name} is wrong`)
  return { witness: witness.name, at, line }
}

function cosignedMessage(text: string, seconds: number | bigint): string {
  return `cosignature/v1\ntime ${seconds}\n${text}`
}
