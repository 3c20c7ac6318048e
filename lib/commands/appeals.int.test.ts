import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import type { Command } from '#lib/domain/commands.ts'
import { verifyHistory } from '#lib/history/verify.ts'
import { assessed, decide, decided, done } from '../../scripts/test/decided.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'

/* Appeals against decisions, on the real tables. */

let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

const appeal: Command = { type: 'appeal', grounds: 'I left the group before I was asked to.' }
const hear = (stands: boolean): Command => ({
  ...{ type: 'hear_appeal', stands, reasons: 'Only for inside.', message: 'We have looked at it again.' },
})
const appeals = (reference: string, who = 'ewan.price') => force.does(who, 'web', reference, appeal)
const hears = (reference: string, stands: boolean, who = 'ngozi.adair') =>
  force.does(who, 'standards', reference, hear(stands))

async function told(reference: string, kind: string): Promise<string[]> {
  const { rows } = await force.db.query<{ subject: string }>(
    'SELECT p.subject FROM notice n JOIN person p ON p.id = n.person_id WHERE n.reference = $1 AND n.kind = $2 ORDER BY 1',
    [reference, kind],
  )
  return rows.map((row) => row.subject)
}

it('is heard by whoever is appointed for it; the decision and its conditions stand meanwhile and after', async () => {
  const reference = await decided(force)
  expect(await appeals(reference)).toEqual({ done: { reference, status: 'decided' } })
  expect(await told(reference, 'appeal_made')).toEqual(['ngozi.adair'])
  const before = await force.sees('ngozi.adair', 'standards', reference)
  expect(before?.appeal.open).not.toBeNull()
  expect(before?.conditions).toHaveLength(1)
  expect(await hears(reference, true)).toEqual({ done: { reference, status: 'decided' } })
  expect(await told(reference, 'appeal_heard')).toEqual(['ewan.price'])
  expect((await force.sees('ewan.price', 'web', reference))?.conditions).toHaveLength(1)
  expect(await appeals(reference)).toEqual({ refused: 'appeal_made' })
  expect(await hears(reference, false)).toEqual({ refused: 'not_open' })
})

it('that changes the decision brings it back, to be decided by somebody who did not', async () => {
  const reference = await decided(force)
  await done(appeals(reference))
  expect(await hears(reference, false)).toEqual({ done: { reference, status: 'with_standards' } })
  const record = await force.sees('ngozi.adair', 'standards', reference)
  expect(record).toMatchObject({ case: { stage: 'triage', assessorId: null }, appeal: { changed: true } })
  expect(record?.conditions).toHaveLength(1)
  for (const act of [
    { type: 'assign', assessorId: force.id('imran.castle') },
    {
      ...{ type: 'assess', nature: 'n', howKnown: 'h', ongoing: 'o', access: 'a', rationale: 'r' },
      ...{ riskGrade: 'low', manageability: 'manageable' },
    },
  ] as const satisfies readonly Command[])
    await done(force.does('imran.castle', 'standards', reference, act))
  expect(await decide(force, reference, { outcome: { outcome: 'advice' }, none: true })).toEqual({
    refused: 'own_decision',
  })
  await done(decide(force, reference, { outcome: { outcome: 'advice' }, none: true }, 'ngozi.adair'))
  // Against the new decision there can be an appeal again.
  expect(await appeals(reference)).toHaveProperty('done')
})

it('is nobody’s to hear who made the decision or signed it', async () => {
  const reference = await assessed(force, 'high')
  await done(decide(force, reference))
  await done(
    force.does('ngozi.adair', 'standards', reference, { type: 'countersign', agreed: true, rationale: 'r' }),
  )
  await done(appeals(reference))
  expect(await told(reference, 'appeal_made')).not.toContain('ngozi.adair')
  expect(await hears(reference, true)).toEqual({ refused: 'own_decision' })
  expect(await hears(reference, true, 'imran.castle')).toEqual({ refused: 'not_yours' })
  const [hearer = ''] = await told(reference, 'appeal_made')
  expect(await hears(reference, true, hearer)).toHaveProperty('done')
})

it('is the declarant’s, in time, and shows them neither reasons nor names', async () => {
  const reference = await decided(force)
  for (const who of ['elif.warner', 'hana.sethi'])
    expect(await appeals(reference, who)).toHaveProperty('refused')
  await force.db.query(`SET session_replication_role = replica`)
  await force.db.query(
    `UPDATE association_outcome SET decided_at = decided_at - interval '22 days' WHERE declaration_id = (SELECT id FROM declaration WHERE reference = $1)`,
    [reference],
  )
  expect(await appeals(reference)).toEqual({ refused: 'appeal_late' })
  await force.db.query(
    `UPDATE association_outcome SET decided_at = decided_at + interval '22 days' WHERE declaration_id = (SELECT id FROM declaration WHERE reference = $1)`,
    [reference],
  )
  await force.db.query(`RESET session_replication_role`)
  await done(appeals(reference))
  await done(hears(reference, true))
  const { rows } = await force.db.query<{ shown: string[] }>(
    `SELECT array_agg(column_name::text) AS shown FROM information_schema.column_privileges WHERE grantee = 'portal_web' AND table_name = 'appeal_hearing'`,
  )
  expect(rows[0]?.shown).not.toContain('reasons')
  expect(rows[0]?.shown).not.toContain('by_id')
})

it('leaves a history in which nothing is found', async () => {
  expect((await verifyHistory(force.db)).findings).toEqual([])
})
