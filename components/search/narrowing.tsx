import { outcomeChoices, riskChoices, statusChoices } from '#components/standards/status-choices.ts'
import type { SearchPage } from '#lib/queries/search.ts'
import { type NarrowedBy, narrowingQuery, narrowings } from '#lib/search/narrow.ts'

const titles: Readonly<Record<NarrowedBy, string>> = {
  status: 'Status',
  unit: 'Unit',
  category: 'Category',
  risk: 'Risk',
  outcome: 'Outcome',
}

type Option = { readonly value: string; readonly label: string }

type NarrowingProps = {
  view: Pick<SearchPage, 'id' | 'narrowing' | 'facets' | 'of'>
  units: readonly Option[]
  categories: readonly Option[]
}

/** Links that leave only some of the results: codes in the address, never what was searched for. */
export function Narrowing({ view, units, categories }: NarrowingProps) {
  const { narrowing, facets } = view
  const choices: Readonly<Record<NarrowedBy, readonly Option[]>> = {
    status: statusChoices,
    unit: units,
    category: categories,
    risk: riskChoices,
    outcome: outcomeChoices,
  }
  const label = (name: NarrowedBy, code: string) =>
    choices[name].find(({ value }) => value === code)?.label ?? code
  const href = (changed: Partial<Record<NarrowedBy, string | undefined>>) => {
    const next = Object.entries({ ...narrowing, ...changed }).filter(([, code]) => code !== undefined)
    return `/search/${view.id}${narrowingQuery(Object.fromEntries(next))}`
  }
  const shown = narrowings.filter((name) => narrowing[name] !== undefined || facets[name].length > 1)
  if (shown.length === 0) return null
  return (
    <nav aria-label="Narrow the results" className="no-print">
      <dl className="summary">
        {shown.map((name) => (
          <div key={name}>
            <dt>{titles[name]}</dt>
            <dd>
              <ul className="flex flex-wrap gap-x-4 gap-y-1">
                {narrowing[name] === undefined ? null : (
                  <li>
                    <strong>{label(name, narrowing[name])}</strong>{' '}
                    <a href={href({ [name]: undefined })}>
                      Show all<span className="sr-only"> again: {titles[name].toLowerCase()}</span>
                    </a>
                  </li>
                )}
                {facets[name]
                  .filter(({ code }) => code !== narrowing[name])
                  .map(({ code, count }) => (
                    <li key={code}>
                      <a href={href({ [name]: code })}>{label(name, code)}</a> ({count})
                    </li>
                  ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
      {Object.keys(narrowing).length > 0 ? (
        <p>
          <a href={`/search/${view.id}`}>Show all {view.of} results</a>
        </p>
      ) : null}
    </nav>
  )
}
