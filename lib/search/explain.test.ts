import { describe, expect, it } from 'vitest'
import { explain, type Findable } from './explain.ts'
import { shapeOf } from './shape.ts'

const found: Findable = {
  reference: 'OA-7K2M-94QX',
  staffNumber: 'W40255',
  associates: [{ kind: 'person', fullName: 'Renée O’Dell-Castro', alsoKnownAs: ['Ren the Fish'] }],
  identities: [{ raw: 'n1ghtferry_77 (on the game)', value: 'n1ghtferry_77', handle: 'n1ghtferry_77' }],
}
const why = (typed: string) => {
  const shape = shapeOf(typed)
  return 'term' in shape ? explain([shape.term], found) : []
}

describe('why a declaration was found', () => {
  it('marks the words of a name as they were declared', () => {
    expect(why('castro renee')).toEqual([
      { on: 'Name', near: true, pieces: ['', 'Renée', ' O’Dell-', 'Castro'] },
    ])
    expect(why('fish')).toEqual([{ on: 'Also known as', near: true, pieces: ['Ren the ', 'Fish'] }])
  })
  it('calls a whole name exact, in any order', () => {
    expect(why('O Dell Castro Renée')[0]).toMatchObject({ near: false })
  })
  it('marks the handle within what was typed, exact before near', () => {
    const pieces = ['', 'n1ghtferry_77', ' (on the game)']
    expect(why('@n1ghtferry_77')).toEqual([{ on: 'Account or number', near: false, pieces }])
    expect(why('nightferry77')).toEqual([{ on: 'Account or number', near: true, pieces }])
  })
  it('names the declarant’s staff number', () => {
    expect(why('w40255')).toEqual([
      { on: 'Staff number of the declarant', near: false, pieces: ['', 'W40255'] },
    ])
  })
})
