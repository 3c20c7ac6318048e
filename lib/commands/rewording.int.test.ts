import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { inRequest } from '#lib/db/request.ts'
import type { Command } from '#lib/domain/commands.ts'
import { verifyHistory } from '#lib/history/verify.ts'
import { readConditionsOf } from '#lib/queries/standards-conditions.ts'
import { decided } from '../../scripts/test/decided.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'

/* Other words for a condition in force, on the real tables. */
let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

async function inForce(reference: string) {
  const { rows } = await force.db.query(
    `SELECT s.*, c.wording, c.wording_version FROM condition c JOIN condition_state s ON s.condition_id = c.id
       JOIN declaration d ON d.id = c.declaration_id WHERE d.reference = $1 AND s.status = 'active'`,
    [reference],
  )
  const [row] = rows
  if (!row) throw new Error('nothing is in force')
  return row as { condition_id: string; check_on: string; acknowledge_by: string | null; wording: string }
}

const asStandards = (who: string, sql: string, values: readonly unknown[]) =>
  force.inDatabase(who, 'standards', (db) => db.query(sql, [...values]))

const reword = async (reference: string, wording: string, wordingVersion = 1): Promise<Command> => ({
  ...{ type: 'reword', conditionId: (await inForce(reference)).condition_id, wordingVersion },
  ...{ wording, reason: 'It was not clear which group.' },
})
const answer = async (reference: string, wordingVersion: number): Promise<Command> => ({
  ...{ type: 'acknowledge', conditionId: (await inForce(reference)).condition_id },
  ...{ wordingVersion, agreed: true, words: '' },
})

it('are in force at once, are answered anew, and the words before stay on record', async () => {
  const reference = await decided(force)
  const before = await inForce(reference)
  expect(await force.does('ewan.price', 'web', reference, await answer(reference, 1))).toHaveProperty('done')
  const command = await reword(reference, 'Leave the group on Telegram.')
  expect(await force.does('ngozi.adair', 'standards', reference, command)).toHaveProperty('done')
  const after = await inForce(reference)
  expect(after).toMatchObject({
    wording: 'Leave the group on Telegram.',
    answer: null,
    check_on: before.check_on,
  })
  expect(after.acknowledge_by).not.toBeNull()
  const { rows: told } = await force.db.query(
    `SELECT kind FROM notice WHERE person_id = $1 AND reference = $2 AND kind = 'condition_to_answer'`,
    [force.id('ewan.price'), reference],
  )
  expect(told).toHaveLength(1)

  expect(await force.does('ewan.price', 'web', reference, await answer(reference, 1))).toEqual({
    refused: 'wording_changed',
  })
  expect(await force.does('ewan.price', 'web', reference, await answer(reference, 2))).toHaveProperty('done')
  const work = await force.reader('imran.castle', 'standards')
  const [seen] = await inRequest('standards', work.token, new Date(), async (tx) => {
    const { id } = await tx.declaration.findUniqueOrThrow({ where: { reference }, select: { id: true } })
    return (await readConditionsOf(tx, id, force.id('imran.castle'))).conditions
  })
  expect(seen).toMatchObject({ wordingVersion: 2, earlier: [{ version: 1, wording: before.wording }] })
  expect(seen?.answers.map((each) => each.wordingVersion)).toEqual([2, 1])
})

it('are refused to an assessor, to whoever read older ones, and where nothing changes', async () => {
  const reference = await decided(force)
  const { wording } = await inForce(reference)
  const other = await reword(reference, 'Leave both groups.')
  expect(await force.does('imran.castle', 'standards', reference, other)).toEqual({ refused: 'not_yours' })
  expect(await force.does('ewan.price', 'web', reference, other)).toEqual({ refused: 'not_yours' })
  const by = (command: Command) => force.does('ngozi.adair', 'standards', reference, command)
  expect(await by(await reword(reference, wording))).toEqual({ refused: 'wording_same' })
  expect(await by(await reword(reference, ' '))).toEqual({ refused: 'words_needed' })
  expect(await by(await reword(reference, 'x'.repeat(1001)))).toEqual({ refused: 'wording_long' })
  expect(await by(other)).toHaveProperty('done')
  expect(await by(await reword(reference, 'Leave all groups.'))).toEqual({ refused: 'wording_changed' })
  expect(await by(await reword(reference, 'Leave all groups.', 2))).toHaveProperty('done')
})

it('are written by a decision maker alone, and by no update, whatever the code would do', async () => {
  const reference = await decided(force)
  const { condition_id: conditionId, wording } = await inForce(reference)
  const { rows } = await force.db.query('SELECT id FROM declaration WHERE reference = $1', [reference])
  const insert = `INSERT INTO condition_rewording VALUES (gen_random_uuid(), $1, $2, $3, 'Other words.', $4, 'r', '2031-01-01', me(), now())`
  const values = (version: number, before: string) => [rows[0].id, conditionId, version, before]
  const written = (who: string, version: number, before: string) =>
    asStandards(who, insert, values(version, before))
  await expect(written('imran.castle', 2, wording)).rejects.toMatchObject({ code: '42501' })
  await expect(written('ngozi.adair', 3, wording)).rejects.toMatchObject({ code: '23514' })
  await expect(written('ngozi.adair', 2, 'Never said.')).rejects.toMatchObject({ code: '23514' })
  await expect(
    asStandards('ngozi.adair', `UPDATE condition SET wording = 'x' WHERE id = $1`, [conditionId]),
  ).rejects.toMatchObject({ code: '42501' })
})

it('leave a history that verifies', async () => {
  await expect(force.db.query('DELETE FROM condition_rewording')).rejects.toMatchObject({ code: '42501' })
  expect((await verifyHistory(force.db)).findings).toEqual([])
})
