import { KeepNoTraceForm, NameSearchForm } from '#components/search/keep-forms.tsx'
import { Narrowing } from '#components/search/narrowing.tsx'
import { Results } from '#components/search/results.tsx'
import { Searched } from '#components/search/searched.tsx'
import { outcomeChoices, riskChoices, statusChoices } from '#components/standards/status-choices.ts'
import { ButtonLink, ButtonRow } from '#components/ui/button.tsx'
import { Pagination } from '#components/ui/navigation.tsx'
import { Details, InsetText, NotificationBanner } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import { openSearch } from '#lib/commands/search.ts'
import { formatInstant } from '#lib/dates.ts'
import { loadPolicy } from '#lib/queries/policy.ts'
import { type SearchPage, unitsOf } from '#lib/queries/search.ts'
import { mostResults } from '#lib/search/candidates.ts'
import { narrowingQuery, readNarrowing } from '#lib/search/narrow.ts'
import { platformChoices } from '#lib/search/platforms.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { type Viewer, viewerWith } from '#lib/web/viewer.ts'
import { drawnFor } from '../../reviews/drawn.ts'
import { keep, save } from '../actions.ts'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The results of one's own search. Another person's is not here. */
export default async function SearchResults({ params, searchParams }: Props) {
  const person = await viewerWith('assessor', 'decisionMaker')
  const { id } = await params
  const query = await searchParams
  const { page, recorded } = query
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) notHere()
  if ((await drawnFor()) === 'guess') notHere()
  const wanted = typeof page === 'string' && /^[1-9]\d{0,2}$/.test(page) ? Number(page) : 1
  const view = await openSearch(person.on('standards'), id, wanted, readNarrowing(query))
  if (!view) notHere()
  const heading = `${view.more && view.total === view.of ? `More than ${mostResults}` : view.total} ${view.total === 1 ? 'result' : 'results'}`
  const place = view.pages > 1 ? `, page ${view.page} of ${view.pages}` : ''
  return (
    <Shell
      title={`${heading}${place}`}
      current="search"
      density="compact"
      wide
      backLink={{ href: '/search', label: 'New search' }}
    >
      {typeof recorded === 'string' && Object.hasOwn(keptWords, recorded) ? (
        <NotificationBanner tone="ok" title={keptWords[recorded]} />
      ) : null}
      <PageHeading title={heading} />
      <Searched view={view} words={await wordsOf(view, person)} />
      <ButtonRow>
        <ButtonLink href={`/search?from=${id}`} tone="quiet">
          Change this search
        </ButtonLink>
      </ButtonRow>
      <Narrowing view={view} units={await unitsOf(person.on('standards'))} />
      {view.more ? (
        <p>
          These are the first {mostResults}, best matches first. Add something to the search to narrow it.
        </p>
      ) : null}
      {view.results.length > 0 ? <Results results={view.results} search={id} /> : null}
      {view.of === 0 ? <NoTrace view={view} person={person} /> : null}
      <Pagination
        page={view.page}
        pages={view.pages}
        href={(to) => `/search/${id}${narrowingQuery(view.narrowing, to)}`}
      />
      <Details summary={view.saved === null ? 'Save this search' : `Saved as “${view.saved}”`}>
        <NameSearchForm
          action={save}
          search={id}
          name={view.saved ?? ''}
          button={view.saved === null ? 'Save' : 'Save the name'}
        />
      </Details>
    </Shell>
  )
}

const keptWords: Readonly<Record<string, string>> = {
  saved: 'The search was saved',
  kept: 'That there was no trace was kept as evidence',
}

function NoTrace({ view, person }: { view: SearchPage; person: Viewer }) {
  return (
    <>
      <InsetText>
        <p>
          <strong>Searched, no trace.</strong> {person.actor.fullName}, {person.actor.title}, found nothing
          for this search on {formatInstant(view.at)}.
        </p>
        {view.noTrace ? (
          <p>
            Kept as evidence on {formatInstant(view.noTrace.at)}:{' '}
            {view.noTrace.records.toLocaleString('en-GB')} records were searched, by version{' '}
            {view.noTrace.matcher} of the comparison.
            {view.noTrace.note ? (
              <>
                <br />
                <bdi className="whitespace-pre-line">{view.noTrace.note}</bdi>
              </>
            ) : null}
          </p>
        ) : null}
      </InsetText>
      {view.noTrace ? null : <KeepNoTraceForm action={keep} search={view.id} />}
      <PrintButton>Print this for the file</PrintButton>
      <div className="no-print flow">
        <h2>What you can try</h2>
        <ul>
          <li>
            Check the spelling. Names are found in any order, without accents, and from the beginning of a
            word.
          </li>
          <li>For a handle, leave out the address around it, or paste the whole address of the profile.</li>
          <li>To find a colleague’s declarations, search for their staff number.</li>
          <li>Take away options that narrow the search.</li>
          <li>What was only written in a free text is not searched.</li>
        </ul>
      </div>
    </>
  )
}

/** The words for the codes of a search. */
async function wordsOf({ criteria }: SearchPage, person: Viewer) {
  const [units, policy] = await Promise.all([unitsOf(person.on('standards')), loadPolicy('categories')])
  return {
    unit: units.find((unit) => unit.code === criteria.unit)?.name ?? criteria.unit,
    category:
      policy.body.categories.find((each) => each.code === criteria.category)?.label ?? criteria.category,
    status: statusChoices.find((each) => each.value === criteria.status)?.label ?? criteria.status,
    risk: riskChoices.find((each) => each.value === criteria.risk)?.label ?? criteria.risk,
    outcome: outcomeChoices.find((each) => each.value === criteria.outcome)?.label ?? criteria.outcome,
    platform: platformChoices.find((each) => each.value === criteria.platform)?.label ?? criteria.platform,
  }
}
