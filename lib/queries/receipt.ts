import { now } from '#lib/clock.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import { openCheckpoint } from '#lib/history/log/checkpoint.ts'
import { readNote, readVerifierKey } from '#lib/history/log/note.ts'
import { inclusionProof } from '#lib/history/log/proof.ts'
import { nodesFromTiles } from '#lib/history/log/tile.ts'
import { writeReceipt } from '#lib/history/offline/receipt.ts'
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
  values: string[]
  salts: Uint8Array[]
  log_id: number
  index: bigint
  size: bigint
  checkpoint: string
}

/** The receipt of the reader's own declaration; null where it is none of theirs, or is not sealed yet. */
export async function readReceipt(reader: Reader, reference: string): Promise<ReceiptView | null> {
  return inRequest('web', reader.token, now(), async (tx) => {
    const [parts] = await tx.$queryRaw<Parts[]>`SELECT * FROM receipt_parts(${reference})`
    return parts ? receiptFrom(tx, reference, parts) : null
  })
}

async function receiptFrom(tx: Tx, reference: string, parts: Parts): Promise<ReceiptView> {
  const keys = await tx.$queryRaw<{ log_id: number; verifier_key: string }[]>`
    SELECT log_id, verifier_key FROM log_keys()`
  const key = keys.find((each) => each.log_id === parts.log_id)
  if (!key) throw new Error('a log without a key')
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
    fields: parts.names.map((name, at) => ({
      name,
      salt: hex(parts.salts[at]),
      value: parts.values[at] ?? '',
    })),
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

function hex(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('hex')
}
