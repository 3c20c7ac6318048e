import type pg from 'pg'
import { type Checkpoint, signCheckpoint } from '../log/checkpoint.ts'
import { GrowingTree } from '../log/growing-tree.ts'
import { leafHash } from '../log/hash.ts'
import type { SignerKey } from '../log/note.ts'
import { rootOf } from '../log/proof.ts'
import { nodesFromTiles, tileHeight, tilesOf, tileWidth } from '../log/tile.ts'
import { addLeaves, addNodes, addSigned, committedAfter, type NewNode, readTile } from './ledger.ts'
import type { OpenLog } from './open-log.ts'
import { SealingRefused } from './refused.ts'

/** Between which a process may die at any moment; tests make it. */
export type Step = 'taken' | 'numbered' | 'recomputed' | 'remembered' | 'signed'

export type Sealing = {
  readonly db: pg.ClientBase
  readonly key: SignerKey
  /** Makes the state that is about to be signed outlive the database. */
  readonly remember: (checkpoint: Checkpoint) => void
  readonly at?: (step: Step) => void
}

/** At most this many entries are numbered in one transaction: a long backlog is sealed in pieces, each of them signed. */
export const batchSize = 4096

/**
 * One round: committed events get their numbers, and the tree they make is signed. In this order, each step durable before the
 * next: numbers and hashes; the root, worked out a second time from what the database gives back; the memory beside the key;
 * the signature. Whatever moment the process dies in, the next round goes on from there, and no size is ever signed with two roots.
 * @returns the log as it is now; the same object when there was nothing to do
 * @throws SealingRefused when the two ways of working out the root differ
 */
export async function sealRound(sealing: Sealing, log: OpenLog): Promise<OpenLog> {
  const numbered = await numberEntries(sealing, log)
  const { tree, signed } = numbered
  if (tree.size === (signed?.size ?? 0)) return log
  const root = tree.root()
  if (!(await rootFromRows(sealing.db, log.id, tree.size, signed?.size ?? 0)).equals(root))
    throw new SealingRefused(`two ways of working out the root of ${tree.size} entries do not agree`)
  sealing.at?.('recomputed')
  const checkpoint: Checkpoint = { origin: sealing.key.name, size: tree.size, root }
  sealing.remember(checkpoint)
  sealing.at?.('remembered')
  const note = signCheckpoint(checkpoint, sealing.key)
  await addSigned(sealing.db, log.id, { size: tree.size, root, note })
  sealing.at?.('signed')
  return { ...numbered, signed: { size: tree.size, root, note } }
}

async function numberEntries({ db, at }: Sealing, log: OpenLog): Promise<OpenLog> {
  const entries = await committedAfter(db, log.cursor, batchSize)
  const last = entries.at(-1)
  if (!last) return log
  at?.('taken')
  const tree = new GrowingTree(log.tree.size, log.tree.edge)
  const nodes: NewNode[] = []
  const leaves = entries.map(({ id, entry }) => ({ id, hash: leafHash(entry) }))
  for (const { hash } of leaves)
    tree.append(hash, (height, index, node) => {
      if (height > 0 && height % tileHeight === 0)
        nodes.push({ level: height / tileHeight, index, hash: node })
    })
  await db.query('BEGIN')
  try {
    await addLeaves(db, log.id, log.tree.size, leaves)
    await addNodes(db, log.id, nodes)
    await db.query('COMMIT')
  } catch (error) {
    await db.query('ROLLBACK').catch(() => undefined) // the connection may be what failed
    throw error
  }
  at?.('numbered')
  return { ...log, tree, cursor: { xid: last.xid, seq: last.seq } }
}

/**
 * The root from the rows alone: every tile touched since the last signature is read back, and where it is complete, hashed and
 * compared with its own root one level up.
 */
async function rootFromRows(db: pg.ClientBase, log: number, size: number, signed: number): Promise<Buffer> {
  const tiles = new Map<string, Buffer>()
  const nodes = nodesFromTiles(
    size,
    async (tile) => tiles.get(`${tile.level}/${tile.index}`) ?? readTile(db, log, tile),
  )
  for (let level = 0; size >= tileWidth ** level; level++) {
    const from = Math.floor(signed / tileWidth ** (level + 1))
    for (const tile of tilesOf(level, size, from))
      tiles.set(`${level}/${tile.index}`, await readTile(db, log, { ...tile, level }))
  }
  for (const [name, bytes] of tiles) {
    const [level = 0, index = 0] = name.split('/').map(Number)
    const above = tiles.get(`${level + 1}/${Math.floor(index / tileWidth)}`)
    if (bytes.length < tileWidth * 32 || !above) continue
    const stored = above.subarray((index % tileWidth) * 32, (index % tileWidth) * 32 + 32)
    const tree = new GrowingTree()
    for (let at = 0; at < bytes.length; at += 32) tree.append(bytes.subarray(at, at + 32))
    if (!tree.root().equals(stored))
      throw new SealingRefused(`tile ${name} does not have the root that was stored for it`)
  }
  return rootOf(size, nodes)
}
