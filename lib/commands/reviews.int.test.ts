import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import type { Command } from '#lib/domain/commands.ts'
import { addMonths, toDay } from '#lib/domain/days.ts'
import { verifyHistory } from '#lib/history/verify.ts'
import { decided, done } from '../../scripts/test/decided.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { doesAfter } from '../../scripts/test/on-day.ts'

/* What was settled is looked at again: the declarant answers, the line manager adds, whoever decided confirms or takes it back. */
let force: Force
beforeAll(async () => {
  force = await openForce()
})
afterAll(async () => {
  await force.close()
  await closeClients()
})

const today = toDay(new Date())
const year = 366
const same: Command = { type: 'answer_review', changed: false, words: '' }

async function approved(): Promise<string> {
  const reference = await force.declares('amara.okafor', { categories: ['journalist'] })
  await done(force.does('paula.reyes', 'web', reference, { type: 'approve', rationale: 'r', measures: [] }))
  return reference
}

/** Assessed and let go on, with Paula as the line manager who has seen it. */
async function decidedAfterPaula(): Promise<string> {
  const reference = await force.declares('amara.okafor', { categories: ['journalist'] })
  const [associationId = ''] = (await force.sees('amara.okafor', 'web', reference))?.associationIds ?? []
  await done(force.does('paula.reyes', 'web', reference, { type: 'refer', rationale: 'r' }))
  const acts: Command[] = [
    { type: 'assign', assessorId: force.id('imran.castle') },
    {
      ...{ type: 'assess', nature: 'n', howKnown: 'h', ongoing: 'o', access: 'a', rationale: 'r' },
      ...{ riskGrade: 'low', manageability: 'manageable' },
    },
    {
      ...{ type: 'decide', outcomes: [{ associationId, outcome: 'advice' }], conditions: [], rationale: 'r' },
      ...{ message: 'm', referrals: [] },
    },
  ]
  for (const act of acts) await done(force.does('imran.castle', 'standards', reference, act))
  return reference
}

async function stands(reference: string) {
  const { rows } = await force.db.query(
    `SELECT r.stage, r.review_on AS on, r.act_by AS by FROM review_state r JOIN declaration d ON d.id = r.declaration_id WHERE d.reference = $1`,
    [reference],
  )
  return rows[0] ?? null
}

async function told(reference: string, kind: string): Promise<string[]> {
  const { rows } = await force.db.query<{ subject: string }>(
    `SELECT p.subject FROM notice n JOIN person p ON p.id = n.person_id WHERE n.reference = $1 AND n.kind = $2 ORDER BY 1`,
    [reference, kind],
  )
  return rows.map((row) => row.subject)
}

describe('a review of what a line manager approved', () => {
  it('is planned, answered once, and settled by them', async () => {
    const reference = await approved()
    expect(await stands(reference)).toEqual({ stage: 'waiting', on: addMonths(today, 12), by: null })
    expect(await force.does('amara.okafor', 'web', reference, same)).toEqual({ refused: 'review_early' })
    await done(doesAfter(force, year, 'amara.okafor', 'web', reference, same))
    expect(await stands(reference)).toMatchObject({ stage: 'manager', on: null })
    expect(await told(reference, 'review_to_view')).toEqual(['paula.reyes'])
    expect(await doesAfter(force, year, 'amara.okafor', 'web', reference, same)).toEqual({
      refused: 'review_open',
    })
    const view: Command = { type: 'view_review', words: '', settle: true }
    expect(await doesAfter(force, year, 'daniel.keane', 'web', reference, view)).toEqual({
      refused: 'not_found',
    })
    await done(doesAfter(force, year, 'paula.reyes', 'web', reference, view))
    expect(await stands(reference)).toMatchObject({ stage: 'waiting' })
    expect(await told(reference, 'review_finished')).toEqual(['amara.okafor'])
  })

  it('goes to professional standards where the line manager is in doubt, and back to be decided', async () => {
    const reference = await approved()
    await done(doesAfter(force, year, 'amara.okafor', 'web', reference, same))
    const view: Command = { type: 'view_review', words: 'He says less than he knows.', settle: false }
    await done(doesAfter(force, year, 'paula.reyes', 'web', reference, view))
    expect(await stands(reference)).toMatchObject({ stage: 'standards' })
    expect(await told(reference, 'review_to_decide')).toContain('ngozi.adair')
    const back: Command = {
      ...{ type: 'decide_review', confirmed: false, interval: 'managed', rationale: 'I want to know more.' },
    }
    await done(doesAfter(force, year, 'imran.castle', 'standards', reference, back))
    expect(await stands(reference)).toBeNull()
    expect(await force.sees('imran.castle', 'standards', reference)).toMatchObject({
      status: 'with_standards',
      case: { stage: 'triage' },
    })
  })
})

