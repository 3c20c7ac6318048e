import { describe, expect, it } from 'vitest'
import { audience, type EventType } from '#lib/domain/history.ts'
import { whoReads } from './words.ts'

describe('who reads what a manager writes', () => {
  it.each(['approved', 'returned', 'referred', 'review_moved', 'moved'] satisfies EventType[])(
    '%s: as its audience has it',
    (type) => {
      const words = whoReads(type)
      expect(words.includes('The declarant does not')).toBe(!audience[type].includes('declarant'))
      expect(words.includes('the declarant')).toBe(audience[type].includes('declarant'))
      expect(words.includes('you')).toBe(audience[type].includes('reviewer'))
      expect(words).toContain('professional standards')
    },
  )
})
