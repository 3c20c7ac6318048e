import { describe, expect, test } from 'vitest'
import { demoPeople, demoUnits } from './people.ts'

const bySubject = new Map(demoPeople.map((person) => [person.subject, person]))
const byName = new Map(demoPeople.map((person) => [person.fullName, person]))

/** The way up from somebody: ends at a person without a manager, or at the first person met twice. */
function chain(subject: string): string[] {
  const seen: string[] = []
  let next = bySubject.get(subject)?.manager ?? null
  while (next !== null && !seen.includes(next)) {
    seen.push(next)
    next = bySubject.get(next)?.manager ?? null
  }
  return seen
}

describe('the demo directory', () => {
  test('is large enough to look like a force', () => {
    expect(demoPeople.length).toBeGreaterThanOrEqual(64)
    expect(demoUnits.length).toBeGreaterThanOrEqual(8)
  })

  test.each(['subject', 'fullName', 'staffNumber', 'email'] as const)('no %s twice', (key) => {
    expect(new Set(demoPeople.map((person) => person[key])).size).toBe(demoPeople.length)
  })

  test('no name is the beginning or end of another, so a button is found by its name', () => {
    for (const { fullName } of demoPeople) {
      expect(demoPeople.filter((other) => other.fullName.includes(fullName))).toHaveLength(1)
    }
  })

  test('addresses lead nowhere', () => {
    for (const { email } of demoPeople) expect(email).toMatch(/^[a-z.]+@demo\.example$/)
  })

  test('units and managers exist', () => {
    const codes = new Set(demoUnits.map((unit) => unit.code))
    for (const person of demoPeople) {
      expect(codes).toContain(person.unit)
      if (person.manager !== null) expect(bySubject.has(person.manager)).toBe(true)
      expect(person.manager).not.toBe(person.subject)
    }
  })

  test('every unit has people and a manager inside it', () => {
    for (const { code } of demoUnits) {
      const unit = demoPeople.filter((person) => person.unit === code)
      expect(
        unit.some((person) => person.manager !== null && bySubject.get(person.manager)?.unit === code),
      ).toBe(true)
    }
  })

  test('one person has no manager and one pair manages each other', () => {
    expect(demoPeople.filter((person) => person.manager === null)).toHaveLength(1)
    const circular = demoPeople.filter((person) => chain(person.subject).includes(person.subject))
    expect(circular.map((person) => person.fullName)).toEqual(['Patrick Lowe', 'Wanda Sikorska'])
  })

  test('one person has left', () => {
    expect(demoPeople.filter((person) => person.active === false)).toHaveLength(1)
  })

  test.each([
    ['assessor', 3],
    ['decisionMaker', 4],
    ['auditor', 2],
    ['policyOwner', 2],
    ['administrator', 1],
    ['disposer', 2],
  ] as const)('enough people with the role %s', (role, least) => {
    expect(demoPeople.filter((person) => person.roles.includes(role)).length).toBeGreaterThanOrEqual(least)
  })

  test.each([
    ['Amara Okafor', 'NB', 'Paula Reyes'],
    ['Tomasz Brandt', 'DIG', 'Keisha Rowntree'],
    ['Hana Sethi', 'NB', 'Elif Warner'],
    ['Joe Whitcombe', 'VIO', 'Hugh Paternoster'],
    ['Paula Reyes', 'NB', 'Daniel Keane'],
    ['Mia Tran', 'COM', 'Delphine Archer'],
    ['Colin Abbot', 'VIO', 'Hugh Paternoster'],
    ['Ewan Price', 'NB', 'Elif Warner'],
    ['Ruth Vance', 'NB', 'Martin Oduya'],
    ['Dev Rao', 'SB', 'Greg Tanaka'],
    ['Lena Fox', 'SB', 'Greg Tanaka'],
    ['Bo Lund', 'SB', 'Moira Quill'],
    ['Rory Flynn', 'SB', 'Moira Quill'],
    ['Sonia Maddox', 'DPS', 'Helen Marsh'],
  ])('%s is in %s under %s', (name, unit, manager) => {
    const person = byName.get(name)
    expect(person?.unit).toBe(unit)
    expect(person?.manager).toBe(byName.get(manager)?.subject)
    expect(person?.active).toBeUndefined()
  })

  test('about fourteen people are introduced in the table', () => {
    const introduced = demoPeople.filter((person) => person.tries)
    expect(introduced.length).toBeGreaterThanOrEqual(14)
    expect(introduced.length).toBeLessThanOrEqual(20)
    for (const { tries } of introduced) expect(tries?.length).toBeLessThanOrEqual(90)
  })
})
