import { z } from 'zod'
import { now } from '#lib/clock.ts'
import { addMonths, type Day, toDay } from '#lib/domain/days.ts'
import { places } from '#lib/domain/declaration.ts'
import { measureLimit, questionLimit, reasonsLimit } from './limits.ts'
import { onRecord, step, words } from './text.ts'
import { writtenDay } from './written-day.ts'

export const measureSlots = [1, 2, 3] as const

export type Measure = { readonly wording: string; readonly reviewOn: Day }

/** "I should not decide this." */
export const stepAsideForm = z.strictObject({
  ...onRecord,
  reason: words('Enter why you should not be the one to decide this', reasonsLimit),
})

/** A question to the declarant, tied to a part of the declaration. */
export const returnForm = z.strictObject({
  ...onRecord,
  step,
  place: z.enum(places, 'Choose the part your question is about'),
  question: words('Enter your question', questionLimit),
})

export const referForm = z.strictObject({
  ...onRecord,
  step,
  rationale: words('Enter your reasons for referring it', reasonsLimit),
})

const slot = z.string().max(20_000).default('')
type SlotKey =
  `measure.${(typeof measureSlots)[number]}.${'wording' | 'review.day' | 'review.month' | 'review.year'}`
const slots = Object.fromEntries(
  measureSlots.flatMap((at) =>
    ['wording', 'review.day', 'review.month', 'review.year'].map((part) => [`measure.${at}.${part}`, slot]),
  ),
) as Record<SlotKey, typeof slot>

/** Approval with reasons and, if any, local measures, each with the day it is looked at again. */
export const approveForm = z
  .strictObject({
    ...onRecord,
    step,
    rationale: words('Enter your reasons for approving it', reasonsLimit),
    measures: z.enum(['none', 'some'], 'Choose whether you set local measures'),
    ...slots,
  })
  .transform((form, context) => {
    const measures = form.measures === 'some' ? readMeasures(form, context) : []
    return {
      reference: form.reference,
      version: form.version,
      step: form.step,
      rationale: form.rationale,
      measures,
    }
  })

type Context = { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void }

function readMeasures(form: Readonly<Record<SlotKey, string>>, context: Context): readonly Measure[] {
  const error = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  const today = toDay(now())
  const measures = measureSlots.flatMap((at): Measure[] => {
    const wording = form[`measure.${at}.wording`].trim()
    const parts = (['day', 'month', 'year'] as const).map((part) =>
      form[`measure.${at}.review.${part}`].trim(),
    )
    const [day = '', month = '', year = ''] = parts
    if (wording === '' && day + month + year === '') {
      if (at === 1) error('measure.1.wording', 'Enter what the declarant must do or not do')
      return []
    }
    if (wording === '') error(`measure.${at}.wording`, 'Enter what the declarant must do or not do')
    if (wording.length > measureLimit)
      error(
        `measure.${at}.wording`,
        `Shorten this to ${measureLimit.toLocaleString('en-GB')} characters or fewer`,
      )
    const reviewOn = writtenDay({ day, month, year })
    if (reviewOn === null)
      error(`measure.${at}.review`, 'Enter a real review date, like 4 6 2027 or 4 June 2027')
    else if (reviewOn <= today) error(`measure.${at}.review`, 'Review date must be in the future')
    else if (reviewOn > addMonths(today, 24))
      error(`measure.${at}.review`, 'Review date must be within two years')
    return reviewOn === null ? [] : [{ wording, reviewOn }]
  })
  return measures
}
