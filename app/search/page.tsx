import { SearchForm } from '#components/search/search-form.tsx'
import { NotificationBanner } from '#components/ui/notes.tsx'
import { formatDay } from '#lib/dates.ts'
import { toDay } from '#lib/domain/days.ts'
import { type SavedSearch, savedSearches } from '#lib/queries/kept-searches.ts'
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
  const { from, recorded } = await searchParams
  const reader = person.on('standards')
  const [units, policy, earlier, saved] = await Promise.all([
    unitsOf(reader),
    loadPolicy('categories'),
    typeof from === 'string' ? earlierSearch(reader, from) : null,
    savedSearches(reader),
  ])
  return (
    <Shell current="search" density="compact">
      {recorded === 'renamed' ? <NotificationBanner tone="ok" title="The name was saved" /> : null}
      {recorded === 'forgotten' ? <NotificationBanner tone="ok" title="The search was forgotten" /> : null}
      <SearchForm
        action={search}
        start={startOf(earlier ?? { reason: '', criteria: asCriteria(null) })}
        units={units.map(({ code, name }) => ({ value: code, label: name }))}
        categories={policy.body.categories.map(({ code, label }) => ({ value: code, label }))}
        platforms={platformChoices}
      />
      {saved.length > 0 ? <Saved searches={saved} /> : null}
    </Shell>
  )
}

function Saved({ searches }: { searches: readonly SavedSearch[] }) {
  return (
    <>
      <h2>Saved searches</h2>
      <p>
        Only you see these. Searching again fills the form with what you searched for and why; say anew why
        where the reason is another.
      </p>
      <ul className="divide-y divide-line border-y border-line">
        {searches.map(({ id, name, savedAt }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2">
            <a href={`/search?from=${id}`}>
              <bdi>{name}</bdi>
            </a>
            <span className="hint">saved {formatDay(toDay(savedAt))}</span>
            <a href={`/search/saved/${id}`}>
              Change<span className="sr-only"> {name}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
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
