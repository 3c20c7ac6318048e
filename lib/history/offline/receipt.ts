import { canonicalJson } from '#lib/history/canonical.ts'
import { chainOf, fieldHash, headDigest, payloadCommitment } from '#lib/history/commitment.ts'
import { leafHash } from '#lib/history/log/hash.ts'
import { Malformed } from '#lib/history/log/malformed.ts'
import type { Policy } from '#lib/history/log/policy.ts'
import { verifyInclusion } from '#lib/history/log/proof.ts'
import { readProof, type TlogProof, writeProof } from '#lib/history/log/tlog-proof.ts'
import { type EventEntry, readEntry } from './entry.ts'
import { type Finding, Findings } from './findings.ts'
import { type Claim, type ReceiptField, type ReceiptHead, readClaim, writeClaim } from './receipt-claim.ts'
import { judgeCheckpoint, reason, type Seen } from './trust.ts'

export type Receipt = {
  /** The bytes that were logged. */
  readonly entry: Uint8Array
  /** In order of their names; those withheld with their hash alone. */
  readonly fields: readonly ReceiptField[]
  /** Left out, or null: withheld. */
  readonly head?: ReceiptHead | null
  readonly reference: string
} & Omit<TlogProof, 'extra'>

/** A receipt in words of the log. True only where there are no findings. */
export type Disclosed = {
  /** As the receipt says; nothing proves it. */
  readonly reference: string
  /** What happened, to what kind of object; null where withheld. */
  readonly type: string | null
  readonly kind: string | null
  readonly at: string
  readonly version: number
  readonly origin: string
  readonly index: number
  readonly size: number
  readonly witnesses: readonly Seen[]
  /** A value is canonical JSON; null where the field is withheld. */
  readonly fields: readonly { readonly name: string; readonly value: string | null }[]
}
export type VerifiedReceipt = { readonly findings: readonly Finding[]; readonly disclosed: Disclosed | null }

/** Longer than any receipt: an entry, its fields, 63 hashes and a checkpoint with its signatures. */
export const longestReceipt = 4_000_000

/** A receipt as text: a proof (C2SP tlog-proof) that carries the entry and what may be shown of its payload. */
export function writeReceipt({
  entry,
  fields,
  head = null,
  reference,
  index,
  path,
  checkpoint,
}: Receipt): string {
  const extra = writeClaim({ entry: Buffer.from(entry).toString('utf8'), fields, head, reference })
  return writeProof({ extra, index, path, checkpoint })
}

/** Checks a receipt against nothing but public keys. Whatever the text is, it ends with findings and not with an error. */
export function verifyReceipt(text: string, policy: Policy): VerifiedReceipt {
  const findings = new Findings()
  try {
    return { disclosed: check(text, policy, findings), findings: findings.kept }
  } catch (error) {
    findings.add(reason(error), 'receipt')
    return { disclosed: null, findings: findings.kept }
  }
}

/** @throws Malformed when there is nothing to be checked */
function check(text: string, policy: Policy, findings: Findings): Disclosed | null {
  if (text.length > longestReceipt) throw new Malformed('it is too long for a receipt')
  const { extra, index, path, checkpoint: note } = readProof(text)
  if (!extra) throw new Malformed('it carries no entry')
  const claim = readClaim(extra)
  const bytes = Buffer.from(claim.entry)
  const entry = readEntry(bytes, index)
  if (entry.type !== 'event') throw new Malformed('its entry is no event')

  const { checkpoint, witnesses, faults } = judgeCheckpoint(note, policy)
  findings.since = checkpoint?.size ?? null
  for (const fault of faults) findings.add(fault, 'checkpoint')
  if (!checkpoint) return null
  const { origin, size, root } = checkpoint
  if (!verifyInclusion(leafHash(bytes), index, size, path, root))
    findings.add('its path does not lead from the entry to the root', 'path')
  checkPayload(claim, entry, findings)
  checkHead(claim.head, entry, findings)
  return {
    reference: claim.reference,
    type: claim.head?.type ?? null,
    kind: claim.head?.kind ?? null,
    at: entry.at,
    version: entry.version,
    origin,
    index,
    size,
    witnesses,
    fields: claim.fields.map((field) => ({ name: field.name, value: 'value' in field ? field.value : null })),
  }
}

function checkPayload({ fields }: Claim, entry: EventEntry, findings: Findings): void {
  const names = fields.map(({ name }) => name)
  if (names.some((name, at) => at > 0 && name <= (names[at - 1] ?? '')))
    findings.add('the fields are not in order of their names', 'fields')
  for (const field of fields)
    if ('value' in field && !isCanonical(field.value))
      findings.add(`the value of ${field.name} is not canonical JSON`, 'fields')
  const hashes = fields.map((field) =>
    'value' in field
      ? fieldHash(Buffer.from(field.salt, 'hex'), field.name, field.value)
      : Buffer.from(field.hash, 'hex'),
  )
  if (payloadCommitment(hashes).toString('hex') !== entry.commitment)
    findings.add('the fields are not those that the entry commits to', 'fields')
}

function isCanonical(text: string): boolean {
  try {
    return canonicalJson(JSON.parse(text)) === text
  } catch {
    // No JSON, or nested deeper than there is stack: no value of ours.
    return false
  }
}

function checkHead(head: ReceiptHead | null, entry: EventEntry, findings: Findings): void {
  if (!head) return
  if (headDigest(Buffer.from(head.salt, 'hex'), head).toString('hex') !== entry.head)
    findings.add('the head is not the one that the entry commits to', 'head')
  if (chainOf(head.kind, head.object).toString('hex') !== entry.chain)
    findings.add('the entry is of another object', 'head')
}
