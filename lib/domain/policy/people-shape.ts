import { sensitiveKinds } from '../free-text.ts'
import type { AppointmentsBody } from '../policy.ts'
import { and, anyObject, form, list, object, oneOf, type Shape, snakeCase, twice, words } from './shape.ts'

const staffNumber = form(/^[\p{L}\p{N}][\p{L}\p{N}/. -]{0,39}$/u, 'a staff number')
const appointments = object({ restricted: list(staffNumber, 2) }, { appeals: staffNumber })

/** A restricted record names two decision makers. Whether somebody has such a number is for the directory to say. */
export const appointmentsBody = and<AppointmentsBody>(appointments, ({ restricted }, at) =>
  twice(restricted, `${at}.restricted`),
)

const expression: Shape = (value, at) => {
  if (typeof value !== 'string' || value === '') return [`${at} must be text`]
  if (value.includes('\0') || !value.isWellFormed())
    return [`${at} holds a control character or a line break`]
  try {
    new RegExp(`(?:${value})`, 'u')
    return []
  } catch {
    return [`${at} is no regular expression`]
  }
}

/** Patterns are regular expressions and no texts. The examples are for the tests, which judge them. */
export const interruptionsBody = object(
  {
    patterns: list(
      object(
        { code: snakeCase, kind: oneOf(sensitiveKinds), source: expression, hint: words(300) },
        { flags: oneOf(['', 'i']) },
      ),
      1,
    ),
  },
  { examples: anyObject },
)
