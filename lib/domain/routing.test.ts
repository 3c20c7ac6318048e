import { describe, expect, it } from 'vitest'
import { firstReviewer, isRestricted, type Manager, nextReviewer, routeOf } from './routing.ts'

const categories = [
  { code: 'mild', route: 'manager' },
  { code: 'middle', route: 'manager_then_standards' },
  { code: 'grave', route: 'standards' },
] as const

describe('the route of several categories', () => {
  it.each([
    [['mild'], 'manager'],
    [['mild', 'middle'], 'manager_then_standards'],
    [['middle', 'grave', 'mild'], 'standards'],
    [['mild', 'unheard_of'], 'standards'],
  ])('%s goes by %s', (chosen, route) => {
    expect(routeOf(chosen, categories)).toBe(route)
    expect(routeOf(chosen.toReversed(), categories)).toBe(route)
  })
})

const manager = (id: string, facts: Partial<Manager> = {}): Manager => ({
  id,
  fullName: `Person ${id}`,
  lineManagerId: null,
  active: true,
  ...facts,
})

describe('who reviews first', () => {
  it('is the nearest manager', () => {
    expect(firstReviewer('me', [manager('a', { lineManagerId: 'b' }), manager('b')], [])).toBe('a')
  })
  it.each<[string, Manager[], string[]]>([
    ['there is none', [], []],
    ['they have left', [manager('a', { active: false })], []],
    ['the directory makes one their own manager', [manager('me')], []],
    [
      'the managers go in a circle',
      [manager('a', { lineManagerId: 'b' }), manager('b', { lineManagerId: 'me' })],
      [],
    ],
    ['they bear the declared name', [manager('a', { fullName: 'Daniel Keane' })], ['keane, DANIEL']],
    [
      'they bear a declared alias',
      [manager('a', { fullName: 'Daniel Keane' })],
      ['Somebody Else', 'Daniel  Keane'],
    ],
  ])('is nobody where %s', (_why, chain, names) => {
    expect(firstReviewer('me', chain, names)).toBeNull()
  })
})

describe('who takes over from a manager who steps aside', () => {
  const current = manager('a', { lineManagerId: 'b' })
  it('is the next one up', () =>
    expect(nextReviewer('me', current, manager('b'), ['Somebody Else'])).toBe('b'))
  it.each([
    ['is missing', null],
    ['is the declarant', manager('me')],
    ['has left', manager('b', { active: false })],
    ['is managed by the first', manager('b', { lineManagerId: 'a' })],
    ['bears a declared name', manager('b', { fullName: 'Daniel Keane' })],
  ])('is nobody where the next one %s', (_why, next) =>
    expect(nextReviewer('me', current, next, ['KEANE, Daniel'])).toBeNull(),
  )
})

it('restricts records about professional standards, senior officers and the portal’s own staff', () => {
  expect(isRestricted({ unitKind: 'bcu', senior: false, roles: [] })).toBe(false)
  expect(isRestricted({ unitKind: 'standards', senior: false, roles: [] })).toBe(true)
  expect(isRestricted({ unitKind: 'bcu', senior: true, roles: [] })).toBe(true)
  expect(isRestricted({ unitKind: 'headquarters', senior: false, roles: ['administrator'] })).toBe(true)
})
