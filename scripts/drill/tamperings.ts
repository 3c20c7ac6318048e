import { inventEvent, rewriteEvent, rewriteTree, signAnew } from './forge.ts'
import { open } from './made.ts'
import { type Scene, tampers } from './scene.ts'
import type { Tool } from './tools.ts'

/** One way of tampering, and what must notice it with which words. */
export type Tampering = {
  readonly what: string
  /** Begins with the earlier copy of the database. */
  readonly rollsBack?: true
  readonly by: Tool
  readonly words: string
  readonly does: (scene: Scene) => Promise<unknown>
}

// In the past that everybody has seen: every checkpoint, both witnesses and the auditor's copy cover it.
const longAgo = 40
const dayMs = 24 * 3600 * 1000

export const tamperings: readonly Tampering[] = [
  {
    what: 'a word of what was declared is changed in an event’s payload',
    by: 'verifier',
    words: 'the payload is not what was committed to',
    does: async (scene) =>
      tampers(scene, [
        `UPDATE audit_payload SET values = array_replace(values, values[1], replace(values[1], 'friend', 'stranger'))
         WHERE event_id = $1 AND values[1] LIKE '%friend%'`,
        [await sealedEvent(scene, 'sent')],
      ]),
  },
  {
    what: 'an event is given another actor, in its columns and in its entry',
    by: 'verifier',
    words: 'its bytes are not those that were hashed',
    does: async (scene) =>
      rewriteEvent(scene, await sealedEvent(scene, 'sent'), { actor: await other(scene) }),
  },
  {
    what: 'an event is deleted with all that hangs on it; the numbers after it close up',
    by: 'verifier',
    words: 'was signed, and there are',
    async does(scene) {
      const id = await lastOfItsChain(scene)
      await deleteEvent(scene, id)
      const { rows } = await scene.db.query(`SELECT index FROM log_leaf WHERE event_id = $1`, [id])
      await tampers(
        scene,
        ['DELETE FROM log_leaf WHERE event_id = $1', [id]],
        ['UPDATE log_leaf SET index = index + 1000000 WHERE index > $1', [rows[0]?.index]],
        ['UPDATE log_leaf SET index = index - 1000001 WHERE index > 1000000'],
      )
      await rewriteTree(scene)
    },
  },
  {
    what: 'an event that never happened is inserted among sealed ones, faultless in itself',
    by: 'verifier',
    words: 'an event stands before sealed ones and has no number',
    async does(scene) {
      const beside = await sealedEvent(scene, 'sent')
      const { rows } = await scene.db.query('SELECT object_id FROM audit_event WHERE id = $1', [beside])
      await inventEvent(scene, beside, rows[0]?.object_id)
    },
  },
  {
    what: 'two events change places in the log, the tree over them is worked out anew',
    by: 'verifier',
    words: 'the entries do not have the root that was signed',
    async does(scene) {
      await tampers(
        scene,
        ['UPDATE log_leaf SET index = 1000000 WHERE index = $1', [longAgo]],
        ['UPDATE log_leaf SET index = $1 WHERE index = $1 + 1', [longAgo]],
        ['UPDATE log_leaf SET index = $1 + 1 WHERE index = 1000000', [longAgo]],
      )
      await rewriteTree(scene)
    },
  },
  {
    what: 'an event is dated back a day before it is sealed, in its columns and in its entry',
    by: 'verifier',
    words: 'it is dated before witnesses saw the log without it',
    async does(scene) {
      const { rows } = await scene.db.query(
        `SELECT e.id, e.at FROM audit_event e WHERE e.type = 'signed_in'
         AND NOT EXISTS (SELECT FROM log_leaf l WHERE l.event_id = e.id) ORDER BY e.seq DESC LIMIT 1`,
      )
      const [{ id, at }] = rows
      await rewriteEvent(scene, id, { at: new Date(at.getTime() - dayMs) })
    },
  },
  {
    what: 'a record is changed without an event',
    by: 'verifier',
    words: 'the record is not as its last event left it',
    does: (scene) =>
      tampers(scene, [
        `UPDATE statement SET concern = 'Nothing to see.' WHERE declaration_id = (SELECT id FROM declaration ORDER BY sent_at LIMIT 1)`,
      ]),
  },
  {
    what: 'an event is changed, and with it its entry, its leaf and every root above it',
    by: 'verifier',
    words: 'the entries do not have the root that was signed',
    async does(scene) {
      await rewriteEvent(scene, await sealedEvent(scene, 'sent'), { actor: await other(scene) })
      await rewriteTree(scene)
    },
  },
  {
    what: 'the database is rolled back to an earlier copy and goes on differently',
    rollsBack: true,
    by: 'sealer',
    words: 'is behind what this key has signed',
    does: goesOnDifferently,
  },
  {
    what: 'whoever holds the log’s key rewrites an event and everything above it, and signs it anew',
    by: 'witness',
    words: 'has cosigned another',
    async does(scene) {
      await rewriteEvent(scene, await sealedEvent(scene, 'sent'), { actor: await other(scene) })
      await rewriteTree(scene)
      await signAnew(scene)
    },
  },
  {
    what: 'the newest change to a record is deleted before it is sealed, and the record left as it is',
    by: 'verifier',
    words: 'the record is not as its last event left it',
    async does(scene) {
      const { rows } = await scene.db.query<{ id: string }>(
        `SELECT e.id FROM audit_event e WHERE e.object_kind = 'declaration' AND e.version > 1
         AND NOT EXISTS (SELECT FROM log_leaf l WHERE l.event_id = e.id) ORDER BY e.seq DESC LIMIT 1`,
      )
      await deleteEvent(scene, rows[0]?.id ?? '')
    },
  },
  {
    what: 'a payload is removed, and nobody agreed to its disposal',
    by: 'verifier',
    words: 'the payload is missing',
    does: async (scene) =>
      tampers(scene, ['DELETE FROM audit_payload WHERE event_id = $1', [await sealedEvent(scene, 'sent')]]),
  },
]

