import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import type { Command } from '#lib/domain/commands.ts'
import { addWorkingDays, type Day, toDay } from '#lib/domain/days.ts'
import type { VagueDay } from '#lib/domain/vague-day.ts'
import { verifyHistory } from '#lib/history/verify.ts'
import { decided, done } from '../../scripts/test/decided.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'

/* What declarants report after they have declared: changes, ends, and that somebody has come back. */
let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

const today = toDay(new Date())
const report = (...kinds: string[]): Command => ({ type: 'report_change', kinds, text: 'He told me.' })
const urgent = report('arrested_or_charged')

async function approved(): Promise<string> {
  const reference = await force.declares('amara.okafor', { categories: ['journalist'] })
  await done(force.does('paula.reyes', 'web', reference, { type: 'approve', rationale: 'r', measures: [] }))
  return reference
}

async function stands(reference: string) {
  const { rows } = await force.db.query(
    `SELECT d.status, d.urgent, d.settled_at AS settled, c.stage, c.urgent AS first, c.due_on AS due FROM declaration d
     JOIN standards_case c ON c.declaration_id = d.id WHERE d.reference = $1`,
    [reference],
  )
  return rows[0]
}

async function told(reference: string, kind: string): Promise<string[]> {
  const { rows } = await force.db.query<{ subject: string }>(
    `SELECT p.subject FROM notice n JOIN person p ON p.id = n.person_id WHERE n.reference = $1 AND n.kind = $2 ORDER BY 1`,
    [reference, kind],
  )
  return rows.map((row) => row.subject)
}

describe('an urgent change', () => {
  it.each<[string, () => Promise<string>, string]>([
    ['with the line manager', () => force.declares('amara.okafor'), 'amara.okafor'],
    ['approved by the line manager', approved, 'amara.okafor'],
    ['decided', () => decided(force), 'ewan.price'],
  ])('takes a declaration that is %s to professional standards at once', async (_, made, who) => {
    const reference = await made()
    await done(force.does(who, 'web', reference, urgent))
    const holidays = new Set(await holidayDays())
    expect(await stands(reference)).toMatchObject({
      ...{ status: 'with_standards', urgent: true, settled: null, stage: 'triage', first: true },
      due: addWorkingDays(today, 1, holidays),
    })
    expect((await told(reference, 'change_urgent')).length).toBeGreaterThan(0)
  })

  it('leaves a question open, and its case before all others', async () => {
    const reference = await force.declares('ewan.price', { categories: ['extremism_terrorism'] })
    await done(
      force.does('imran.castle', 'standards', reference, { type: 'ask', place: 'how', question: 'When?' }),
    )
    await done(force.does('ewan.price', 'web', reference, urgent))
    expect(await stands(reference)).toMatchObject({ status: 'question_from_standards', first: true })
  })

  it('is the only way by which a declarant moves what was settled', async () => {
    const reference = await approved()
    await expect(
      force.inDatabase('amara.okafor', 'web', (db) =>
        db.query(
          `SELECT move_declaration(d.id, d.version, 'with_standards', d.reviewer_id, NULL, false, $2) FROM declaration d WHERE reference = $1`,
          [reference, today],
        ),
      ),
    ).rejects.toThrow('not a move')
  })
})

describe('a change that can wait', () => {
  it('is read by the line manager while they hold it, and by nobody else of the public part', async () => {
    const reference = await force.declares('amara.okafor')
    await done(force.does('amara.okafor', 'web', reference, report('contact_more')))
    expect(await told(reference, 'change_reported')).toEqual(['paula.reyes'])
    expect(await changesSeenBy('paula.reyes', reference)).toBe(1)
    expect(await changesSeenBy('daniel.keane', reference)).toBe(0)
    await done(force.does('imran.castle', 'standards', reference, { type: 'call_in', reason: 'r' }))
    await done(force.does('amara.okafor', 'web', reference, report('contact_less')))
    expect(await changesSeenBy('paula.reyes', reference)).toBe(1)
  })
  it('of what professional standards decided is for them', async () => {
    const reference = await decided(force)
    await done(force.does('ewan.price', 'web', reference, report('new_accounts')))
    expect(await told(reference, 'change_reported')).toEqual(['imran.castle'])
    expect(await stands(reference)).toMatchObject({ status: 'decided', stage: 'closed' })
    expect(await changesSeenBy('elif.warner', reference)).toBe(0)
  })
  it('of a restricted record reaches those named, and no other', async () => {
    const reference = await force.declares('sonia.maddox')
    await done(force.does('sonia.maddox', 'web', reference, urgent))
    expect(await told(reference, 'change_urgent')).toEqual(['helen.marsh', 'owen.farrar'])
  })
})

const endOf = async (who: string, reference: string): Promise<Command> => ({
  type: 'report_end',
  associationId: (await force.sees(who, 'web', reference))?.associationIds[0] ?? '',
  endedOn: today.slice(0, 4) as VagueDay,
  how: 'We do not speak any more.',
  resume: 'not_known',
})
const openEnd = async (who: string, side: 'web' | 'standards', reference: string) =>
  (await force.sees(who, side, reference))?.ends.find((end) => !end.confirmed)?.id ?? ''

