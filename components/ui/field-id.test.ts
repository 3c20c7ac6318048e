import { describe, expect, it } from 'vitest'
import { errorOf, fieldId, wiring } from '#components/ui/field-id.ts'

describe('field ids', () => {
  it.each([
    ['handle', 'field-handle'],
    ['associates.0.handle', 'field-associates-0-handle'],
    ['since', 'field-since'],
    ['since.day', 'field-since'],
    ['since.year', 'field-since'],
    ['associates.1.since.month', 'field-associates-1-since'],
  ])('%s → %s', (name, id) => {
    expect(fieldId(name)).toBe(id)
  })

  it('describe a control by what is there, and by nothing else', () => {
    expect(wiring('a.b', {})).toEqual({})
    expect(wiring('a.b', { hint: 'x' })).toEqual({ 'aria-describedby': 'field-a-b-hint' })
    expect(wiring('a', { hint: 'x', error: 'y' })).toEqual({
      'aria-describedby': 'field-a-hint field-a-error',
      'aria-invalid': true,
    })
  })

  it('show the first message only', () => {
    expect(errorOf({ a: ['one', 'two'] }, 'a')).toBe('one')
    expect(errorOf({ a: [] }, 'a')).toBeUndefined()
    expect(errorOf(undefined, 'a')).toBeUndefined()
  })
})
