import { canonicalJson } from '#lib/history/canonical.ts'
import type { Head } from '#lib/history/commitment.ts'
import { Malformed } from '#lib/history/log/malformed.ts'
import { parse } from './entry.ts'

/** A field shown with what it takes to check it, or withheld: then only its hash stands there. Values are canonical JSON. */
export type ReceiptField =
  | { readonly name: string; readonly salt: string; readonly value: string }
  | { readonly name: string; readonly hash: string }
export type ReceiptHead = Head & { readonly salt: string }

/** What a receipt adds to the proof (its `extra`): it is believed only as far as the entry bears it out. */
export type Claim = {
  /** The entry's own text. */
  readonly entry: string
  readonly fields: readonly ReceiptField[]
  /** Who did what to which object; null where that is withheld. */
  readonly head: ReceiptHead | null
  /** Nothing proves it. */
  readonly reference: string
}

const hex = /^[0-9a-f]{64}$/
// A control character in a name could move the border between name and value within what was hashed.
const plainName = /^[a-z][A-Za-z0-9_]{0,99}$/

/** `head` is left out where it is withheld. */
export function writeClaim({ entry, fields, head, reference }: Claim): Buffer {
  return Buffer.from(canonicalJson({ entry, fields, head: head ?? undefined, reference, v: 1 }))
}

/** @throws Malformed */
export function readClaim(bytes: Buffer): Claim {
  const { entry, fields, head = null, reference, v, ...others } = record(parse(bytes), 'what it adds')
  if (v !== 1 || Object.keys(others).length > 0) throw new Malformed('what it adds is of an unknown kind')
  if (!Array.isArray(fields)) throw new Malformed('its fields are no list')
  const claim = {
    entry: text(entry, 'the entry'),
    fields: fields.map(readField),
    head: head === null ? null : readHead(head),
    reference: text(reference, 'the reference'),
  }
  if (!writeClaim(claim).equals(bytes)) throw new Malformed('what it adds is not canonical JSON')
  return claim
}

function readField(value: unknown): ReceiptField {
  const { name, hash, salt, value: content, ...others } = record(value, 'a field')
  if (typeof name !== 'string' || !plainName.test(name)) throw new Malformed('a field has no proper name')
  const isShown = hash === undefined
  if (Object.keys(others).length > 0 || (!isShown && (salt !== undefined || content !== undefined)))
    throw new Malformed(`the field ${name} is neither shown nor withheld`)
  return isShown
    ? { name, salt: digest(salt, `the salt of ${name}`), value: text(content, `the value of ${name}`) }
    : { name, hash: digest(hash, `the hash of ${name}`) }
}

function readHead(value: unknown): ReceiptHead {
  const { actor, id, kind, object, salt, type, ...others } = record(value, 'the head')
  if (Object.keys(others).length > 0) throw new Malformed('the head is of an unknown kind')
  return {
    actor: text(actor, 'the actor'),
    id: text(id, 'the id'),
    kind: text(kind, 'the kind'),
    object: text(object, 'the object'),
    salt: digest(salt, 'the salt of the head'),
    type: text(type, 'the type'),
  }
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Malformed(`${what} is no JSON object`)
  return value as Record<string, unknown>
}

function text(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new Malformed(`${what} is no text`)
  return value
}

/** Exactly 32 bytes: a longer salt could take over the first letters of what it stands before. */
function digest(value: unknown, what: string): string {
  if (typeof value !== 'string' || !hex.test(value))
    throw new Malformed(`${what} has not 64 hexadecimal digits`)
  return value
}
