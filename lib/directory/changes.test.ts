import { describe, expect, it } from 'vitest'
import { compare, type KnownPerson } from './changes.ts'
import type { FedPerson } from './feed.ts'

const known = (number: string, patch: Partial<KnownPerson> = {}): KnownPerson => ({
  ...{ id: `id${number}`, subject: `s${number}`, staffNumber: number, fullName: `N${number}`, title: 'PC' },
  ...{
    email: `${number}@force.example`,
    unit: 'NB',
    kind: 'officer',
    managerId: null,
    roles: [],
    senior: false,
  },
  ...{ active: true, ...patch },
})
const fed = (number: string, line: number, patch: Partial<FedPerson> = {}): FedPerson => ({
  ...{ line, subject: `s${number}`, staffNumber: number, fullName: `N${number}`, title: 'PC' },
  ...{
    email: `${number}@force.example`,
    unit: 'NB',
    kind: 'officer',
    manager: null,
    senior: false,
    active: true,
  },
  ...patch,
})
const limits = { units: new Set(['NB']), mostLeavingPercent: 50 }
const comparing = (feed: readonly FedPerson[], directory: readonly KnownPerson[]) => {
  let ids = 0
  return compare(feed, directory, limits, () => `new${++ids}`)
}

describe('what a feed changes', () => {
  it('is nothing where it says what is known', () => {
    expect(comparing([fed('1', 2)], [known('1'), known('2')])).toEqual({
      ...{ changes: [], problems: [], unchanged: 1, untold: 1 },
    })
  })
  it('is told by field, and leaves roles that it does not speak of', () => {
    const { changes } = comparing([fed('1', 2, { title: 'Sgt' })], [known('1', { roles: ['auditor'] })])
    expect(changes).toEqual([expect.objectContaining({ fields: ['title'] })])
    expect(changes[0]?.after.roles).toEqual(['auditor'])
  })
  it('comes in an order that can be done: managers before those they manage, leavers last', () => {
    const feed = [
      fed('1', 2, { active: false }),
      fed('4', 3, { manager: '3' }),
      fed('3', 4, { manager: '2' }),
      fed('2', 5, { title: 'Sgt' }),
    ]
    const { changes } = comparing(feed, [known('1'), known('2'), known('5')])
    expect(changes.map((change) => change.after.staffNumber)).toEqual(['3', '4', '2', '1'])
  })
})

describe('a feed that cannot be', () => {
  const directory = [known('1'), known('2', { managerId: 'id1' }), known('3', { active: false })]
  it.each<[string, FedPerson[], string]>([
    ['an unknown manager', [fed('1', 2, { manager: '9' })], 'Line 2: the line manager stands neither'],
    [
      'oneself as manager',
      [fed('1', 2, { manager: '1' })],
      'Line 2: somebody stands as their own line manager.',
    ],
    ['a manager who has left', [fed('1', 2, { manager: '3' })], 'Line 2: the line manager has left.'],
    [
      'a manager who leaves',
      [fed('1', 2, { active: false }), fed('2', 3, { manager: '1' })],
      'Line 3: the line manager has left.',
    ],
    ['a circle with the directory', [fed('1', 2, { manager: '2' })], 'Line 2: line managers in a circle.'],
    [
      'a longer circle',
      [fed('4', 2, { manager: '6' }), fed('5', 3, { manager: '4' }), fed('6', 4, { manager: '5' })],
      'Lines 2, 4, 3: line managers in a circle.',
    ],
    ['a staff number twice', [fed('1', 2), fed('1', 3)], 'Lines 2, 3: the same staff number.'],
    [
      'a subject twice',
      [fed('1', 2), fed('2', 3, { subject: 's1', manager: '1' })],
      'Lines 2, 3: the same subject.',
    ],
    ['the subject of another', [fed('7', 2, { subject: 's2' })], 'Line 2: the subject belongs to another'],
    ['an unknown unit', [fed('1', 2, { unit: 'XX' })], 'Line 2: the directory has no such unit.'],
  ])('%s: changes nothing', (_what, feed, problem) => {
    const { changes, problems } = comparing(feed, directory)
    expect(changes).toEqual([])
    expect(
      problems.some((each) => each.startsWith(problem)),
      problems.join('\n'),
    ).toBe(true)
  })
  it('takes out more of the force than ever leaves at once', () => {
    const force = ['1', '2', '3', '4'].map((number) => known(number))
    const leaving = (...numbers: string[]) =>
      numbers.map((number, at) => fed(number, at + 2, { active: false }))
    expect(comparing(leaving('1', '2'), force).problems).toEqual([])
    expect(comparing(leaving('1', '2', '3'), force).problems).toEqual([
      expect.stringMatching(/^3 of 4 people would leave/),
    ])
  })
})
