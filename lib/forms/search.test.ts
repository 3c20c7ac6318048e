import { describe, expect, it } from 'vitest'
import { searchForm } from './search.ts'

const errors = (form: Record<string, string>) =>
  Object.fromEntries(
    (searchForm.safeParse(form).error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]),
  )

describe('the search form', () => {
  it('tells everything that is missing in one go', () => {
    expect(
      errors({ reason: '', term: '', 'from.day': '31', 'from.month': '2', 'from.year': '2026' }),
    ).toEqual({
      reason: 'Enter your reason for access',
      from: 'Enter a real date, like 4 6 2026 or 4 June 2026',
    })
    expect(Object.keys(errors({ reason: '.....', term: '!!' }))).toEqual(['reason', 'term'])
  })
  it('needs something to search for', () => {
    expect(errors({ reason: 'Enquiry 114, a link', term: ' ' })).toHaveProperty('term')
    expect(errors({ reason: 'Enquiry 114, a link', unit: 'NB' })).toEqual({})
  })
  it('refuses days in the wrong order and names it does not know', () => {
    const dates = {
      'from.day': '2',
      'from.month': 'June',
      'from.year': '2026',
      'until.day': '1',
      'until.month': '6',
      'until.year': '2026',
    }
    expect(errors({ reason: 'Enquiry 114, a link', ...dates })).toHaveProperty('until')
    expect(searchForm.safeParse({ reason: 'Enquiry 114, a link', term: 'x y', isAdmin: 'yes' }).success).toBe(
      false,
    )
  })
  it('turns days into instants in London, across summer time', () => {
    const form = {
      reason: 'Enquiry 114, a link',
      'until.day': '28',
      'until.month': '3',
      'until.year': '2026',
    }
    expect(searchForm.parse(form).search.filters).toEqual({ until: '2026-03-29 00:00 Europe/London' })
  })
})
