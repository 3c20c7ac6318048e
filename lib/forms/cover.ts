import { z } from 'zod'
import type { CoverProblem } from '#lib/domain/cover.ts'
import type { Day } from '#lib/domain/days.ts'
import type { FieldErrors } from './read-form.ts'
import { words } from './text.ts'
import { writtenDay } from './written-day.ts'

const typed = z.string().max(20_000).default('')

/** Who stands in, from which day until which. */
export const coverForm = z
  .strictObject({
    staffNumber: words('Enter the staff number of the person who stands in for you', 60),
    'from.day': typed,
    'from.month': typed,
    'from.year': typed,
    'until.day': typed,
    'until.month': typed,
    'until.year': typed,
  })
  .transform((form, context) => {
    const day = (field: 'from' | 'until'): Day => {
      const written = writtenDay({
        day: form[`${field}.day`],
        month: form[`${field}.month`],
        year: form[`${field}.year`],
      })
      if (written === null)
        context.addIssue({
          code: 'custom',
          path: [field],
          message: `Enter the ${field === 'from' ? 'first' : 'last'} day, like 4 6 2026 or 4 June 2026`,
        })
      return written ?? ('' as Day)
    }
    return { staffNumber: form.staffNumber, from: day('from'), until: day('until') }
  })

export const endCoverForm = z.strictObject({ cover: z.uuid('Reload the page and try again') })

/** Where each problem of a cover stands, and what to do about it. */
export function coverErrors(
  problem: CoverProblem,
  limits: { readonly longestDays: number; readonly aheadDays: number },
): FieldErrors {
  switch (problem) {
    case 'oneself':
      return { staffNumber: ['You cannot stand in for yourself. Enter the staff number of somebody else'] }
    case 'not_here':
      return { staffNumber: ['Nobody of this staff number works here. Check the number'] }
    case 'circular':
      return {
        staffNumber: [
          'You stand in for this person on some of these days. Choose somebody else, or other days',
        ],
      }
    case 'past':
      return { from: ['The first day must be today or later'] }
    case 'too_far':
      return { from: [`The first day must be within ${limits.aheadDays} days from today`] }
    case 'overlaps':
      return {
        from: [
          'Somebody stands in for you on some of these days already. End that first, or choose other days',
        ],
      }
    case 'order':
      return { until: ['The last day must be the same as or after the first day'] }
    case 'too_long':
      return { until: [`Choose at most ${limits.longestDays} days. You can arrange more when they are over`] }
  }
}
