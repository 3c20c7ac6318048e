import { Filters } from '#components/ui/filters.tsx'
import { Select } from '#components/ui/select.tsx'
import { ageBands } from '#lib/domain/age.ts'
import type { Status } from '#lib/domain/declaration.ts'
import type { QueueList } from '#lib/queries/standards-queue.ts'
import { statusChoices } from './status-choices.ts'
import { ageWords } from './words.ts'

type QueueFiltersProps = {
  list: QueueList
  units: readonly { readonly code: string; readonly name: string }[]
  ageDays: readonly number[]
  categories: readonly { readonly code: string; readonly label: string }[]
  /** The address of the list with some of it changed. */
  href: (changed: Partial<QueueList>) => string
}

/** Narrows the list by unit, category, status and age. Codes only go into the address. */
export function QueueFilters({ list, units, ageDays, categories, href }: QueueFiltersProps) {
  const options = {
    unit: units.map(({ code, name }) => ({ value: code, label: name })),
    category: categories.map(({ code, label }) => ({ value: code, label })),
    status: statusChoices,
    age: ageBands(ageDays).map((band, at) => ({ value: String(at), label: ageWords(band) })),
  }
  const labels = { unit: 'Unit', category: 'Category', status: 'Status', age: 'With us for' } as const
  const fields = ['unit', 'category', 'status', 'age'] as const
  const chosen = fields.flatMap((field) => {
    if (list[field] === '') return []
    const option = (options[field] as readonly { value: string; label: string }[]).find(
      (each) => each.value === list[field],
    )
    return {
      label: `${labels[field]}: ${option?.label ?? list[field]}`,
      removeHref: href({ [field]: '' as Status | '' }),
    }
  })
  return (
    <details className="details" open={chosen.length > 0}>
      <summary>Filter this list</summary>
      <div className="details-body">
        <Filters
          action="/standards"
          chosen={chosen}
          clearHref={href({ unit: '', category: '', status: '', age: '' })}
          heading="Filter"
        >
          <input type="hidden" name="view" value={list.view} />
          {list.due === '' ? null : <input type="hidden" name="due" value={list.due} />}
          {fields.map((field) => (
            <Select
              key={field}
              name={field}
              label={labels[field]}
              placeholder="All"
              options={options[field]}
              defaultValue={list[field]}
            />
          ))}
        </Filters>
      </div>
    </details>
  )
}
