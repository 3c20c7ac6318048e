import { z } from 'zod'
import { answerLimit } from './limits.ts'
import { onRecord, words } from './text.ts'

/** The declarant's answer to a question. */
export const answerForm = z.strictObject({
  ...onRecord,
  question: z.uuid('Reload the page and try again'),
  answer: words('Enter your answer', answerLimit),
})
