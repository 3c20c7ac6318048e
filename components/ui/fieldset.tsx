import type { ReactNode } from 'react'
import { HintAndError } from '#components/ui/field.tsx'
import { type Errors, errorOf, fieldId, wiring } from '#components/ui/field-id.ts'

export type FieldsetProps = {
  /** Key of the group's errors; leave out for a group that has none of its own. */
  name?: string
  legend: ReactNode
  hint?: ReactNode
  errors?: Errors | undefined
  optional?: boolean
  /** Makes the legend the page's one heading, on a page with one question. */
  heading?: boolean
}

/** A group of controls that answer one question together. Radios, Checkboxes and DateFields bring their own. */
export function Fieldset(props: FieldsetProps & { children: ReactNode; errorAt?: readonly string[] }) {
  const { name = '', legend, hint, errors, optional, heading, children, errorAt = [name] } = props
  const error = errorAt.map((key) => errorOf(errors, key)).find(Boolean)
  const { 'aria-describedby': described } = wiring(name, { hint, error })
  const words = (
    <>
      {legend}
      {optional ? ' (optional)' : null}
    </>
  )
  return (
    <div className={error ? 'field-bad' : undefined}>
      <fieldset className="field" {...(described ? { 'aria-describedby': described } : {})}>
        <legend className="legend">{heading ? <h1>{words}</h1> : words}</legend>
        <HintAndError id={fieldId(name)} hint={hint} error={error} />
        {children}
      </fieldset>
    </div>
  )
}
