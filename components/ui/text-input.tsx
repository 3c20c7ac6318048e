import type { HTMLInputAutoCompleteAttribute } from 'react'
import { Field, type FieldProps } from '#components/ui/field.tsx'
import { errorOf, fieldId, wiring } from '#components/ui/field-id.ts'

export type TextInputProps = FieldProps & {
  defaultValue?: string | undefined
  /** About how many characters the answer has; wide enough for anything when left out. */
  width?: 4 | 10 | 20
  type?: 'text' | 'email' | 'tel' | 'search'
  inputMode?: 'text' | 'numeric' | 'tel' | 'email' | 'url'
  /** Off by default: most answers are about someone else. */
  autoComplete?: HTMLInputAutoCompleteAttribute
  /** Off by default: names, handles and numbers are no words. */
  spellCheck?: boolean
}

/** One line of text. Give back what was typed as `defaultValue`, and the action's `errors`. */
export function TextInput({ defaultValue, width, type = 'text', ...rest }: TextInputProps) {
  const { inputMode, autoComplete = 'off', spellCheck = false, ...field } = rest
  return (
    <Field {...field}>
      <input
        {...wiring(field.name, { hint: field.hint, error: errorOf(field.errors, field.name) })}
        id={fieldId(field.name)}
        name={field.name}
        type={type}
        className={width ? `input input-${width}` : 'input'}
        defaultValue={defaultValue}
        inputMode={inputMode}
        autoComplete={autoComplete}
        spellCheck={spellCheck}
        autoCapitalize={spellCheck ? 'sentences' : 'none'}
        autoCorrect={spellCheck ? 'on' : 'off'}
      />
    </Field>
  )
}
