import { SearchForm } from '#components/search/search-form.tsx'
import { loadPolicy } from '#lib/queries/policy.ts'
import { earlierSearch, unitsOf } from '#lib/queries/search.ts'
import { asCriteria, type Criteria } from '#lib/search/criteria.ts'
import { platformChoices } from '#lib/search/platforms.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewerWith } from '#lib/web/viewer.ts'
import { search } from './actions.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Where professional standards search; `from` names an earlier search of one's own, to refine it. */
export default async function Search({ searchParams }: Props) {
  const person = await viewerWith('assessor', 'decisionMaker')
  const { from } = await searchParams
  const reader = person.on('standards')
  const [units, policy, earlier] = await Promise.all([
    unitsOf(reader),
    loadPolicy('categories'),
    typeof from === 'string' ? earlierSearch(reader, from) : null,
  ])
  return (
    <Shell current="search" density="compact">
      <SearchForm
        action={search}
        start={startOf(earlier ?? { reason: '', criteria: asCriteria(null) })}
        units={units.map(({ code, name }) => ({ value: code, label: name }))}
        categories={policy.body.categories.map(({ code, label }) => ({ value: code, label }))}
        platforms={platformChoices}
      />
    </Shell>
  )
}

/** Criteria as the form's boxes hold them. */
function startOf({ reason, criteria }: { reason: string; criteria: Criteria }): Record<string, string> {
  const { from, until, ...texts } = criteria
  const boxes = (name: string, day: string) => {
    const [year = '', month = '', date = ''] = day.split('-')
    return {
      [`${name}.day`]: date.replace(/^0/, ''),
      [`${name}.month`]: month.replace(/^0/, ''),
      [`${name}.year`]: year,
    }
  }
  return { reason, ...texts, ...boxes('from', from), ...boxes('until', until) }
}
