import { CharacterCount } from '#components/ui/character-count.tsx'
import { Field, type FieldProps } from '#components/ui/field.tsx'
import { errorOf, fieldId, wiring } from '#components/ui/field-id.ts'

export type TextAreaProps = FieldProps & {
  defaultValue?: string | undefined
  rows?: number
  /** Shows how many characters are left. Longer text can still be typed; the action refuses it and keeps it. */
  limit?: number
}

/** Several lines of text. Give back what was typed as `defaultValue`, and the action's `errors`. */
export function TextArea({ defaultValue, rows = 5, limit, ...field }: TextAreaProps) {
  const id = fieldId(field.name)
  const wires = wiring(field.name, { hint: field.hint, error: errorOf(field.errors, field.name) })
  const described = [wires['aria-describedby'], limit && `${id}-limit`].filter(Boolean).join(' ')
  return (
    <Field {...field}>
      <textarea
        {...wires}
        {...(described ? { 'aria-describedby': described } : {})}
        id={id}
        name={field.name}
        rows={rows}
        className="input"
        defaultValue={defaultValue}
        spellCheck
      />
      {limit ? <CharacterCount fieldId={id} limit={limit} /> : null}
    </Field>
  )
}
