import { z } from 'zod'
import { findings, wordingLimit } from '#lib/domain/conditions.ts'
import { answerLimit } from './limits.ts'
import { noteLimit } from './standards-limits.ts'
import { onRecord, words } from './text.ts'

const again = 'Reload the page and try again'
const count = z
  .string()
  .regex(/^\d{1,6}$/, again)
  .transform(Number)

/** The declarant's answer to a condition; words are needed where they cannot accept it. */
export const acknowledgeForm = z
  .strictObject({
    ...onRecord,
    condition: z.uuid(again),
    wording: count,
    answer: z.enum(['yes', 'no'], 'Choose your answer'),
    words: z
      .string()
      .trim()
      .max(answerLimit, `Shorten this to ${answerLimit.toLocaleString('en-GB')} characters or fewer`)
      .default(''),
  })
  .refine(({ answer, words }) => answer === 'yes' || words !== '', { path: ['words'], error: 'Say why not' })

export const ceasedForm = z.strictObject({
  ...onRecord,
  association: z.uuid(again),
  text: words('Say what you have done, and when', answerLimit),
})

/** A check of a condition by its owner. The list is carried on the side of professional standards. */
export const checkForm = z.strictObject({
  ...onRecord,
  list: z.string().max(300).catch('').default(''),
  // Which condition and how many checks of it there were, as one choice: a form can offer several.
  condition: z
    .string({ error: 'Choose which condition you checked' })
    .regex(/^[\da-f-]{36}\.\d{1,6}$/, 'Choose which condition you checked'),
  finding: z.enum(findings, 'Choose what you found'),
  evidence: words('Enter how you know', noteLimit),
})

/** Other words for a condition in force. */
export const rewordForm = z.strictObject({
  ...onRecord,
  list: z.string().max(300).catch('').default(''),
  // Which condition, and which version of its words was read.
  condition: z
    .string({ error: 'Choose which condition it is' })
    .regex(/^[\da-f-]{36}\.\d{1,6}$/, 'Choose which condition it is'),
  wording: words('Enter the new words', wordingLimit),
  reason: words('Enter why the words change', noteLimit),
})

/** Who checks a condition from now on. */
export const handOnForm = z.strictObject({
  ...onRecord,
  list: z.string().max(300).catch('').default(''),
  condition: z.uuid('Choose which condition it is'),
  owner: z.uuid('Choose who checks it'),
  reason: words('Enter why somebody else checks it', noteLimit),
})
