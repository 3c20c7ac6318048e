import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { canonicalJson } from '../../lib/history/canonical.ts'
import { chainOf, fieldHash, headDigest, payloadCommitment } from '../../lib/history/commitment.ts'
import { signCheckpoint } from '../../lib/history/log/checkpoint.ts'
import { GrowingTree } from '../../lib/history/log/growing-tree.ts'
import { leafHash } from '../../lib/history/log/hash.ts'
import { tileHeight } from '../../lib/history/log/tile.ts'
import { writeLastSigned } from '../../lib/history/seal/signed-file.ts'
import { type Scene, tampers } from './scene.ts'

/* What somebody can do who has read every line of the portal: changes that agree with themselves as far as they can be made to. */

type Changes = { readonly actor?: string; readonly at?: Date; readonly type?: string }

/** Changes an event's columns and writes its entry anew, so that the two agree. */
export async function rewriteEvent(scene: Scene, id: string, changes: Changes): Promise<void> {
  const { rows } = await scene.db.query(
    'SELECT at, actor, type, object_kind AS kind, object_id AS object, head_salt, entry FROM audit_event WHERE id = $1',
    [id],
  )
  const { head_salt: salt, entry: bytes, kind, object, ...was } = rows[0]
  const { at, actor, type } = { ...was, ...changes }
  const head = headDigest(salt, { actor, id, kind, object, type }).toString('hex')
  const entry = canonicalJson({ ...JSON.parse(bytes.toString('utf8')), at: at.toISOString(), head })
  await tampers(scene, [
    'UPDATE audit_event SET at = $2, actor = $3, type = $4, entry = $5 WHERE id = $1',
    [id, at, actor, type, Buffer.from(entry)],
  ])
}

/**
 * Writes an event as `append_event` would have at another event's time and in its transaction: the first of a chain of a kind that
 * has no record to compare, with a payload that fits.
 */
export async function inventEvent(scene: Scene, beside: string, object: string): Promise<void> {
  const { rows } = await scene.db.query(
    'SELECT xid, at, actor, gen_random_uuid() AS id FROM audit_event WHERE id = $1',
    [beside],
  )
  const { xid, at, actor, id } = rows[0]
  const [kind, type, reason] = ['access', 'opened_by_assessor', '"Own work"']
  const [salt, headSalt, recordSalt] = [randomBytes(32), randomBytes(32), randomBytes(32)]
  const commitment = payloadCommitment([fieldHash(salt, 'reason', reason)])
  const entry = canonicalJson({
    at: at.toISOString(),
    chain: chainOf(kind, object).toString('hex'),
    commitment: commitment.toString('hex'),
    head: headDigest(headSalt, { actor, id, kind, object, type }).toString('hex'),
    previous: null,
    record: null,
    v: 1,
    version: 1,
  })
  await tampers(
    scene,
    [
      `INSERT INTO audit_event (id, xid, at, type, actor, object_kind, object_id, version, commitment, head_salt, entry, audience)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, $10, '{standards}')`,
      [id, xid, at, type, actor, kind, object, commitment, headSalt, Buffer.from(entry)],
    ],
    [
      'INSERT INTO audit_payload (event_id, names, values, salts, record_salt) VALUES ($1, $2, $3, $4, $5)',
      [id, ['reason'], [reason], [salt], recordSalt],
    ],
  )
}

/** Hashes the leaves and the roots of tiles anew, so that they agree with the entries as they are now. */
export async function rewriteTree(scene: Scene): Promise<void> {
  const tree = new GrowingTree()
  const nodes: { level: number; index: number; hash: Buffer }[] = []
  const leaves = await entriesOf(scene.db)
  for (const hash of leaves)
    tree.append(hash, (height, index, node) => {
      if (height > 0 && height % tileHeight === 0)
        nodes.push({ level: height / tileHeight, index, hash: node })
    })
  await tampers(
    scene,
    [
      'UPDATE log_leaf l SET hash = t.hash FROM unnest($1::bytea[]) WITH ORDINALITY AS t (hash, n) WHERE l.index = n - 1',
      [leaves],
    ],
    ['DELETE FROM log_node'],
    [
      'INSERT INTO log_node (log_id, level, index, hash) SELECT 1, * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])',
      [nodes.map(({ level }) => level), nodes.map(({ index }) => index), nodes.map(({ hash }) => hash)],
    ],
  )
}

/** Signs every checkpoint anew over the leaves as they are, with the log's own key, and the memory beside it. */
export async function signAnew(scene: Scene): Promise<void> {
  const { db, memory, made } = scene
  const { rows } = await db.query<{ size: string }>('SELECT size FROM log_checkpoint')
  const sizes = new Set(rows.map(({ size }) => Number(size)))
  const tree = new GrowingTree()
  await tampers(scene, ['DELETE FROM log_cosignature'], ['DELETE FROM log_checkpoint'])
  for (const leaf of await entriesOf(db)) {
    tree.append(leaf)
    if (!sizes.has(tree.size)) continue
    const checkpoint = { origin: made.key.name, size: tree.size, root: tree.root() }
    await tampers(scene, [
      'INSERT INTO log_checkpoint (log_id, size, root, note) VALUES (1, $1, $2, $3)',
      [checkpoint.size, checkpoint.root, signCheckpoint(checkpoint, made.key)],
    ])
    writeLastSigned(memory, checkpoint)
  }
}

async function entriesOf(db: pg.Client): Promise<Buffer[]> {
  const { rows } = await db.query<{ entry: Buffer }>(
    'SELECT coalesce(l.entry, e.entry) AS entry FROM log_leaf l LEFT JOIN audit_event e ON e.id = l.event_id ORDER BY l.index',
  )
  return rows.map(({ entry }) => leafHash(entry))
}
