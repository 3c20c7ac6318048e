import { errorOf, fieldId } from '#components/ui/field-id.ts'
import { Fieldset, type FieldsetProps } from '#components/ui/fieldset.tsx'

type Part = 'day' | 'month' | 'year'

export type DateFieldsProps = FieldsetProps & {
  name: string
  defaultValue?: Partial<Record<Part, string>> | undefined
  /** `month` asks for month and year only, where memory is vague. */
  precision?: 'day' | 'month'
}

const parts: Record<'day' | 'month', readonly Part[]> = {
  day: ['day', 'month', 'year'],
  month: ['month', 'year'],
}
const words: Record<Part, string> = { day: 'Day', month: 'Month', year: 'Year' }

/**
 * A known date in boxes, posted as `name.day`, `name.month`, `name.year`. An error under `name` marks all boxes, one
 * under `name.month` that box. Months are accepted as words too, so the box takes letters.
 */
export function DateFields({ defaultValue = {}, precision = 'day', ...group }: DateFieldsProps) {
  const { name, errors } = group
  const boxes = parts[precision]
  return (
    <Fieldset {...group} errorAt={[name, ...boxes.map((part) => `${name}.${part}`)]}>
      <div className="date-row">
        {boxes.map((part, at) => {
          const id = at === 0 ? fieldId(name) : `${fieldId(name)}-${part}`
          const bad = errorOf(errors, name) ?? errorOf(errors, `${name}.${part}`)
          return (
            <div key={part}>
              <label className="label" htmlFor={id}>
                {words[part]}
              </label>
              <input
                id={id}
                name={`${name}.${part}`}
                className="input input-4"
                defaultValue={defaultValue[part]}
                inputMode={part === 'month' ? 'text' : 'numeric'}
                autoComplete="off"
                spellCheck={false}
                {...(bad ? { 'aria-invalid': true, 'aria-describedby': `${fieldId(name)}-error` } : {})}
              />
            </div>
          )
        })}
      </div>
    </Fieldset>
  )
}