describe('an end', () => {
  it('is confirmed by the line manager whose approval settled it, and is kept', async () => {
    const reference = await approved()
    await done(force.does('amara.okafor', 'web', reference, await endOf('amara.okafor', reference)))
    expect(await told(reference, 'end_reported')).toEqual(['paula.reyes'])
    const reportId = await openEnd('paula.reyes', 'web', reference)
    const confirm = { type: 'confirm_end', reportId, words: '', endConditions: false } as const
    const ask: Command = { ...confirm, confirmed: false, words: 'And online?' }
    expect(await force.does('imran.castle', 'standards', reference, { ...confirm, confirmed: true })).toEqual(
      {
        refused: 'not_yours',
      },
    )
    await done(force.does('paula.reyes', 'web', reference, ask))
    await done(force.does('amara.okafor', 'web', reference, await endOf('amara.okafor', reference)))
    expect(
      await force.does('amara.okafor', 'web', reference, await endOf('amara.okafor', reference)),
    ).toEqual({ refused: 'not_open' })
    const again = await openEnd('paula.reyes', 'web', reference)
    await done(force.does('paula.reyes', 'web', reference, { ...confirm, reportId: again, confirmed: true }))
    // What has ended is not reviewed any more; the report stays.
    const record = await force.sees('amara.okafor', 'web', reference)
    expect(record).toMatchObject({ review: null, ends: [{ id: again, confirmed: true }] })
  })

  it('leaves the conditions in force unless whoever confirms it says otherwise', async () => {
    for (const endConditions of [false, true]) {
      const reference = await decided(force)
      await done(force.does('ewan.price', 'web', reference, await endOf('ewan.price', reference)))
      expect(await told(reference, 'end_reported')).toEqual(['imran.castle'])
      expect(await openEnd('elif.warner', 'web', reference)).toBe('')
      const reportId = await openEnd('imran.castle', 'standards', reference)
      const command = { type: 'confirm_end', reportId, confirmed: true, words: '', endConditions } as const
      await done(force.does('imran.castle', 'standards', reference, command))
      expect(await told(reference, 'end_confirmed')).toEqual(['ewan.price'])
      const { conditions } = (await force.sees('ewan.price', 'web', reference)) ?? { conditions: null }
      expect(conditions).toHaveLength(endConditions ? 0 : 1)
    }
  })

  it('is confirmed by nobody at SQL but whoever decided', async () => {
    const reference = await decided(force)
    await done(force.does('ewan.price', 'web', reference, await endOf('ewan.price', reference)))
    for (const who of ['ewan.price', 'elif.warner'])
      expect(
        await force.inDatabase(who, 'web', async (db) => {
          const { rowCount } = await db.query(
            `UPDATE end_report SET answer_by = NULL, confirmed = true, answer = '', answered_at = now(), conditions_ended = false WHERE id IN (SELECT id FROM end_report)`,
          )
          return rowCount
        }),
      ).toBe(0)
  })
})

describe('a return', () => {
  const earlier = (associationId: string, earlierId: string): Command => ({
    ...{ type: 'declare_again', associationId, earlierId },
  })
  const associationOf = async (who: string, reference: string) =>
    (await force.sees(who, 'web', reference))?.associationIds[0] ?? ''
  const first = async (associationId: string) =>
    (await force.db.query('SELECT first_declared($1) AS id', [associationId])).rows[0]?.id

  it('makes one association of several declarations', async () => {
    const references = [await approved(), await approved(), await approved()]
    const ids: string[] = []
    for (const reference of references) ids.push(await associationOf('amara.okafor', reference))
    const [a = '', b = '', c = ''] = ids
    await done(force.does('amara.okafor', 'web', references[1] ?? '', earlier(b, a)))
    await done(force.does('imran.castle', 'standards', references[2] ?? '', earlier(c, b)))
    for (const each of [a, b, c]) expect(await first(each)).toBe(a)
    const twice = await force.does('amara.okafor', 'web', references[1] ?? '', earlier(b, a))
    expect(twice).toEqual({ refused: 'already_linked' })
    const forward = await force.does('amara.okafor', 'web', references[0] ?? '', earlier(a, c))
    expect(forward).toEqual({ refused: 'not_earlier' })
  })

  it('never reaches what somebody else declared, nor shows that a restricted one exists', async () => {
    const others = await associationOf('ewan.price', await decided(force))
    const restricted = await force.declares('amara.okafor')
    const own = await force.declares('amara.okafor')
    const association = await associationOf('amara.okafor', own)
    expect(await force.does('amara.okafor', 'web', own, earlier(association, others))).toEqual({
      refused: 'not_earlier',
    })
    const hidden = await associationOf('amara.okafor', restricted)
    const named = [force.id('owen.farrar'), force.id('helen.marsh')]
    const restrict = { type: 'restrict', decisionMakerIds: named, reason: 'r' } as const
    await done(force.does('owen.farrar', 'standards', restricted, restrict))
    expect(await force.does('imran.castle', 'standards', own, earlier(association, hidden))).toEqual({
      refused: 'not_earlier',
    })
    await done(force.does('amara.okafor', 'web', own, earlier(association, hidden)))
    expect((await force.sees('imran.castle', 'standards', own))?.linked).toEqual([])
    expect((await force.sees('owen.farrar', 'standards', own))?.linked).toEqual([association])
  })
})

it('leaves a history that verifies', async () => {
  expect((await verifyHistory(force.db)).findings).toEqual([])
})

async function changesSeenBy(who: string, reference: string): Promise<number> {
  const { rows } = await force.db.query('SELECT id FROM declaration WHERE reference = $1', [reference])
  return force.inDatabase(who, 'web', async (db) => {
    const found = await db.query('SELECT id FROM change_report WHERE declaration_id = $1', [rows[0]?.id])
    return found.rowCount ?? 0
  })
}

async function holidayDays(): Promise<readonly Day[]> {
  const { rows } = await force.db.query(
    `SELECT body FROM policy_document WHERE kind = 'holidays' ORDER BY effective_from DESC LIMIT 1`,
  )
  return rows[0]?.body.days ?? []
}
