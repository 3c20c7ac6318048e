import { z } from 'zod'
import type { Day } from '#lib/domain/days.ts'
import { outcomes, type Status } from '#lib/domain/declaration.ts'
import { type Criteria, readCriteria, type Search } from '#lib/search/criteria.ts'
import { termKinds } from '#lib/search/shape.ts'
import { reviewStatuses } from '#lib/wording.ts'
import { reasonLimit } from './standards-limits.ts'
import { writtenDay } from './written-day.ts'

/** Why somebody looks into records that are not theirs: required, in words, before anything shows. */
export const reasonForAccess = z
  .string({ error: 'Enter your reason for access' })
  .trim()
  .min(1, 'Enter your reason for access')
  .max(reasonLimit, `Shorten this to ${reasonLimit} characters or fewer`)
  .refine(
    (reason) => reason === '' || (reason.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 8,
    'Say a little more about why, so that the reason can be understood later',
  )

const typed = z.string().max(20_000).default('')
const code = z.string().max(60, 'Choose one from the list').default('')
const statusCodes = Object.keys(reviewStatuses) as [Status, ...Status[]]

export type SearchInput = { readonly reason: string; readonly criteria: Criteria; readonly search: Search }

/** The search form: one box, more options, and the reason. */
export const searchForm = z
  .strictObject({
    reason: typed,
    term: typed,
    kind: z.enum(termKinds, 'Choose what kind of thing this is').default('any'),
    name: typed,
    handle: typed,
    platform: code,
    unit: code,
    category: code,
    status: z.union([z.enum(statusCodes), z.literal('')], 'Choose one from the list').default(''),
    risk: z.union([z.enum(['low', 'medium', 'high']), z.literal('')], 'Choose one from the list').default(''),
    outcome: z.union([z.enum(outcomes), z.literal('')], 'Choose one from the list').default(''),
    'from.day': typed,
    'from.month': typed,
    'from.year': typed,
    'until.day': typed,
    'until.month': typed,
    'until.year': typed,
  })
  .transform((form, context): SearchInput => {
    const problem = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    const day = (field: 'from' | 'until'): Day | '' => {
      const parts = { day: form[`${field}.day`], month: form[`${field}.month`], year: form[`${field}.year`] }
      if (Object.values(parts).every((part) => part.trim() === '')) return ''
      const written = writtenDay(parts)
      if (!written) problem(field, 'Enter a real date, like 4 6 2026 or 4 June 2026')
      return written ?? ''
    }
    // Judged here, so that a missing reason and a wrong date are told in one go.
    const given = reasonForAccess.safeParse(form.reason)
    if (!given.success) problem('reason', given.error.issues[0]?.message ?? 'Enter your reason for access')
    const { term, kind, name, handle, platform, unit, category, status, risk, outcome } = form
    const criteria: Criteria = {
      term: term.trim(),
      kind,
      name: name.trim(),
      handle: handle.trim(),
      platform,
      unit,
      category,
      status,
      risk,
      outcome,
      from: day('from'),
      until: day('until'),
    }
    const read = readCriteria(criteria)
    if ('search' in read && given.success) return { reason: given.data, criteria, search: read.search }
    // A wrong date alone is not an empty search.
    const dates = ['from', 'until'].some((field) => form[`${field as 'from'}.day`].trim() !== '')
    const problems = 'problems' in read ? read.problems : {}
    for (const [field, [message]] of Object.entries(problems))
      if (message && !(dates && message.startsWith('Enter what'))) problem(field, message)
    return z.NEVER
  })

const name = z
  .string({ error: 'Enter a name for it' })
  .trim()
  .min(1, 'Enter a name for it')
  .max(100, 'Shorten this to 100 characters or fewer')
const search = z.uuid('This page sent something it should not. Reload it and try again')

export const saveSearchForm = z.strictObject({ search, name })
export const forgetSearchForm = z.strictObject({ search })
/** A note is not needed: that there was no trace, for what reason and when, stands there without one. */
export const keepNoTraceForm = z.strictObject({
  search,
  note: z.string().trim().max(reasonLimit, `Shorten this to ${reasonLimit} characters or fewer`).default(''),
})
