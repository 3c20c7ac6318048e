import { typed } from '#components/declarations/typed.ts'
import { Fieldset } from '#components/ui/fieldset.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextInput } from '#components/ui/text-input.tsx'
import { placeWords } from '#lib/domain/policy/difference.ts'
import type { PolicyField } from '#lib/domain/policy/sample.ts'
import type { FormState } from '#lib/forms/form-state.ts'
import { bodyPrefix } from '#lib/forms/policy-boxes.ts'

type BoxesProps = { boxes: readonly PolicyField[]; state: FormState }

/** The boxes of a document: what belongs to one row, or to one part, stands together under its name. */
export function DocumentBoxes({ boxes, state }: BoxesProps) {
  const groups = Map.groupBy(boxes, (box) => groupOf(box).join('.'))
  return [...groups].map(([group, members]) => {
    const legend = placeWords(counted(group === '' ? [] : group.split('.')))
    const fields = members.map((box) => <Box key={box.name} box={box} state={state} />)
    return legend === '' ? (
      fields
    ) : (
      <Fieldset key={group} legend={<span className="text-xl">{legend}</span>}>
        <div className="flow">{fields}</div>
      </Fieldset>
    )
  })
}

/** Everything but the last part; a single value in a list belongs to the list. */
function groupOf({ path }: PolicyField): readonly string[] {
  return path.slice(0, -1)
}

/** Rows are counted from one. */
function counted(path: readonly string[]): readonly string[] {
  return path.map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part))
}

function Box({ box, state }: { box: PolicyField; state: FormState }) {
  const name = `${bodyPrefix}${box.name}`
  const shared = {
    name,
    label: placeWords(counted(box.path.slice(-1))),
    defaultValue: typed(state, name) ?? box.value,
    errors: state.errors,
  }
  if (box.is === 'number') return <TextInput {...shared} width={4} inputMode="numeric" />
  if (box.is === 'yes_no')
    return (
      <Select
        {...shared}
        placeholder="Not said"
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
      />
    )
  return box.long ? <TextArea {...shared} rows={3} /> : <TextInput {...shared} spellCheck />
}
