import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditionPeriods as periods } from './conditions.fixture.ts'
import {
  confirmByStands,
  findings,
  firstCheckOn,
  needsConditions,
  nextCheckOn,
  problemsOf,
} from './conditions.ts'
import { addDays, type Day } from './days.ts'
import { outcomes } from './declaration.ts'

const today = '2026-12-22' as Day // a Tuesday; Christmas follows
const holidays = new Set(['2026-12-25', '2026-12-28', '2027-01-01'])
const terms = {
  associationId: 'first',
  template: null,
  ownerId: 'owner',
  wording: 'Leave the group.',
  startsOn: today,
  checkWeeks: 6 as number | null,
  dueOn: null as Day | null,
  reviewOn: '2027-06-22' as Day,
}
const day = (text: string) => text as Day

it('asks for conditions with the three outcomes that let something go on or make it end', () => {
  expect(outcomes.filter(needsConditions)).toEqual(['continue_with_conditions', 'monitor', 'cease_contact'])
})

describe('terms', () => {
  it('that are right have no problem', () => {
    expect(problemsOf(terms, today, periods)).toEqual([])
    expect(problemsOf({ ...terms, checkWeeks: null, dueOn: day('2027-01-04') }, today, periods)).toEqual([])
  })

  it.each([
    [{ wording: '  ' }, 'wording', 'wording_missing'],
    [{ wording: 'x'.repeat(1001) }, 'wording', 'wording_long'],
    [{ startsOn: day('2026-12-21') }, 'startsOn', 'start_past'],
    [{ startsOn: day('2027-01-20') }, 'startsOn', 'start_far'],
    [{ checkWeeks: null }, 'checkWeeks', 'check_missing'],
    [{ checkWeeks: 0 }, 'checkWeeks', 'check_weeks'],
    [{ checkWeeks: 27 }, 'checkWeeks', 'check_weeks'],
    [{ checkWeeks: 1.5 }, 'checkWeeks', 'check_weeks'],
    [{ dueOn: today }, 'dueOn', 'due_past'],
    [{ startsOn: day('2027-01-10'), dueOn: day('2027-01-09') }, 'dueOn', 'due_before_start'],
    [{ dueOn: day('2027-06-23') }, 'dueOn', 'due_after_review'],
    [{ reviewOn: today }, 'reviewOn', 'review_before_start'],
    [{ reviewOn: day('2028-01-01') }, 'reviewOn', 'review_far'],
  ])('%j: %s: %s', (patch, field, problem) => {
    expect(problemsOf({ ...terms, ...patch }, today, periods)).toEqual([{ field, problem }])
  })
})

it('takes a confirmation by today or soon, and none later or past', () => {
  expect(confirmByStands(today, today, periods)).toBe(true)
  expect(confirmByStands(day('2027-02-20'), today, periods)).toBe(true)
  expect(confirmByStands(day('2027-02-21'), today, periods)).toBe(false)
  expect(confirmByStands(day('2026-12-21'), today, periods)).toBe(false)
})

describe('checks', () => {
  it('begin on the day set, or one interval after the start, and not after the review', () => {
    expect(firstCheckOn(terms)).toBe('2027-02-02')
    expect(firstCheckOn({ ...terms, dueOn: day('2027-01-04') })).toBe('2027-01-04')
    expect(firstCheckOn({ ...terms, reviewOn: day('2027-01-15') })).toBe('2027-01-15')
  })

  it('come again after the interval from the day somebody looked', () => {
    expect(nextCheckOn(terms, 'kept', today, periods, holidays)).toBe('2027-02-02')
    expect(nextCheckOn(terms, 'not_kept', today, periods, holidays)).toBe('2027-02-02')
  })

  it('come again soon, in working days, where nobody could tell', () => {
    expect(nextCheckOn(terms, 'could_not_tell', today, periods, holidays)).toBe('2026-12-31')
  })

  it('of what is done once come again on the day of review, and then at the usual interval', () => {
    const once = { ...terms, checkWeeks: null }
    expect(nextCheckOn(once, 'kept', today, periods, holidays)).toBe('2027-06-22')
    expect(nextCheckOn(once, 'kept', day('2027-06-22'), periods, holidays)).toBe('2027-09-14')
  })

  it('always have a next day, and it is in the future', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...findings),
        fc.option(fc.integer({ min: 1, max: 26 }), { nil: null }),
        fc.integer({ min: -400, max: 400 }),
        fc.integer({ min: 0, max: 1500 }),
        (finding, checkWeeks, review, later) => {
          const on = addDays(today, later)
          const reviewOn = addDays(on, review)
          expect(nextCheckOn({ checkWeeks, reviewOn }, finding, on, periods, holidays) > on).toBe(true)
        },
      ),
    )
  })
})
