import { Field, type FieldProps } from '#components/ui/field.tsx'
import { errorOf, fieldId, wiring } from '#components/ui/field-id.ts'

export type SelectProps = FieldProps & {
  options: readonly { value: string; label: string }[]
  defaultValue?: string | undefined
  /** First line with an empty value; leave out where a value is always set. */
  placeholder?: string
}

/** A list to choose one from. Prefer Radios up to about seven answers. */
export function Select({ options, defaultValue = '', placeholder, ...field }: SelectProps) {
  return (
    <Field {...field}>
      {/* A new key lets the list follow a changed default; React resets a select to its first one after an action. */}
      <select
        key={defaultValue}
        {...wiring(field.name, { hint: field.hint, error: errorOf(field.errors, field.name) })}
        id={fieldId(field.name)}
        name={field.name}
        className="input input-20"
        defaultValue={defaultValue}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
