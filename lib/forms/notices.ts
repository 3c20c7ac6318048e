import { z } from 'zod'

/** Which of a person's notices they have read. */
export const readNoticesForm = z.strictObject({
  'notice[]': z
    .array(z.uuid('Reload the page and try again'))
    .max(100, 'Reload the page and try again')
    .default([]),
})

/** How to be mailed of what can wait. */
export const mailChoiceForm = z.strictObject({
  choice: z.enum(['digest', 'each', 'portal'], 'Choose how you want to be told'),
})
