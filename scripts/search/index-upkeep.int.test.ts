import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { testDatabase } from '../test/database.ts'
import { type Force, openForce } from '../test/force.ts'
import { rebuild, verify } from './index-upkeep.ts'

let force: Force
let db: pg.Client
beforeAll(async () => {
  force = await openForce()
  db = new pg.Client({ connectionString: testDatabase().migrator })
  await db.connect()
})
afterAll(async () => {
  await db.end()
  await force.close()
  await closeClients()
})

async function idOf(reference: string): Promise<string> {
  const { rows } = await db.query('SELECT id FROM declaration WHERE reference = $1', [reference])
  return rows[0].id
}

async function faultsOf(id: string): Promise<string[]> {
  const lines: string[] = []
  await verify(db, (line) => lines.push(line))
  return lines.flatMap((line) => (line.includes(id) ? [line.slice(line.indexOf(': ') + 2)] : [])).toSorted()
}

const spoil: readonly (readonly [what: string, sql: string, faults: readonly string[]])[] = [
  ['a name that is gone', 'DELETE FROM name_entry WHERE declaration_id = $1', ['an entry is missing']],
  [
    'an account that is gone',
    'DELETE FROM identity_entry WHERE declaration_id = $1',
    ['an entry is missing'],
  ],
  [
    'an entry of nobody',
    `INSERT INTO name_entry (associate_id, declaration_id, declarant_id, kind, text, squash, word_ids, words, made_by)
     SELECT associate_id, declaration_id, declarant_id, kind, 'nobody', 'n', '{}', 1, made_by FROM name_entry WHERE declaration_id = $1 LIMIT 1`,
    ['an entry is of nothing that was declared'],
  ],
  [
    'an entry twice',
    `INSERT INTO name_entry (associate_id, declaration_id, declarant_id, kind, text, squash, word_ids, words, made_by)
     SELECT associate_id, declaration_id, declarant_id, kind, text, squash, word_ids, words, made_by FROM name_entry WHERE declaration_id = $1 LIMIT 1`,
    ['an entry is of nothing that was declared'],
  ],
  [
    'another version',
    'UPDATE name_entry SET made_by = 0 WHERE declaration_id = $1',
    ['name made by another version'],
  ],
  [
    'an entry that anybody may find',
    `UPDATE name_entry SET only_for = '{}' WHERE declaration_id = $1`,
    ['open to the wrong people'],
  ],
  [
    'a word that the dictionary lacks',
    `WITH gone AS (DELETE FROM name_word WHERE word = 'fernsby') DELETE FROM name_word_new WHERE word = 'fernsby' AND $1::uuid IS NOT NULL`,
    ['word not in the dictionary'],
  ],
  [
    'a text that is gone',
    'DELETE FROM narrative_entry WHERE declaration_id = $1',
    ['text not found as it was written'],
  ],
  [
    'a text that was altered',
    `UPDATE narrative_entry SET words = words || 'unwritten'::tsvector WHERE declaration_id = $1`,
    ['text not found as it was written'],
  ],
  [
    'a text that anybody may find',
    `UPDATE narrative_entry SET only_for = '{}' WHERE declaration_id = $1`,
    ['open to the wrong people'],
  ],
]

it.each(spoil)('finds %s, and mends it', async (_, sql, faults) => {
  const id = await idOf(
    await force.declares('amara.okafor', {
      contact: { fullName: 'Lettice Fernsby', alsoKnownAs: ['Фёрнсби'] },
    }),
  )
  expect(await faultsOf(id)).toEqual([])
  await db.query(sql, [id])
  expect(await faultsOf(id)).toEqual(faults)
  await rebuild(db, () => undefined)
  expect(await faultsOf(id)).toEqual([])
})

it('leaves everything as sending wrote it', async () => {
  const id = await idOf(await force.declares('amara.okafor', { contact: { fullName: 'Perpetua Fernsby' } }))
  const rows = () =>
    db.query(
      `SELECT associate_id, declarant_id, only_for, kind, text, squash, word_ids, made_by FROM name_entry WHERE declaration_id = $1 ORDER BY text`,
      [id],
    )
  const before = (await rows()).rows
  expect(before).toHaveLength(1)
  await rebuild(db, () => undefined)
  expect((await rows()).rows).toEqual(before)
})
