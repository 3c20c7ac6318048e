import { z } from 'zod'
import type { Day } from '#lib/domain/days.ts'
import { parseReference } from '#lib/domain/reference.ts'
import { referenceProblems } from '#lib/search/shape.ts'
import { writtenDay } from './written-day.ts'

const typed = z.string().max(20_000).default('')

/** The auditor's search: anything may be left empty. */
export const auditForm = z
  .strictObject({
    person: typed,
    personId: z.union([z.uuid(), z.literal('')], 'Choose one of these people').default(''),
    reference: typed,
    action: z.string().max(60, 'Choose one from the list').default(''),
    'people[]': z.array(z.string().max(600)).max(20).default([]),
    'from.day': typed,
    'from.month': typed,
    'from.year': typed,
    'until.day': typed,
    'until.month': typed,
    'until.year': typed,
  })
  .transform((form, context) => {
    const problem = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    const day = (field: 'from' | 'until'): Day | null => {
      const parts = { day: form[`${field}.day`], month: form[`${field}.month`], year: form[`${field}.year`] }
      if (Object.values(parts).every((part) => part.trim() === '')) return null
      const written = writtenDay(parts)
      if (!written) problem(field, 'Enter a real date, like 4 6 2026 or 4 June 2026')
      return written
    }
    const person = form.person.trim()
    if (person.length > 200) problem('person', 'Shorten this to 200 characters or fewer')
    else if (person !== '' && !/[\p{L}\p{N}]/u.test(person))
      problem('person', 'Enter a staff number or a name')
    const reference = form.reference.trim() === '' ? null : parseReference(form.reference.trim())
    if (reference && !reference.ok) problem('reference', referenceProblems[reference.reason])
    const from = day('from')
    const until = day('until')
    if (from && until && from > until)
      problem('until', 'The last day must be the same as or after the first day')
    return {
      person,
      personId: form.personId,
      reference: reference?.ok ? reference.reference : null,
      action: form.action,
      from,
      until,
    }
  })
