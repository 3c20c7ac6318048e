import naughty from 'big-list-of-naughty-strings'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeReference } from '#lib/domain/reference.ts'
import { shapeOf, termKinds } from './shape.ts'

const reference = makeReference((count) => new Uint8Array(count).fill(7))
const readAs = (typed: string) => {
  const shape = shapeOf(typed)
  return 'term' in shape ? shape.term.map((reading) => reading.by) : shape.problem
}

describe('the shape of what was typed', () => {
  it.each([
    [reference, ['reference']],
    [reference.toLowerCase().replaceAll('-', ' '), ['reference']],
    ['@n1ghtferry_77', ['identity', 'staff_number', 'words']],
    ['n1ghtferry_77', ['name', 'identity', 'staff_number', 'words']],
    ['https://example.com/somebody', ['identity', 'staff_number', 'words']],
    ['someone@mail.example', ['identity', 'staff_number', 'words']],
    ['07700 900123', ['identity', 'staff_number', 'words']],
    ['W40255', ['name', 'identity', 'staff_number', 'words']],
    ['Amara Okafor', ['name', 'identity', 'words']],
    ['Five-a-side Thursdays', ['name', 'identity', 'words']],
  ])('%s', (typed, expected) => {
    expect(readAs(typed)).toEqual(expected)
  })

  it('tells a typing error in a reference', () => {
    const wrong = `${reference.slice(0, -1)}${reference.endsWith('Z') ? 'Y' : 'Z'}`
    expect(readAs(wrong)).toContain('typing error')
    expect(readAs(wrong.slice(3))).toContain('typing error')
    expect(readAs('OA-12')).toBe('Enter a reference like OA-7K2M-94QX')
  })

  it.each(['?!...,;', '---', '""', '. . .', ' '.repeat(30)])('finds nothing to search by in %j', (typed) => {
    expect(shapeOf(typed)).toHaveProperty('problem')
  })

  it('asks of a text only for words that say something', () => {
    expect(shapeOf('the and of', 'words')).toHaveProperty('problem')
    expect(shapeOf('¡!', 'words')).toHaveProperty('problem')
    expect(shapeOf('the pigeons', 'words')).toEqual({ term: [{ by: 'words', text: 'the pigeons' }] })
    expect(readAs('The Who')).not.toContain('words')
  })

  it('says what is too much', () => {
    expect(readAs('x'.repeat(10_000))).toBe('Shorten this to 200 characters or fewer')
    expect(readAs('a '.repeat(99))).toBe('Search for 20 words or fewer at a time')
  })

  it('is total, whatever is typed and chosen', () => {
    const kind = fc.constantFrom(...termKinds)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), kind, (typed, chosen) => {
        const shape = shapeOf(typed, chosen)
        return 'term' in shape ? shape.term.length > 0 : shape.problem.length > 0
      }),
    )
    for (const typed of naughty)
      for (const chosen of ['any', 'group', 'words'] as const)
        expect(() => shapeOf(typed, chosen)).not.toThrow()
  })
})
