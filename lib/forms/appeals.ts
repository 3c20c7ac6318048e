import { z } from 'zod'
import { answerLimit } from './limits.ts'
import { messageLimit, rationaleLimit } from './standards-limits.ts'
import { onRecord, step, words } from './text.ts'

/** The declarant's grounds. */
export const appealForm = z.strictObject({
  ...onRecord,
  grounds: words('Say why you think that the decision is wrong', answerLimit),
})

/** What somebody who did not make the decision finds. */
export const hearAppealForm = z.strictObject({
  ...onRecord,
  list: z.string().max(300).catch('').default(''),
  step,
  stands: z.enum(['yes', 'no'], 'Choose whether the decision stands'),
  reasons: words('Enter your reasons', rationaleLimit),
  message: words('Enter what the declarant is told', messageLimit),
})
