import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import { addDays, type Day, toDay } from '#lib/domain/days.ts'
import { verifyHistory } from '#lib/history/verify.ts'
import { decided } from '../../scripts/test/decided.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { type Nights, openNights } from '../../scripts/test/nights.ts'
import { doesAfter } from '../../scripts/test/on-day.ts'
import { runClock } from './clock.ts'

/* Days pass on the real tables: each thing is told once, and what nobody did is taken further. */

let force: Force
let nights: Nights
beforeAll(async () => {
  force = await openForce()
  nights = openNights(force)
})
afterAll(async () => {
  await nights.close()
  await force.close()
  await closeClients()
})

const today = toDay(new Date())

async function stands(reference: string) {
  const { rows } = await force.db.query(
    `SELECT d.id, d.status, p.subject AS reviewer, d.due_on AS due, c.stage FROM declaration d JOIN standards_case c ON c.declaration_id = d.id
     LEFT JOIN person p ON p.id = d.reviewer_id WHERE d.reference = $1`,
    [reference],
  )
  return rows[0] as { id: string; status: string; reviewer: string | null; due: Day | null; stage: string }
}

async function eventsOf(reference: string): Promise<string[]> {
  const { rows } = await force.db.query<{ type: string }>(
    `SELECT e.type FROM audit_event e JOIN declaration d ON d.id = e.object_id WHERE d.reference = $1 AND e.actor IS NULL AND e.type <> 'compared' ORDER BY e.seq`,
    [reference],
  )
  return rows.map((row) => row.type)
}

describe('a manager who lets the time pass', () => {
  it('is reminded once, then it goes to the next one, and then to professional standards', async () => {
    await nights.again()
    const reference = await force.declares('amara.okafor', { categories: ['journalist'] })
    const { due } = await stands(reference)
    const days = [...Array(30).keys()].find((each) => addDays(today, each) === due) ?? 0
    await nights.until(days)
    expect(await nights.told(reference)).toEqual(['paula.reyes review_needed', 'paula.reyes review_due'])
    expect(await stands(reference)).toMatchObject({ status: 'with_manager', reviewer: 'paula.reyes' })

    await nights.clockOn(days + 1)
    expect(await stands(reference)).toMatchObject({ status: 'with_manager', reviewer: 'daniel.keane' })
    expect(await nights.told(reference)).toContain('daniel.keane review_needed')
    expect(await nights.told(reference)).toContain('paula.reyes review_lapsed')
    // The first one has lost sight of it.
    expect(await force.sees('paula.reyes', 'web', reference)).toBeNull()
    expect(await force.sees('daniel.keane', 'web', reference)).not.toBeNull()

    await nights.until(days + 15, days + 2)
    expect(await stands(reference)).toMatchObject({ status: 'with_standards', stage: 'triage', due: null })
    expect(await eventsOf(reference)).toEqual(['review_lapsed', 'review_lapsed', 'moved', 'case_opened'])
  })

  it('does not hand it to a manager who is the contact', async () => {
    await nights.again()
    const reference = await force.declares('amara.okafor', {
      categories: ['journalist'],
      contact: { fullName: 'KEANE, Daniel' },
    })
    await nights.clockOn(30)
    expect(await stands(reference)).toMatchObject({ status: 'with_standards' })
    expect(await force.sees('daniel.keane', 'web', reference)).toBeNull()
    expect((await nights.told(reference)).filter((each) => each.startsWith('daniel.keane'))).toEqual([])
  })
})

describe('a condition that nobody watches', () => {
  it('is reminded of, overdue, missed and taken as a breach, each told once', async () => {
    await nights.again()
    const reference = await decided(force)
    await nights.until(80)
    const all = await nights.told(reference)
    for (const once of [
      'ewan.price condition_to_answer',
      'imran.castle condition_unanswered',
      'elif.warner check_due',
      'elif.warner check_overdue',
      'imran.castle check_missed',
      'imran.castle condition_broken',
    ])
      expect(
        all.filter((each) => each === once),
        once,
      ).toHaveLength(1)
    expect(await eventsOf(reference)).toEqual(
      expect.arrayContaining([
        'condition_unanswered',
        'check_missed',
        'check_abandoned',
        'moved',
        'breached',
      ]),
    )
    expect(await stands(reference)).toMatchObject({ status: 'with_standards', stage: 'triage' })
    // Nothing of professional standards reaches the declarant, and nothing but the state the line manager.
    expect(all.filter((each) => /^ewan\.price (?!condition_to_answer|decision_made)/.test(each))).toEqual([])
    expect((await verifyHistory(force.db)).findings).toEqual([])
  }, 60_000)

  it('is told of again when its words are new and nobody answers those either', async () => {
    await nights.again()
    const reference = await decided(force)
    await nights.until(12)
    const unanswered = async () =>
      (await nights.told(reference)).filter((each) => each.endsWith('condition_unanswered')).length
    expect(await unanswered()).toBe(1)
    const record = await force.sees('ngozi.adair', 'standards', reference)
    const [condition] = record?.conditions ?? []
    if (!condition) throw new Error('nothing is in force')
    const { id: conditionId, wordingVersion } = condition
    const reworded = await doesAfter(force, 13, 'ngozi.adair', 'standards', reference, {
      ...{ type: 'reword', conditionId, wordingVersion, wording: 'Leave it, please.', reason: 'Plainer.' },
    })
    expect(reworded).toHaveProperty('done')
    await nights.until(28, 13)
    expect(await unanswered()).toBe(2)
  })

  it('after a stop of two months is told of by what is the case now', async () => {
    await nights.again()
    const reference = await decided(force)
    await nights.clockOn(60)
    const late = (await nights.told(reference)).filter(
      (each) => !/decision_made|condition_to_check/.test(each),
    )
    expect(late).toEqual(['imran.castle check_missed', 'imran.castle condition_unanswered'])
  })
})

it.each([
  ['just after midnight in summer', '2027-06-30T23:10:00Z', '2027-07-01'],
  ['in the night that loses an hour', '2027-03-28T01:30:00Z', '2027-03-28'],
  ['at the end of its day', '2027-03-28T23:10:00Z', '2027-03-29'],
  ['in the night that has an hour twice', '2027-10-31T00:30:00Z', '2027-10-31'],
  ['at the end of that day, an hour later than in summer', '2027-10-31T23:10:00Z', '2027-10-31'],
  ['on a leap day', '2028-02-29T12:00:00Z', '2028-02-29'],
])('goes by the day in London: %s', async (_when, instant, day) => {
  await nights.again()
  const db = await nights.jobs.connect()
  try {
    expect(await runClock(db, new Date(instant))).toMatchObject({ day })
    expect(await runClock(db, new Date(instant))).toBeNull()
  } finally {
    db.release()
  }
})

it('runs once a day, however many start it at once', async () => {
  await nights.again()
  const reference = await decided(force)
  const runs = await Promise.all([nights.clockOn(40), nights.clockOn(40), nights.clockOn(40)])
  expect(runs.filter((run) => run !== null)).toHaveLength(1)
  expect(await nights.clockOn(40)).toBeNull()
  expect((await nights.told(reference)).filter((each) => each.endsWith('check_due'))).toHaveLength(1)
})