describe('a review of what professional standards decided', () => {
  it('passes the line manager who has seen it, and is confirmed until the next one', async () => {
    const reference = await decidedAfterPaula()
    expect(await stands(reference)).toMatchObject({ stage: 'waiting', on: addMonths(today, 12) })
    await done(doesAfter(force, year, 'amara.okafor', 'web', reference, same))
    const view: Command = { type: 'view_review', words: 'Nothing to add.', settle: true }
    await done(doesAfter(force, year, 'paula.reyes', 'web', reference, view))
    const confirm: Command = {
      ...{ type: 'decide_review', confirmed: true, interval: 'underReview', rationale: 'As before.' },
    }
    await done(doesAfter(force, year, 'imran.castle', 'standards', reference, confirm))
    const next = addMonths(toDay(new Date(Date.now() + year * 86_400_000)), 6)
    expect(await stands(reference)).toEqual({ stage: 'waiting', on: next, by: null })
  })

  it('never reaches a line manager who was left out', async () => {
    const reference = await decided(force) // direct: nobody but professional standards saw it
    await done(doesAfter(force, year, 'ewan.price', 'web', reference, same))
    expect(await stands(reference)).toMatchObject({ stage: 'standards' })
    expect(await told(reference, 'review_to_view')).toEqual([])
    expect(await force.sees('elif.warner', 'web', reference)).toBeNull()
  })

  it('passes by the line manager of what was restricted since', async () => {
    const reference = await decidedAfterPaula()
    const named = [force.id('owen.farrar'), force.id('helen.marsh')]
    const restrict = { type: 'restrict', decisionMakerIds: named, reason: 'r' } as const
    await done(force.does('owen.farrar', 'standards', reference, restrict))
    await done(doesAfter(force, year, 'amara.okafor', 'web', reference, same))
    expect(await told(reference, 'review_to_view')).toEqual([])
    expect(await told(reference, 'review_to_decide')).toEqual(['helen.marsh', 'owen.farrar'])
    expect((await force.sees('paula.reyes', 'web', reference))?.review ?? null).toBeNull()
  })

  it('ends where it is decided again, and is planned anew with the decision', async () => {
    const reference = await decided(force)
    const urgent: Command = { type: 'report_change', kinds: ['moved_in'], text: 'We moved in together.' }
    await done(force.does('ewan.price', 'web', reference, urgent))
    expect(await stands(reference)).toBeNull()
  })
})

it('plans what was settled before there were reviews, none of it within the first month', async () => {
  const reference = await approved()
  const folder = new URL('../../prisma/migrations/', import.meta.url)
  const [name = ''] = readdirSync(folder).filter((each) => each.endsWith('_reviews'))
  const sql = readFileSync(new URL(`${name}/migration.sql`, folder), 'utf8')
  const [, backfill = ''] = sql.slice(sql.indexOf('-- ── What was settled before')).split('\nDO $$')
  await force.db.query('BEGIN')
  try {
    await force.db.query('SET LOCAL ROLE portal_owner')
    await force.db.query('DELETE FROM review_state')
    await force.db.query(`DO $$${backfill}`)
    const { rows } = await force.db.query(
      `SELECT r.review_on AS on, e.type FROM review_state r JOIN declaration d ON d.id = r.declaration_id
         JOIN LATERAL (SELECT type FROM audit_event WHERE object_id = d.id AND object_kind = 'declaration' ORDER BY version DESC LIMIT 1) e ON true
       WHERE d.reference = $1`,
      [reference],
    )
    expect(rows).toEqual([{ on: addMonths(today, 12), type: 'review_planned' }])
    const { rows: soon } = await force.db.query('SELECT FROM review_state WHERE review_on < $1', [
      addMonths(today, 1),
    ])
    expect(soon).toEqual([])
  } finally {
    await force.db.query('ROLLBACK')
  }
})

it('leaves a history that verifies', async () => {
  expect((await verifyHistory(force.db)).findings).toEqual([])
})