async function sealedEvent({ db }: Scene, type: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT e.id FROM log_leaf l JOIN audit_event e ON e.id = l.event_id WHERE l.index >= $1 AND e.type = $2 ORDER BY l.index LIMIT 1`,
    [longAgo, type],
  )
  return rows[0]?.id ?? ''
}

/** An event that no other follows from, and that no record remembers: deleting it leaves no gap in any chain. */
async function lastOfItsChain({ db }: Scene): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT e.id FROM log_leaf l JOIN audit_event e ON e.id = l.event_id WHERE e.type = 'signed_in'
       AND NOT EXISTS (SELECT FROM audit_event n WHERE n.object_id = e.object_id AND n.object_kind = e.object_kind AND n.version > e.version)
     ORDER BY l.index LIMIT 1`,
  )
  return rows[0]?.id ?? ''
}

async function other({ db }: Scene): Promise<string> {
  const { rows } = await db.query<{ pseudonym: string }>(
    `SELECT pseudonym FROM person WHERE subject = 'lena.archer' OR subject = 'rory.flynn' LIMIT 1`,
  )
  return rows[0]?.pseudonym ?? ''
}

async function deleteEvent(scene: Scene, id: string): Promise<void> {
  await tampers(
    scene,
    ['DELETE FROM audit_payload WHERE event_id = $1', [id]],
    ['DELETE FROM audit_event WHERE id = $1', [id]],
  )
}

/** Somebody acts in the earlier copy, by the portal's own door; what followed there once is no more. */
async function goesOnDifferently({ urls, made }: Scene): Promise<void> {
  const db = await open(urls.web)
  try {
    for (let at = 0; at < 3; at++) {
      await db.query('BEGIN')
      const { rows } = await db.query('SELECT state, person_id FROM begin_request($1, now())', [made.session])
      if (rows[0]?.person_id == null) throw new Error(`the session is ${rows[0]?.state}`)
      await db.query(`SELECT append_event('signed_in', 'person', $1, '{}', '{}', '{}')`, [rows[0].person_id])
      await db.query('COMMIT')
    }
  } finally {
    await db.end()
  }
}
