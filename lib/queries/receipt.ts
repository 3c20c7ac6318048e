import { now } from '#lib/clock.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import { openCheckpoint } from '#lib/history/log/checkpoint.ts'
import { Malformed } from '#lib/history/log/malformed.ts'
import { readNote, readVerifierKey } from '#lib/history/log/note.ts'
import { inclusionProof } from '#lib/history/log/proof.ts'
import { nodesFromTiles } from '#lib/history/log/tile.ts'
import { writeReceipt } from '#lib/history/offline/receipt.ts'
import type { ReceiptField } from '#lib/history/offline/receipt-claim.ts'
import { log } from '#lib/log.ts'
import type { Reader } from '#lib/reader.ts'

/** What a declarant can keep: `text` is one file (C2SP tlog-proof) that anybody can check offline. */
export type ReceiptView = {
  readonly entry: number
  readonly size: number
  readonly root: string
  readonly origin: string
  readonly witnesses: readonly string[]
  readonly text: string
}

type Parts = {
  entry: Uint8Array
  head_salt: Uint8Array
  actor: string
  id: string
  kind: string
  object: string
  type: string
  names: string[]
  values: (string | null)[]
  salts: (Uint8Array | null)[]
  hashes: (Uint8Array | null)[]
  log_id: number
  index: bigint
  size: bigint
  checkpoint: string
}

/**
 * The receipt of the reader's own declaration; null where it is none of theirs, or is not sealed yet. `damaged` where the log's rows
 * are not what was signed: that is for the verifier to tell, and no reason to keep from anybody that their declaration was sent.
 */
export async function readReceipt(
  reader: Reader,
  reference: string,
): Promise<ReceiptView | 'damaged' | null> {
  return inRequest('web', reader.token, now(), async (tx) => {
    const [parts] = await tx.$queryRaw<Parts[]>`SELECT * FROM receipt_parts(${reference})`
    if (!parts) return null
    try {
      return await receiptFrom(tx, reference, parts)
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      log.error('receipt not made', { reason: error.message })
      return 'damaged'
    }
  })
}

async function receiptFrom(tx: Tx, reference: string, parts: Parts): Promise<ReceiptView> {
  const keys = await tx.$queryRaw<{ log_id: number; verifier_key: string }[]>`
    SELECT log_id, verifier_key FROM log_keys()`
  const key = keys.find((each) => each.log_id === parts.log_id)
  if (!key) throw new Malformed('the log has no key')
  const { origin, root } = openCheckpoint(parts.checkpoint, readVerifierKey(key.verifier_key))
  const [entry, size] = [Number(parts.index), Number(parts.size)]
  const path = await inclusionProof(
    entry,
    size,
    nodesFromTiles(size, async ({ level, index, width }) => {
      const [row] = await tx.$queryRaw<{ tile: Uint8Array }[]>`
        SELECT log_tile(${parts.log_id}::smallint, ${level}::integer, ${index}::bigint, ${width}::integer) AS tile`
      return Buffer.from(row?.tile ?? [])
    }),
  )
  const text = writeReceipt({
    entry: parts.entry,
    fields: parts.names.map((name, at) => fieldOf(parts, name, at)),
    head: {
      actor: parts.actor,
      id: parts.id,
      kind: parts.kind,
      object: parts.object,
      type: parts.type,
      salt: hex(parts.head_salt),
    },
    reference,
    index: entry,
    path,
    checkpoint: parts.checkpoint,
  })
  const others = readNote(parts.checkpoint).signatures.filter(({ name }) => name !== origin)
  return {
    entry,
    size,
    root: root.toString('base64'),
    origin,
    witnesses: others.map(({ name }) => name),
    text,
  }
}

/** What was lawfully destroyed is proved by its hash alone. */
function fieldOf({ values, salts, hashes }: Parts, name: string, at: number): ReceiptField {
  const value = values[at]
  return value == null ? { name, hash: hex(hashes[at]) } : { name, salt: hex(salts[at]), value }
}

function hex(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString('hex')
}
