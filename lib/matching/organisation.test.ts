import { describe, expect, it } from 'vitest'
import { organisationReading, organisationScore, sameOrganisation } from './organisation.ts'

const same = [
  ['Marlpit Football Club', 'Marlpit FC'],
  ['Marlpit F.C.', 'FC Marlpit'],
  ['Quince & Testwood Limited', 'Quince and Testwood Ltd.'],
  ['Marlpit Trading Company', 'Marlpit Trading Co'],
  ['Marlpit Holdings plc', 'Marlpit Holding Public Limited Company'],
  ['Marlpit Gesellschaft mit beschränkter Haftung', 'Marlpit GmbH'],
  ['ООО Зеленков', 'Zelenkov LLC'],
  ['The Marlpit Brothers Motorcycle Club', 'Marlpit Bros MC'],
  ['Testwood Engineering Services', 'Testwood Eng. Svcs'],
  ['Marlpit Quarry Residents Association', 'Marlpit Quarry Residents Assoc.'],
  ['Testwod Marlpit Industries', 'Testwood Marlpit Industries'],
  ['Q.T.M.', 'Quince Testwood Marlpit'],
  ['Marlpit Rugby Football Club', 'Marlpit RFC'],
] as const

const different = [
  ['Marlpit FC', 'Testwood FC'],
  ['Marlpit Trading Ltd', 'Quince Trading Ltd'],
  ['Marlpit 1 Ltd', 'Marlpit 2 Ltd'],
  ['Football Club', 'Marlpit Football Club'],
  ['Marlpit Bank', 'Testwood Bank'],
  ['National Bank of Marlpit', 'National Bank of Quince'],
] as const

describe('bodies', () => {
  it.each(same)('%s is %s', (one, other) => {
    expect(organisationScore(one, other)).toBeGreaterThanOrEqual(sameOrganisation)
  })
  it.each(different)('%s is not %s', (one, other) => {
    expect(organisationScore(one, other)).toBeLessThan(sameOrganisation)
  })
  it('keeps what there is where a kind is all there is', () => {
    expect(organisationReading('Limited')).toEqual(['limited'])
  })
})
