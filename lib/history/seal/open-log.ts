import type pg from 'pg'
import { canonicalJson } from '../canonical.ts'
import type { Checkpoint } from '../log/checkpoint.ts'
import { edgeHeights, GrowingTree } from '../log/growing-tree.ts'
import { leafHash } from '../log/hash.ts'
import type { VerifierKey } from '../log/note.ts'
import { rootOf } from '../log/proof.ts'
import {
  addLog,
  addOwnLeaf,
  type Cursor,
  goesOn,
  isKnownOrigin,
  lastLog,
  lastSealed,
  lastSigned,
  leafCount,
  nodesInRows,
  type SignedRow,
} from './ledger.ts'
import { SealingRefused } from './refused.ts'

/** The log that is being written, as it stands in the database. */
export type OpenLog = {
  readonly id: number
  readonly tree: GrowingTree
  readonly cursor: Cursor
  readonly signed: SignedRow | null
}

/**
 * Finds the log of this key, or begins it, and checks that what stands in the database is what was signed.
 * @param remembered the last state signed with this key, from beside the key
 * @throws SealingRefused when the database is behind it or tells another past, or the key is not the log's
 */
export async function openLog(
  db: pg.ClientBase,
  key: VerifierKey,
  remembered: Checkpoint | null,
): Promise<OpenLog> {
  const id = await logOf(db, key)
  const size = await leafCount(db, id)
  const signed = await lastSigned(db, id)
  const cursor = await lastSealed(db)
  if (!(await goesOn(db, cursor)))
    throw new SealingRefused('the transaction numbers of this server do not go on from those of the history')
  if (signed) await mustHave(db, id, size, signed, 'the last checkpoint')
  if (remembered && remembered.origin === key.name)
    await mustHave(db, id, size, remembered, 'what this key has signed')
  return { id, tree: await treeOf(db, id, size), cursor, signed }
}

async function mustHave(
  db: pg.ClientBase,
  log: number,
  size: number,
  then: { readonly size: number; readonly root: Buffer },
  what: string,
): Promise<void> {
  if (then.size > size)
    throw new SealingRefused(`the log has ${size} entries and is behind ${what}, of ${then.size}`)
  if (!(await rootOf(then.size, nodesInRows(db, log, size))).equals(then.root))
    throw new SealingRefused(`the log’s first ${then.size} entries are not those of ${what}`)
}

/** The number of this key's log. A new origin begins a new log, which holds the last word of the one before. */
async function logOf(db: pg.ClientBase, key: VerifierKey): Promise<number> {
  const last = await lastLog(db)
  if (last?.verifierKey === key.text) return last.id
  if (last && (await isKnownOrigin(db, key.name)))
    throw new SealingRefused(`the origin ${key.name} belongs to another key: a new key needs a new origin`)
  const id = (last?.id ?? 0) + 1
  const signed = last && (await lastSigned(db, last.id))
  if (last && (!signed || signed.size !== (await leafCount(db, last.id))))
    throw new SealingRefused(
      'entries of the last log are numbered but not signed: start once more with its own key',
    )
  await db.query('BEGIN')
  try {
    await addLog(db, { id, origin: key.name, verifierKey: key.text })
    if (signed) {
      const entry = Buffer.from(canonicalJson({ checkpoint: signed.note, type: 'log_continues', v: 1 }))
      await addOwnLeaf(db, id, entry, leafHash(entry))
    }
    await db.query('COMMIT')
  } catch (error) {
    await db.query('ROLLBACK')
    throw error
  }
  return id
}

async function treeOf(db: pg.ClientBase, log: number, size: number): Promise<GrowingTree> {
  const read = nodesInRows(db, log, size)
  const edge: Buffer[] = []
  let start = 0
  for (const height of edgeHeights(size)) {
    edge.push(await read(height, start / 2 ** height))
    start += 2 ** height
  }
  return new GrowingTree(size, edge)
}
