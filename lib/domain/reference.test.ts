import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeReference, parseReference } from './reference.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const references = fc.uint8Array({ minLength: 7, maxLength: 7 }).map((bytes) => makeReference(() => bytes))

describe('a reference', () => {
  it('is read back as it was made, however it is typed', () => {
    fc.assert(
      fc.property(references, (reference) => {
        const typed = [
          reference,
          reference.toLowerCase(),
          reference.replaceAll('-', ''),
          ` ${reference.replaceAll('-', ' ')} `,
          reference.slice(3),
          reference.replaceAll('0', 'o').replaceAll('1', 'l'),
        ]
        for (const text of typed) expect(parseReference(text)).toEqual({ ok: true, reference })
      }),
    )
  })

  it('catches every wrong character', () => {
    fc.assert(
      fc.property(references, (reference) => {
        for (const position of [3, 4, 5, 6, 8, 9, 10, 11])
          for (const other of alphabet) {
            if (other === reference[position]) continue
            const wrong = reference.slice(0, position) + other + reference.slice(position + 1)
            expect(parseReference(wrong)).toEqual({ ok: false, reason: 'check' })
          }
      }),
      { numRuns: 100 },
    )
  })

  it('catches every swap of two characters', () => {
    fc.assert(
      fc.property(references, fc.nat(7), fc.nat(7), (reference, a, b) => {
        const places = [3, 4, 5, 6, 8, 9, 10, 11]
        const [first = 3, second = 3] = [places[a], places[b]]
        const characters = [...reference]
        ;[characters[first], characters[second]] = [characters[second] ?? '', characters[first] ?? '']
        const swapped = characters.join('')
        if (swapped !== reference) expect(parseReference(swapped)).toEqual({ ok: false, reason: 'check' })
      }),
      { numRuns: 2000 },
    )
  })

  it('is told from what is none', () => {
    for (const text of [
      '',
      'OA',
      'OA-7K2M-94Q',
      'OA-7K2M-94Q!',
      'XX-7K2M-94QX1',
      '🙂'.repeat(8),
      'a'.repeat(10_000),
    ])
      expect(parseReference(text)).toEqual({ ok: false, reason: 'shape' })
  })
})
