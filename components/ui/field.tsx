import type { ReactNode } from 'react'
import { type Errors, errorOf, fieldId } from '#components/ui/field-id.ts'

export type FieldProps = {
  /** Name of the posted value; also the key of its errors and the source of its id. */
  name: string
  label: ReactNode
  /** One short sentence without a full stop or a link. */
  hint?: ReactNode
  errors?: Errors | undefined
  /** Adds "(optional)" to the label. Required fields carry no mark. */
  optional?: boolean
  /** Makes the label the page's one heading, on a page with one question. */
  heading?: boolean
}

/** Label, hint and error around one control. The ready-made inputs use it; use it directly only for a control of your own, with `wiring`. */
export function Field({
  name,
  label,
  hint,
  errors,
  optional,
  heading,
  children,
}: FieldProps & { children: ReactNode }) {
  const id = fieldId(name)
  const error = errorOf(errors, name)
  const caption = (
    <label className="label" htmlFor={id}>
      {label}
      {optional ? ' (optional)' : null}
    </label>
  )
  return (
    <div className={error ? 'field field-bad' : 'field'}>
      {heading ? <h1>{caption}</h1> : caption}
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </div>
  )
}

/** The two lines between a label and its control; the word "Error" is heard, the colour and rule are seen. */
export function HintAndError({
  id,
  hint,
  error,
}: {
  id: string
  hint?: ReactNode
  error?: string | undefined
}) {
  return (
    <>
      {hint ? (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          <span className="sr-only">Error: </span>
          {error}
        </p>
      ) : null}
    </>
  )
}
