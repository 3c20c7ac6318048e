import { z } from 'zod'
import { resumes } from '#lib/domain/commands.ts'
import { reviewIntervals } from '#lib/domain/reviews.ts'
import { type DatePartsProblem, parseDateParts } from '#lib/domain/vague-day.ts'
import { answerLimit } from './limits.ts'
import { noteLimit } from './standards-limits.ts'
import { onRecord, words } from './text.ts'

const again = 'Reload the page and try again'
const list = z.string().max(300).catch('').default('')
const note = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Shorten this to ${most.toLocaleString('en-GB')} characters or fewer`)
    .default('')

/** What has changed: one kind or several, and words. */
export const changeForm = z.strictObject({
  ...onRecord,
  'kinds[]': z
    .array(z.string().max(40))
    .max(50)
    .default([])
    .refine((kinds) => kinds.length > 0, 'Choose what has changed'),
  text: words('Say what has changed', answerLimit),
})

const dateProblems: Readonly<Record<DatePartsProblem, string>> = {
  empty: 'Enter when it ended: a year is enough',
  year_missing: 'Enter a year: it is enough on its own',
  year_two_digits: 'Enter a year of four figures, like 2026',
  year_wrong: 'Enter a year of four figures, like 2026',
  month_missing: 'Enter a month if you give a day',
  month_wrong: 'Enter a month from 1 to 12, or its name',
  day_wrong: 'Enter a day that the month has',
}
const box = z.string().max(20, again).default('')

/** An end, as well as it is known when. */
export const endForm = z
  .strictObject({
    ...onRecord,
    association: z.uuid(again),
    'ended.day': box,
    'ended.month': box,
    'ended.year': box,
    how: words('Say how it ended', answerLimit),
    resume: z.enum(resumes, 'Choose whether it could begin again'),
  })
  .transform((form, context) => {
    const { 'ended.day': day, 'ended.month': month, 'ended.year': year, ...rest } = form
    const read = parseDateParts({ day, month, year })
    if ('date' in read) return { ...rest, endedOn: read.date }
    context.addIssue({ code: 'custom', path: ['ended'], message: dateProblems[read.problem] })
    return z.NEVER
  })

/** Which earlier association it is. */
export const earlierForm = z.strictObject({
  ...onRecord,
  list,
  association: z.uuid(again),
  earlier: z.uuid('Choose the one that you mean'),
})

/** Answers a review; words are needed where something has changed. */
export const reviewForm = z
  .strictObject({
    ...onRecord,
    answer: z.enum(['same', 'changed'], 'Choose whether anything has changed'),
    words: note(answerLimit),
  })
  .refine((form) => form.answer === 'same' || form.words !== '', {
    path: ['words'],
    error: 'Say what has changed',
  })

/** Confirms an end, or asks about it. */
export const endAnswerForm = z
  .strictObject({
    ...onRecord,
    list,
    report: z.uuid('Choose which end you mean'),
    confirmed: z.enum(['yes', 'no'], 'Choose whether you confirm it'),
    words: note(noteLimit),
    conditions: z.enum(['keep', 'end'], 'Choose what becomes of its conditions').default('keep'),
  })
  .refine((form) => form.confirmed === 'yes' || form.words !== '', {
    path: ['words'],
    error: 'Enter your question',
  })

/** A line manager’s view of a review. */
export const viewForm = z
  .strictObject({
    ...onRecord,
    settle: z.enum(['yes', 'no'], 'Choose what you have to add'),
    words: note(noteLimit),
  })
  .refine((form) => form.settle === 'yes' || form.words !== '', {
    path: ['words'],
    error: 'Say what you have to add',
  })

/** What professional standards make of a review. */
export const reviewDecisionForm = z.strictObject({
  ...onRecord,
  list,
  decision: z.enum([...reviewIntervals, 'take_back'], 'Choose what follows from the review'),
  rationale: words('Enter your rationale', noteLimit),
})
