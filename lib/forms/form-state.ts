import type { Refusal } from '#lib/domain/commands.ts'
import type { FieldErrors, FormValues } from './read-form.ts'

/** What a form is drawn from after it was posted: the words typed are always there. */
export type FormState = {
  readonly errors: FieldErrors
  readonly values: FormValues
  /** Why nothing was done, although every field was right. */
  readonly refused?: Refusal
  /** A number to quote when something broke. */
  readonly incident?: string
}

export const untouched: FormState = { errors: {}, values: {} }
