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
import { keepAsEvidence, save } from '../actions.ts'

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
  const options = await optionsFor(person)
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
      <Searched view={view} words={wordsOf(view, options)} />
      <ButtonRow>
        <ButtonLink href={`/search?from=${id}`} tone="quiet">
          Change this search
        </ButtonLink>
      </ButtonRow>
      <Narrowing view={view} units={options.units} categories={options.categories} />
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
  found: 'Made again to be kept as evidence, this search finds something now',
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
            Kept as evidence on {formatInstant(view.noTrace.at)}, when it was made again and still found
            nothing: {view.noTrace.records.toLocaleString('en-GB')} records were searched, by version{' '}
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
      {view.noTrace ? null : <KeepNoTraceForm action={keepAsEvidence} search={view.id} />}
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
          <li>
            Texts are searched for whole words, in English also in their other forms; choose “Words in the
            text” to search nothing else.
          </li>
        </ul>
      </div>
    </>
  )
}

type Options = Awaited<ReturnType<typeof optionsFor>>

async function optionsFor(person: Viewer) {
  const [units, policy] = await Promise.all([unitsOf(person.on('standards')), loadPolicy('categories')])
  return {
    units: units.map(({ code, name }) => ({ value: code, label: name })),
    categories: policy.body.categories.map(({ code, label }) => ({ value: code, label })),
  }
}

/** The words for the codes of a search. */
function wordsOf({ criteria }: SearchPage, { units, categories }: Options) {
  const word = (options: readonly { value: string; label: string }[], code: string) =>
    options.find(({ value }) => value === code)?.label ?? code
  return {
    unit: word(units, criteria.unit),
    category: word(categories, criteria.category),
    status: word(statusChoices, criteria.status),
    risk: word(riskChoices, criteria.risk),
    outcome: word(outcomeChoices, criteria.outcome),
    platform: word(platformChoices, criteria.platform),
  }
}
