import { describe, expect, it } from 'vitest'
import { ageBands, daysOfAge } from './age.ts'
import type { Day } from './days.ts'

const today = '2026-11-23' as Day

describe('ages', () => {
  it('follow each other without a gap, and the last has no end', () => {
    expect(ageBands([7, 28])).toEqual([
      { from: 0, to: 7 },
      { from: 8, to: 28 },
      { from: 29, to: null },
    ])
  })

  it('are days, counted back from today', () => {
    expect(ageBands([7, 28]).map((band) => daysOfAge(band, today))).toEqual([
      { from: '2026-11-16', until: null },
      { from: '2026-10-26', until: '2026-11-15' },
      { from: null, until: '2026-10-25' },
    ])
  })
})
