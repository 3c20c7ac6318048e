import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type History, openHistory } from '../../../scripts/test/sealed.ts'
import { openCheckpoint } from '../log/checkpoint.ts'
import { GrowingTree } from '../log/growing-tree.ts'
import { leafHash } from '../log/hash.ts'
import { makeSignerKey, readSignerKey } from '../log/note.ts'
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from '../log/proof.ts'
import { nodesInRows } from './ledger.ts'
import { openLog } from './open-log.ts'
import { SealingRefused } from './refused.ts'
import type { Step } from './seal.ts'
import { readLastSigned, writeLastSigned } from './signed-file.ts'

/* Events go into the log as rows go in: the entries are made up, the numbering, hashing and signing are real. */

let history: History
beforeEach(async () => {
  history = await openHistory()
})
afterEach(() => history.close())

const rowsOf = async (sql: string) => (await history.writer.query(sql)).rows

it('numbers what was committed, in the order of commits, and signs the tree it makes', async () => {
  await history.happens(3)
  const first = await history.seals()
  await history.happens(700)
  const second = await history.seals(undefined, first)
  const entries = await rowsOf(
    'SELECT e.entry FROM log_leaf l JOIN audit_event e ON e.id = l.event_id ORDER BY l.index',
  )
  const tree = new GrowingTree()
  for (const { entry } of entries) tree.append(leafHash(entry))
  const checkpoint = openCheckpoint(second.signed?.note ?? '', history.key)
  expect(checkpoint).toMatchObject({ size: 703, root: tree.root() })
  const read = nodesInRows(history.db, second.id, 703)
  const path = await inclusionProof(511, 703, read)
  expect(verifyInclusion(leafHash(entries[511]?.entry), 511, 703, path, checkpoint.root)).toBe(true)
  const grown = await consistencyProof(3, 703, read)
  expect(verifyConsistency(3, first.signed?.root ?? Buffer.alloc(32), 703, checkpoint.root, grown)).toBe(true)
  expect(readLastSigned(history.stateFile)).toMatchObject({ size: 703 })
})

it('does nothing when nothing happened', async () => {
  const log = await history.opens()
  expect(await history.seals(undefined, log)).toBe(log)
})

it('waits for a transaction that began before, and loses none of them', async () => {
  const slow = new pg.Client({ connectionString: history.migrator })
  await slow.connect()
  await slow.query('BEGIN')
  await history.happens(1, slow)
  await history.happens(2, history.writer)
  const log = await history.seals()
  expect(log.tree.size).toBe(0)
  await slow.query('COMMIT')
  await slow.end()
  await history.settles()
  expect((await history.seals(undefined, log)).tree.size).toBe(3)
  expect(await rowsOf('SELECT count(*)::int AS n FROM log_leaf')).toEqual([{ n: 3 }])
})

it('leaves no trace of a transaction that was rolled back', async () => {
  await history.writer.query('BEGIN')
  await history.happens(5, history.writer)
  await history.writer.query('ROLLBACK')
  await history.happens(1)
  expect((await history.seals()).tree.size).toBe(1)
})

it.each<Step>(['taken', 'numbered', 'recomputed', 'remembered', 'signed'])(
  'goes on where it died: after “%s”',
  async (step) => {
    await history.happens(300)
    const before = await history.seals()
    await history.happens(300)
    const dies = history.seals((at) => {
      if (at === step) throw new Error('died')
    }, before)
    await expect(dies).rejects.toThrow('died')
    await history.happens(1)
    const after = await history.seals()
    expect(after.signed?.size).toBe(601)
    const leaves = await rowsOf(
      'SELECT count(*)::int AS n, count(DISTINCT event_id)::int AS events FROM log_leaf',
    )
    expect(leaves).toEqual([{ n: 601, events: 601 }])
    for (const { size, root } of await rowsOf('SELECT size::int, root FROM log_checkpoint')) {
      const path = await consistencyProof(size, 601, nodesInRows(history.db, after.id, 601))
      expect(verifyConsistency(size, root, 601, after.signed?.root ?? root, path)).toBe(true)
    }
  },
)

it('two at once: one signs, the other is refused by the rows', async () => {
  await history.happens(10)
  const log = await history.opens()
  const other = new pg.Client({ connectionString: history.jobs })
  await other.connect()
  const settled = await Promise.allSettled([
    history.seals(undefined, log),
    history.seals(undefined, log, other),
  ])
  await other.end()
  expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect((await history.opens()).signed?.size).toBe(10)
})

it('does not sign behind what this key has signed: the database was rolled back', async () => {
  await history.happens(20)
  await history.seals()
  await history.tampers('DELETE FROM log_checkpoint', 'DELETE FROM log_leaf WHERE index >= 15')
  await expect(history.opens()).rejects.toThrow(SealingRefused)
})

it('does not sign another past: the log was written anew', async () => {
  await history.happens(20)
  await history.seals()
  await history.tampers('DELETE FROM log_checkpoint', 'DELETE FROM log_leaf', 'DELETE FROM log_node')
  await history.happens(5)
  await history.tampers(
    `UPDATE audit_event SET entry = 'other' WHERE seq = (SELECT min(seq) FROM audit_event)`,
  )
  const log = await openLog(history.db, history.key, null)
  await expect(history.seals(undefined, log).then(() => history.opens())).resolves.toBeDefined() // without memory it cannot know
  writeLastSigned(history.stateFile, { origin: history.key.name, size: 20, root: Buffer.alloc(32, 7) })
  await expect(history.opens()).rejects.toThrow('are not those of what this key has signed')
})

it('does not sign when the rows give another root than the entries did', async () => {
  await history.happens(600)
  const log = await history.seals()
  await history.happens(300)
  const tampers = history.seals((step) => {
    if (step === 'numbered') throw new Error('died')
  }, log)
  await expect(tampers).rejects.toThrow('died')
  await history.tampers(`UPDATE log_leaf SET hash = sha256('x') WHERE index = 700`)
  await expect(history.seals()).rejects.toThrow(SealingRefused)
})

it('a new key needs a new origin, and its log begins with the last word of the old one', async () => {
  await history.happens(4)
  const old = await history.seals()
  const imposter = readSignerKey(makeSignerKey(history.key.name, 'log'))
  await expect(openLog(history.db, imposter, null)).rejects.toThrow('a new key needs a new origin')
  const next = readSignerKey(makeSignerKey('test.example/log-2', 'log'))
  const begun = await openLog(history.db, next, null)
  expect(begun).toMatchObject({ id: old.id + 1 })
  await history.happens(2)
  const sealed = await history.seals(undefined, begun, history.db, next)
  expect(sealed.tree.size).toBe(3)
  const [first] = await rowsOf(
    `SELECT convert_from(entry, 'UTF8') AS entry FROM log_leaf WHERE log_id = ${begun.id} AND index = 0`,
  )
  expect(JSON.parse(first.entry)).toEqual({ checkpoint: old.signed?.note, type: 'log_continues', v: 1 })
  // The old key may not come back.
  await expect(history.opens()).rejects.toThrow('a new key needs a new origin')
})
