import { describe, expect, it } from 'vitest'
import type { Match } from './explain.ts'
import { grouped } from './group.ts'

const result = (id: number, on: Match['on'], ...pieces: string[]) => ({
  id,
  matches: [{ on, pieces, near: false }],
})
const shape = (results: readonly ReturnType<typeof result>[]) =>
  grouped(results).map((group) => [group.title, group.results.map(({ id }) => id)])

describe('results', () => {
  it('stand together where the same account or name was found, however it was written', () => {
    expect(
      shape([
        result(1, 'Account or number', '', '@nightferry_77'),
        result(2, 'Name', '', 'Perpetua Narrow'),
        result(3, 'Account or number', 'https://www.instagram.com/', 'NightFerry_77'),
        result(4, 'Name', '', 'NARROW, Perpetua'),
        result(5, 'Name', '', 'Perpetua Narrower'),
      ]),
    ).toEqual([
      ['@nightferry_77', [1, 3]],
      ['Perpetua Narrow', [2, 4]],
      [null, [5]],
    ])
  })
  it('stay as they come where each found something else', () => {
    expect(shape([result(1, 'Name', '', 'A Bee'), result(2, 'Text', 'x'), result(3, 'Text', 'x')])).toEqual([
      [null, [1, 2, 3]],
    ])
    expect(shape([])).toEqual([])
  })
})
