import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { IdentityBar } from '#components/standards/record-head.tsx'
import { ReasonForm } from '#components/standards/small-forms.tsx'
import { SubNav } from '#components/ui/navigation.tsx'
import { viewRecord } from '#lib/commands/open-record.ts'
import { parseReference } from '#lib/domain/reference.ts'
import { earlierSearch, placeInSearch } from '#lib/queries/search.ts'
import type { QueueList } from '#lib/queries/standards-queue.ts'
import type { RecordPart, RecordView } from '#lib/queries/standards-record.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { type Viewer, viewerWith } from '#lib/web/viewer.ts'
import { Mistyped } from '../../declarations/mistyped.tsx'
import { drawnFor } from '../../reviews/drawn.ts'
import { open } from '../actions.ts'
import { carriedList, listHref, listQuery, recordHref } from '../list.ts'

export type Params = Promise<Record<string, string>>
export type SearchParams = Promise<Record<string, string | string[] | undefined>>

const pages = [
  { page: '', label: 'Summary' },
  { page: 'declared', label: 'Declared' },
  { page: 'assessment', label: 'Assessment' },
  { page: 'decision', label: 'Decision' },
  { page: 'conditions', label: 'Conditions' },
  { page: 'since', label: 'Changes and reviews' },
  { page: 'messages', label: 'Messages' },
  { page: 'links', label: 'Links' },
  { page: 'notes', label: 'Notes and referrals' },
  { page: 'history', label: 'History' },
] as const

export type Shown = {
  readonly view: RecordView
  readonly person: Viewer
  readonly list: QueueList
  readonly href: (page: string) => string
  /** The page is drawn once more, around what was posted from it. */
  readonly again: boolean
}

type RecordPageProps = {
  params: Params
  searchParams: SearchParams
  /** The page of the record, as its address ends. */
  page: string
  parts: readonly RecordPart[]
  /** The document's title; a page with a form gives its own. */
  title?: string
  aside?: boolean
  children: (shown: Shown) => Promise<ReactNode> | ReactNode
}

/**
 * The frame of every page of a record: who may see it, whether a reason has to be given first, what it is and where it
 * stands. To whoever may not see it, it is not there.
 */
export async function RecordPage({
  params,
  searchParams,
  page,
  parts,
  title,
  aside = true,
  children,
}: RecordPageProps) {
  const person = await viewerWith('assessor', 'decisionMaker')
  const [{ ref = '' }, query] = await Promise.all([params, searchParams])
  const list = carriedList(query.list)
  const typed = decoded(ref)
  const parsed = parseReference(typed)
  if (!parsed.ok) return <Mistyped typed={typed} reason={parsed.reason} />
  const { reference } = parsed
  if (reference !== typed) redirect(recordHref(reference, page, list))

  const href = (to: string) => recordHref(reference, to, list)
  const why = await drawnFor()
  if (why === 'guess') return <Guessed reference={reference} href={href('')} />
  const opened = await viewRecord(
    person.on('standards'),
    reference,
    parts,
    why === 'again' ? 'writing' : 'reading',
  )
  if (opened.state === 'none') notHere()
  const back = { href: listHref(list), label: 'Back to the list' }
  if (opened.state === 'ask') {
    const search =
      typeof query.search === 'string' ? await earlierSearch(person.on('standards'), query.search) : null
    return (
      <Shell current="standards" density="compact" reference={reference} backLink={back}>
        <ReasonForm
          action={open}
          reference={reference}
          version=""
          list={listQuery(list)}
          part={page}
          reason={search?.reason ?? ''}
        />
      </Shell>
    )
  }
  const { view } = opened
  const place =
    typeof query.search === 'string'
      ? await placeInSearch(person.on('standards'), query.search, reference)
      : null
  return (
    <Shell
      {...(title ? { title: `${title}, ${reference}` } : {})}
      current="standards"
      density="compact"
      reference={reference}
      backLink={back}
      wide
      {...(aside
        ? {
            aside: (
              <SubNav
                label="Pages of this record"
                items={pages.map((each) => ({
                  href: href(each.page),
                  label: each.label,
                  current: each.page === page,
                }))}
              />
            ),
          }
        : {})}
    >
      <IdentityBar head={view.head} />
      {place ? <PlaceInSearch place={place} search={String(query.search)} /> : null}
      {await children({ view, person, list, href, again: why === 'again' })}
    </Shell>
  )
}

/** The way through the results of a search, one record after the other. */
function PlaceInSearch({
  place,
  search,
}: {
  place: NonNullable<Awaited<ReturnType<typeof placeInSearch>>>
  search: string
}) {
  const href = (reference: string) => `/standards/${reference}?search=${search}`
  return (
    <nav aria-label="Results of the search" className="no-print">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        <li>
          <a href={`/search/${search}`}>
            Result {place.at} of {place.of}
          </a>
        </li>
        {place.before ? (
          <li>
            <a href={href(place.before)} rel="prev">
              Previous: {place.before}
            </a>
          </li>
        ) : null}
        {place.after ? (
          <li>
            <a href={href(place.after)} rel="next">
              Next: {place.after}
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

/** For a browser that guesses: it must not hold a record that nobody has asked for. */
function Guessed({ reference, href }: { reference: string; href: string }) {
  return (
    <Shell title={`Open ${reference}`} current="standards" density="compact">
      <h1>Open {reference}</h1>
      <p>
        <a href={href}>Open the record</a>. Each opening is recorded.
      </p>
    </Shell>
  )
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
