import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical.ts'

/** The tags keep hashes of one kind from ever passing for another. They are part of the format: never change one. */
const tags = {
  field: 'declarable-associations/field/v1',
  payload: 'declarable-associations/payload/v1',
  record: 'declarable-associations/record/v1',
  head: 'declarable-associations/head/v1',
  chain: 'declarable-associations/chain/v1',
} as const
const separator = Buffer.from([0])

/** SHA-256(tag 00 salt name 00 value): one field, so that it can be shown or destroyed alone. @param value canonical JSON (RFC 8785) */
export function fieldHash(salt: Uint8Array, name: string, value: string): Buffer {
  return createHash('sha256')
    .update(tags.field)
    .update(separator)
    .update(salt)
    .update(name)
    .update(separator)
    .update(value)
    .digest()
}

/** SHA-256(tag 00 field 1 … field n): what an event commits to. @param fields in order of their names */
export function payloadCommitment(fields: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256').update(tags.payload).update(separator)
  for (const field of fields) hash.update(field)
  return hash.digest()
}

/** SHA-256(tag 00 salt state): the whole record after a change. @param state what `record_state` returns */
export function recordDigest(salt: Uint8Array, state: string): Buffer {
  return createHash('sha256').update(tags.record).update(separator).update(salt).update(state).digest()
}

/** Who did what to which object: what an entry keeps to itself. */
export type Head = {
  readonly actor: string
  readonly id: string
  readonly kind: string
  readonly object: string
  readonly type: string
}

/** SHA-256(tag 00 salt head): shown to whom it concerns, a hash to everybody else. */
export function headDigest(salt: Uint8Array, { actor, id, kind, object, type }: Head): Buffer {
  const head = canonicalJson({ actor, id, kind, object, type })
  return createHash('sha256').update(tags.head).update(separator).update(salt).update(head).digest()
}

/** SHA-256(tag 00 kind 00 object): the name of an object's chain in the log. */
export function chainOf(kind: string, object: string): Buffer {
  return createHash('sha256')
    .update(tags.chain)
    .update(separator)
    .update(kind)
    .update(separator)
    .update(object)
    .digest()
}
