import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor, CaseRecord, DeclarationRecord, Role } from './declaration.ts'
import { recordIn } from './record.fixture.ts'
import { firstReviewer, isRestricted, type Manager, routeOf } from './routing.ts'
import { standingsOf } from './standing.ts'
import { couldBeKept, readersOf, type Sight, type Told, whoSees } from './who-sees.ts'

const routes = [
  { code: 'mild', route: 'manager' },
  { code: 'middle', route: 'manager_then_standards' },
  { code: 'grave', route: 'standards' },
] as const

const person = fc.constantFrom('declarant', 'one', 'two', 'three')
const manager: fc.Arbitrary<Manager> = fc.record({
  id: person,
  fullName: fc.constantFrom('Dana Field', 'Ari Stone', 'Noor Vale'),
  lineManagerId: fc.option(person),
  active: fc.boolean(),
})
const roles = fc.subarray<Role>(['assessor', 'decisionMaker', 'auditor', 'policyOwner', 'administrator'])
const sight: fc.Arbitrary<Sight> = fc.record({
  declarant: fc.record({
    id: fc.constant('declarant'),
    unitKind: fc.constantFrom<Actor['unitKind']>('bcu', 'standards', 'headquarters'),
    senior: fc.boolean(),
    roles,
  }),
  chain: fc.array(manager, { maxLength: 3 }),
  categories: fc.constant(routes),
})
const told: fc.Arbitrary<Told> = fc.record({
  categories: fc.subarray(['mild', 'middle', 'grave', 'unheard_of']),
  names: fc.subarray(['Dana Field', 'field dana', 'Somebody Else']),
  keepFromManager: fc.boolean(),
})

/** The record that sending makes of it, by the rules of sending. */
function sent(
  { declarant, chain, categories }: Sight,
  { keepFromManager, ...said }: Told,
): DeclarationRecord {
  const restricted = isRestricted(declarant)
  const route = restricted ? 'standards' : routeOf(said.categories, categories)
  const asked = route === 'standards' || keepFromManager ? [] : chain
  const reviewerId = firstReviewer(declarant.id, asked, said.names)
  const record = recordIn('with_manager', 'dormant', restricted)
  const standardsCase: CaseRecord | null = record.case && { ...record.case, decisionMakerIds: ['named'] }
  return { ...record, route, reviewerId, case: standardsCase }
}

describe('who can see it', () => {
  it('is who has a standing once it is sent', () => {
    fc.assert(
      fc.property(sight, told, person, roles, (sees, said, id, held) => {
        const readers = readersOf(sees, said)
        const record = sent(sees, said)
        const standings = standingsOf({ id, roles: held }, record)
        expect(standings.includes('reviewer')).toBe(readers.manager?.id === id && id !== 'declarant')
        const fromStandards =
          id !== 'declarant' &&
          readers.standards === 'everyone' &&
          (held.includes('assessor') || held.includes('decisionMaker'))
        expect(standings.includes('assessor') || standings.includes('decision_maker')).toBe(fromStandards)
        expect(readers.route).toBe(record.route)
        expect(readers.manager === null).toBe(readers.withoutManager !== null)
      }),
      { numRuns: 3000 },
    )
  })

  it('names the line manager exactly when that manager would read it', () => {
    fc.assert(
      fc.property(sight, told, (sees, said) => {
        const readers = readersOf(sees, said)
        const words = whoSees(readers)
        for (const name of ['Dana Field', 'Ari Stone', 'Noor Vale'])
          expect(words.includes(name)).toBe(readers.manager?.fullName === name)
        expect(whoSees(readers, 'lookup')).toContain('decision makers')
        expect(whoSees(readers, 'lookup')).toMatch(/not your line manager/i)
      }),
    )
  })

  it('offers to keep it from a line manager only where one would read it', () => {
    fc.assert(
      fc.property(sight, told, (sees, said) => {
        expect(couldBeKept(sees, said)).toBe(
          sent(sees, { ...said, keepFromManager: false }).reviewerId !== null,
        )
      }),
    )
  })
})
