import { z } from 'zod'
import { noteLimit } from './standards-limits.ts'
import { words } from './text.ts'

/** What somebody decides on a link, and why. */
export const decideLinkForm = z.strictObject({
  link: z.uuid('This page sent something it should not. Reload it and try again'),
  version: z.string().regex(/^[a-z]{1,20}\.\d{1,16}$/, 'Reload the page and try again'),
  decision: z.enum(['confirmed', 'rejected', 'open'], 'Choose what you decide'),
  reason: words('Enter your reason', noteLimit),
})

/** Which record holds the other contact. */
export const otherRecordForm = z.strictObject({
  reference: z.string().max(40),
  other: z.string().trim().min(1, 'Enter the reference of the other record').max(40),
})

/** Two contacts that somebody knows to be one. */
export const makeLinkForm = z.strictObject({
  reference: z.string().max(40),
  one: z.uuid('Choose a contact of this record'),
  other: z.uuid('Choose a contact of the other record'),
  reason: words('Enter how you know', noteLimit),
})
