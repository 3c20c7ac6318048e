import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeClients } from '#lib/db/clients.ts'
import type { Command } from '#lib/domain/commands.ts'
import { toDay } from '#lib/domain/days.ts'
import type { VagueDay } from '#lib/domain/vague-day.ts'
import { decided, done } from '../../scripts/test/decided.ts'
import { type Force, openForce } from '../../scripts/test/force.ts'
import { type Nights, openNights } from '../../scripts/test/nights.ts'
import { doesAfter } from '../../scripts/test/on-day.ts'

/* What comes after a decision has a clock of its own: reviews, ends, appeals. Whoever should look is told once, and then somebody else. */

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

async function approved(): Promise<string> {
  const reference = await force.declares('amara.okafor', { categories: ['journalist'] })
  await done(force.does('paula.reyes', 'web', reference, { type: 'approve', rationale: 'r', measures: [] }))
  return reference
}

const of = async (reference: string, kinds: RegExp) =>
  (await nights.told(reference)).filter((each) => kinds.test(each))

describe('a review', () => {
  it('is offered to the declarant, then due, then told as unanswered to whoever approved it', async () => {
    await nights.again()
    const reference = await approved()
    await nights.clockOn(300)
    expect(await of(reference, /review_/)).toEqual(['paula.reyes review_needed'])
    await nights.until(372, 330)
    expect(await of(reference, /review_(?!needed)/)).toEqual([
      'amara.okafor review_to_answer',
      'amara.okafor review_answer_due',
      'paula.reyes review_unanswered',
    ])
  })

  it('that was answered and nobody looks at is due, overdue, and told to professional standards', async () => {
    await nights.again()
    const reference = await approved()
    const same: Command = { type: 'answer_review', changed: false, words: '' }
    await done(doesAfter(force, 366, 'amara.okafor', 'web', reference, same))
    await nights.until(405, 366)
    const told = await of(reference, /look_/)
    expect(told.slice(0, 2)).toEqual(['paula.reyes look_due', 'paula.reyes look_overdue'])
    expect(told.length).toBeGreaterThan(2)
    for (const each of told.slice(2)) expect(each).toMatch(/^(?!paula).* look_missed$/)
  })
})

it('an end that nobody confirms goes from the line manager to professional standards', async () => {
  await nights.again()
  const reference = await approved()
  const [associationId = ''] = (await force.sees('amara.okafor', 'web', reference))?.associationIds ?? []
  await done(
    force.does('amara.okafor', 'web', reference, {
      ...{ type: 'report_end', associationId, how: 'We do not speak any more.', resume: 'no' },
      endedOn: toDay(new Date()).slice(0, 4) as VagueDay,
    }),
  )
  await nights.until(45)
  const told = await of(reference, /look_/)
  expect(told.slice(0, 2)).toEqual(['paula.reyes look_due', 'paula.reyes look_overdue'])
  expect(new Set(told.slice(2).map((each) => each.split(' ')[1]))).toEqual(new Set(['look_missed']))
})

it('an appeal is due and overdue to whoever hears it, never to whoever decided', async () => {
  await nights.again()
  const reference = await decided(force)
  await done(force.does('ewan.price', 'web', reference, { type: 'appeal', grounds: 'I had left already.' }))
  await nights.until(40)
  expect(await of(reference, /appeal_/)).toEqual([
    'ngozi.adair appeal_made',
    'ngozi.adair appeal_due',
    'ngozi.adair appeal_overdue',
  ])
})
