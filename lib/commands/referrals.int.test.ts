import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import type { Command } from '#lib/domain/commands.ts'
import type { ReferralState } from '#lib/domain/declaration.ts'
import { readQueue } from '#lib/queries/standards-queue.ts'
import { assessed, done } from '../../scripts/test/decided.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'

/* Referrals and what comes of them, on the real tables. */

let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

const refer: Command = { type: 'refer_on', target: 'vetting', reason: 'For their next look at it.' }
const answer = (reference: string, referralId: string, state: ReferralState, words = '') =>
  force.does('imran.castle', 'standards', reference, {
    ...{ type: 'answer_referral', referralId, state, theirReference: 'VU/2026/17', words },
  })

async function waits(reference: string): Promise<boolean> {
  const list = { unit: '', category: '', status: '', due: '', age: '', view: 'referred' } as const
  const reader = await force.reader('imran.castle', 'standards')
  for (let page = 1; ; page++) {
    const queue = await readQueue(reader, { ...list, page })
    if (queue.rows.some((row) => row.reference === reference)) return true
    if (!queue.more) return false
  }
}

it('a referral waits until it is answered; that they have it is no answer yet', async () => {
  const reference = await assessed(force)
  await done(force.does('imran.castle', 'standards', reference, refer))
  const record = await force.sees('imran.castle', 'standards', reference)
  const [id = ''] = record?.case?.openReferralIds ?? []
  expect(await waits(reference)).toBe(true)

  await done(answer(reference, id, 'acknowledged'))
  expect(await waits(reference)).toBe(true)
  expect(await answer(reference, id, 'answered')).toEqual({ refused: 'words_needed' })
  await done(answer(reference, id, 'answered', 'No effect on the clearance.'))
  expect(await waits(reference)).toBe(false)
  // It has ended, once.
  expect(await answer(reference, id, 'declined', 'Not for us.')).toHaveProperty('refused')
})

it('an answer is to a referral of this record, and is read by professional standards alone', async () => {
  const [reference, other] = [await assessed(force), await assessed(force)]
  for (const each of [reference, other]) await done(force.does('imran.castle', 'standards', each, refer))
  const elsewhere = await force.sees('imran.castle', 'standards', other)
  const [id = ''] = elsewhere?.case?.openReferralIds ?? []
  expect(await answer(reference, id, 'acknowledged')).toEqual({ refused: 'not_open' })
  await done(answer(other, id, 'acknowledged'))
  const { rows } = await force.db.query<{ who: string }>(
    `SELECT grantee AS who FROM information_schema.table_privileges WHERE table_name = 'referral_answer' AND grantee LIKE 'portal_%' AND grantee <> 'portal_owner'`,
  )
  expect(new Set(rows.map((row) => row.who))).toEqual(new Set(['portal_standards']))
  const { rows: events } = await force.db.query<{ audience: string[] }>(
    `SELECT e.audience FROM audit_event e JOIN declaration d ON d.id = e.object_id WHERE d.reference = $1 AND e.type = 'referral_answered'`,
    [other],
  )
  expect(events).toEqual([{ audience: ['standards'] }])
})
