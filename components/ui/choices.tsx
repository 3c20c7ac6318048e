import { Fragment, type ReactNode } from 'react'
import { fieldId } from '#components/ui/field-id.ts'
import { Fieldset, type FieldsetProps } from '#components/ui/fieldset.tsx'

export type Choice = {
  value: string
  label: ReactNode
  hint?: ReactNode
  /**
   * Fields that belong to this answer, shown while it is chosen. They are posted in any case: let the action ignore
   * those whose answer was not chosen.
   */
  reveal?: ReactNode
  /** Puts "or" before this choice: for "None of these" and "I am not sure". */
  apart?: boolean
}

type ChoicesProps = FieldsetProps & { name: string; options: readonly Choice[] }

/** One answer out of several. "I'm not sure" is a good answer: offer it. `row` only for two short answers. */
export function Radios(props: ChoicesProps & { defaultValue?: string | undefined; row?: boolean }) {
  const { defaultValue, row, options, ...group } = props
  return (
    <Fieldset {...group}>
      <div className={row ? 'choices choices-row' : 'choices'}>
        {options.map((option, at) => (
          <ChoiceLine
            key={option.value}
            type="radio"
            name={group.name}
            at={at}
            option={option}
            chosen={option.value === defaultValue}
          />
        ))}
      </div>
    </Fieldset>
  )
}

/** Any number of answers; the action receives `formData.getAll(name)`. */
export function Checkboxes(props: ChoicesProps & { defaultValue?: readonly string[] | undefined }) {
  const { defaultValue = [], options, ...group } = props
  return (
    <Fieldset {...group}>
      <div className="choices">
        {options.map((option, at) => (
          <ChoiceLine
            key={option.value}
            type="checkbox"
            name={group.name}
            at={at}
            option={option}
            chosen={defaultValue.includes(option.value)}
          />
        ))}
      </div>
    </Fieldset>
  )
}

type ChoiceLineProps = {
  type: 'radio' | 'checkbox'
  name: string
  at: number
  option: Choice
  chosen: boolean
}

function ChoiceLine({ type, name, at, option, chosen }: ChoiceLineProps) {
  // The first control has the field's own id, where the error summary leads.
  const id = at === 0 ? fieldId(name) : `${fieldId(name)}-${at + 1}`
  const hintId = option.hint ? `${id}-choice-hint` : undefined
  return (
    <Fragment>
      {option.apart ? <p className="choice-or">or</p> : null}
      <div className={option.reveal ? 'choice-with-reveal' : undefined}>
        <div className="choice">
          <input
            className="choice-input"
            id={id}
            type={type}
            name={name}
            value={option.value}
            defaultChecked={chosen}
            {...(hintId ? { 'aria-describedby': hintId } : {})}
          />
          <label className="choice-label" htmlFor={id}>
            {option.label}
          </label>
          {option.hint ? (
            <div className="choice-hint" id={hintId}>
              {option.hint}
            </div>
          ) : null}
        </div>
        {option.reveal ? <div className="choice-reveal">{option.reveal}</div> : null}
      </div>
    </Fragment>
  )
}
