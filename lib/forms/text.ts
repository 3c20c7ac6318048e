import { z } from 'zod'

/** A box that must hold words. */
export function words(missing: string, most = 4000) {
  return z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(most, `Shorten this to ${most.toLocaleString('en-GB')} characters or fewer`)
}

/** What every form on a record carries: which record, and the state it was drawn from. */
export const onRecord = {
  reference: z.string({ error: 'Reload the page and try again' }).max(40, 'Reload the page and try again'),
  version: z.string({ error: 'Reload the page and try again' }).max(40, 'Reload the page and try again'),
}

/** Which button was pressed in a form that is confirmed before it counts. */
export const step = z.enum(['check', 'confirmed', 'change']).catch('check')
export type FormStep = z.infer<typeof step>
