import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cover, type CoverProblem, coverProblem } from './cover.ts'
import { addDays, type Day } from './days.ts'

const today = '2026-03-27' as Day // the Friday before summer time
const limits = { longestDays: 30, aheadDays: 60 }
const day = (days: number) => addDays(today, days)
const asks = (
  from: number,
  until: number,
  others: readonly Cover[] = [],
  delegate: string | null = 'other',
) =>
  coverProblem(
    { personId: 'me', from: day(from), until: day(until) },
    delegate === null ? null : { id: delegate },
    others,
    today,
    limits,
  )
const cover = (personId: string, delegateId: string, from: number, until: number): Cover => ({
  ...{ personId, delegateId, from: day(from), until: day(until) },
})

describe('a cover', () => {
  it.each([
    ['for today alone', 0, 0],
    ['for the longest time', 0, 29],
    ['from the last day ahead', 60, 61],
  ])('can be %s', (_what, from, until) => expect(asks(from, until)).toBeNull())

  it.each<[CoverProblem, number, number, Cover[], string | null]>([
    ['oneself', 0, 1, [], 'me'],
    ['not_here', 0, 1, [], null],
    ['past', -1, 1, [], 'other'],
    ['order', 2, 1, [], 'other'],
    ['too_long', 0, 30, [], 'other'],
    ['too_far', 61, 62, [], 'other'],
    ['overlaps', 3, 8, [cover('me', 'third', 8, 9)], 'other'],
    ['circular', 3, 8, [cover('other', 'me', 1, 3)], 'other'],
  ])('cannot be: %s', (problem, from, until, others, delegate) =>
    expect(asks(from, until, others, delegate)).toBe(problem),
  )

  it('can follow another on the next day, and be for somebody whom a third covers', () => {
    expect(asks(3, 8, [cover('me', 'third', 0, 2), cover('other', 'me', 9, 12)])).toBeNull()
    expect(asks(3, 8, [cover('other', 'third', 3, 8), cover('third', 'me', 3, 8)])).toBeNull()
  })

  it('never has two for one manager on a day, nor two who cover each other', () => {
    const one = fc.tuple(
      fc.constantFrom('a', 'b', 'c'),
      fc.constantFrom('a', 'b', 'c'),
      fc.nat(40),
      fc.nat(35),
    )
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), (asked) => {
        const made: Cover[] = []
        for (const [personId, delegateId, from, days] of asked) {
          const next = cover(personId, delegateId, from, from + days)
          if (coverProblem(next, { id: delegateId }, made, today, limits) === null) made.push(next)
        }
        for (const each of made)
          for (const other of made.filter((more) => more !== each)) {
            const meet = each.from <= other.until && other.from <= each.until
            expect(meet && each.personId === other.personId).toBe(false)
            expect(meet && each.personId === other.delegateId && each.delegateId === other.personId).toBe(
              false,
            )
          }
      }),
    )
  })
})
