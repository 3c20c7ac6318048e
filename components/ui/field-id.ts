/** Messages of a form, keyed by the field's name; those under `form` belong to no field. */
export type Errors = Readonly<Record<string, readonly string[]>>

/**
 * The id of a field's first control, from its name: `associates.0.handle` is `field-associates-0-handle`. An error of
 * one part of a date leads to the date's first box.
 */
export function fieldId(name: string): string {
  return `field-${name.replace(/\.(day|month|year)$/, '').replaceAll('.', '-')}`
}

/** The first message of a field; one at a time is enough to act on. */
export function errorOf(errors: Errors | undefined, name: string): string | undefined {
  return errors?.[name]?.[0]
}

/** Links a control to its hint and error for assistive technology. */
export function wiring(name: string, has: { hint?: unknown; error?: unknown }) {
  const id = fieldId(name)
  const ids = [has.hint && `${id}-hint`, has.error && `${id}-error`].filter(Boolean).join(' ')
  return {
    ...(ids ? { 'aria-describedby': ids } : {}),
    ...(has.error ? { 'aria-invalid': true as const } : {}),
  }
}
