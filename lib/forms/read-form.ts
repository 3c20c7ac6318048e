import { cleanText } from '#lib/domain/free-text.ts'

/** What was typed, by field. A name ending in `[]` is a list; every other name stands once. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>

/** Errors by field; the name `form` belongs to the form as a whole. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>

const mostFields = 400
const longestText = 20_000

/**
 * Reads a posted form: control characters, stray surrogates and bidirectional overrides are taken out, files are refused,
 * and a field given twice is an error rather than a guess. Total: never throws.
 */
export function readForm(form: FormData): { values: FormValues; errors: FieldErrors } {
  const values: Record<string, string | string[]> = {}
  const errors: Record<string, string[]> = {}
  let count = 0
  for (const [name, value] of form.entries()) {
    if (name.startsWith('$ACTION')) continue
    if (++count > mostFields)
      return { values, errors: { form: ['There is too much on this page. Send less at a time'] } }
    if (typeof value !== 'string') {
      errors[name] = ['Files cannot be added here. Give a reference number instead']
      continue
    }
    const text = cleanText(value)
    if (text.length > longestText)
      errors[name] = [`Shorten this to ${longestText.toLocaleString('en-GB')} characters or fewer`]
    if (name.endsWith('[]')) values[name] = [...((values[name] as string[] | undefined) ?? []), text]
    else if (Object.hasOwn(values, name)) errors[name] = ['This was given twice. Give it once']
    else values[name] = text
  }
  return { values, errors }
}
