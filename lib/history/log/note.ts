import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { Malformed, readBase64 } from './malformed.ts'

/* Signed notes and their keys (C2SP signed-note), Ed25519 (RFC 8032) alone. */

/** Signature types: a log signs the text as it is, a witness signs it with a time (C2SP tlog-cosignature). */
export const keyTypes = { log: 0x01, witness: 0x04 } as const
export type KeyType = keyof typeof keyTypes

export type VerifierKey = {
  readonly name: string
  readonly type: KeyType
  /** Four bytes; with the name it picks out the signature lines made with this key. */
  readonly id: Buffer
  readonly key: KeyObject
  /** As it is handed out: `name+id+base64`. */
  readonly text: string
}
export type SignerKey = VerifierKey & { readonly secret: KeyObject }

export type Signature = {
  readonly name: string
  readonly id: Buffer
  readonly bytes: Buffer
  readonly line: string
}
export type Note = { readonly text: string; readonly signatures: readonly Signature[] }

const longestNote = 1_000_000
const mostSignatures = 100
// What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410, sections 4 and 7).
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')
const secretPrefix = Buffer.from('302e020100300506032b657004220420', 'hex')

/** @throws Malformed */
export function readVerifierKey(text: string): VerifierKey {
  const parts = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(text)
  if (!parts) throw new Malformed('no verifier key: it is written name+id+key')
  const [, name = '', id, key = ''] = parts
  const bytes = readBase64(key, 'the verifier key')
  const found = verifierKey(name, bytes)
  if (found.id.toString('hex') !== id) throw new Malformed('the verifier key does not fit its own id')
  return found
}

function verifierKey(name: string, bytes: Buffer): VerifierKey {
  const type = typeOf(bytes)
  const id = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), bytes]), 'buffer').subarray(0, 4)
  const key = createPublicKey({
    key: Buffer.concat([publicPrefix, bytes.subarray(1)]),
    format: 'der',
    type: 'spki',
  })
  return { name, type, id, key, text: `${name}+${id.toString('hex')}+${bytes.toString('base64')}` }
}

function typeOf(bytes: Buffer): KeyType {
  const type = Object.entries(keyTypes).find(([, byte]) => byte === bytes[0])?.[0]
  if (!type || bytes.length !== 33) throw new Malformed('the key is not of a kind that is known here')
  return type as KeyType
}

/** Reads a secret key in the form `PRIVATE+KEY+name+id+base64`. @throws Malformed without repeating any of it */
export function readSignerKey(text: string): SignerKey {
  const parts = /^PRIVATE\+KEY\+([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(text)
  if (!parts) throw new Malformed('no signer key: it is written PRIVATE+KEY+name+id+key')
  const [, name = '', id, key = ''] = parts
  const bytes = readBase64(key, 'the signer key')
  typeOf(bytes)
  const secret = createPrivateKey({
    key: Buffer.concat([secretPrefix, bytes.subarray(1)]),
    format: 'der',
    type: 'pkcs8',
  })
  const made = signerKey(name, bytes.subarray(0, 1), secret)
  if (made.id.toString('hex') !== id) throw new Malformed('the signer key does not fit its own id')
  return made
}

function signerKey(name: string, type: Buffer, secret: KeyObject): SignerKey {
  const bytes = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32)
  return { ...verifierKey(name, Buffer.concat([type, bytes])), secret }
}

/** A new secret key, as text that `readSignerKey` reads. @param name no space and no plus */
export function makeSignerKey(name: string, type: KeyType): string {
  if (!isKeyName(name)) throw new Malformed('a key name has neither spaces nor plus signs')
  const { privateKey } = generateKeyPairSync('ed25519')
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32)
  const typed = Buffer.concat([Buffer.from([keyTypes[type]]), seed])
  const { id } = signerKey(name, typed.subarray(0, 1), privateKey)
  return `PRIVATE+KEY+${name}+${id.toString('hex')}+${typed.toString('base64')}`
}

export function isKeyName(name: string): boolean {
  return name !== '' && !/[\s+]/u.test(name)
}

/** Ed25519 over a message. */
export function signWith(key: SignerKey, message: string): Buffer {
  return sign(null, Buffer.from(message), key.secret)
}

export function isSignedWith(key: VerifierKey, message: string, signature: Uint8Array): boolean {
  return verify(null, Buffer.from(message), key.key, signature)
}

/** `— name base64(id ‖ signature)` and its newline. */
export function signatureLine(key: VerifierKey, signature: Uint8Array): string {
  return `— ${key.name} ${Buffer.concat([key.id, signature]).toString('base64')}\n`
}

/** A note: its text (ending in a newline), an empty line, signature lines. */
export function writeNote(text: string, lines: readonly string[]): string {
  return `${text}\n${lines.join('')}`
}

/** Takes a note apart; no signature is checked. @throws Malformed */
export function readNote(note: string): Note {
  if (note.length > longestNote) throw new Malformed('the note is too long')
  for (const character of note) {
    const code = character.codePointAt(0) ?? 0
    if ((code < 0x20 && character !== '\n') || code === 0xfffd)
      throw new Malformed('the note holds control characters')
  }
  const split = note.lastIndexOf('\n\n')
  if (split < 0) throw new Malformed('the note has no signatures')
  const lines = note.slice(split + 2)
  if (lines === '' || !lines.endsWith('\n')) throw new Malformed('the note is cut short')
  return { text: note.slice(0, split + 1), signatures: readSignatureLines(lines) }
}

/** @param lines each ending in a newline @throws Malformed */
export function readSignatureLines(lines: string): readonly Signature[] {
  const each = lines.split('\n').slice(0, -1)
  if (each.length > mostSignatures) throw new Malformed('the note has too many signatures')
  return each.map((line) => {
    const parts = /^— ([^+\s]+) ([A-Za-z0-9+/=]+)$/u.exec(line)
    if (!parts) throw new Malformed('a signature line is malformed')
    const bytes = readBase64(parts[2] ?? '', 'a signature')
    if (bytes.length < 5) throw new Malformed('a signature is too short')
    return { name: parts[1] ?? '', id: bytes.subarray(0, 4), bytes: bytes.subarray(4), line: `${line}\n` }
  })
}

/** The signatures of a note that name this key; others are to be ignored. */
export function signaturesBy(note: Pick<Note, 'signatures'>, key: VerifierKey): readonly Signature[] {
  return note.signatures.filter((one) => one.name === key.name && one.id.equals(key.id))
}
