import { Pagination, Tabs } from '#components/ui/navigation.tsx'
import { NotificationBanner } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Table } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay } from '#lib/dates.ts'
import { lookAgainPerPage, readLookAgain } from '#lib/queries/look-again.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { pageNumber, parameter, type Search } from '../../declarations/query.ts'
import { reviewLists } from '../lists.ts'

const whatWords = { end: 'An end to confirm', review: 'A review: your view' } as const

/** What a line manager is asked to look at again. */
export default async function Again({ searchParams }: { searchParams: Search }) {
  const person = await viewer()
  if (person.counts.reviews === null) notHere()
  const page = await pageNumber(searchParams)
  const { rows, total, today } = await readLookAgain(person.on('web'), page)
  const pages = Math.max(1, Math.ceil(total / lookAgainPerPage))
  if (page > pages) notHere()
  const recorded = (await parameter(searchParams, 'recorded')) === 'yes'
  return (
    <Shell title={pages > 1 ? `Look again (page ${page} of ${pages})` : 'Look again'} current="reviews" wide>
      {recorded ? <NotificationBanner tone="ok" title="Your answer was recorded" /> : null}
      <PageHeading title="Look again" />
      <p>Reviews that wait for your view, and ends that you confirm because your approval settled them.</p>
      <Tabs label="Reviews by what they wait for" items={reviewLists({ current: 'again' })} />
      {rows.length === 0 ? (
        <p>There is nothing for you to look at again. You get a notice when there is.</p>
      ) : (
        <Table
          caption={`To look at again: ${total}`}
          columns={[
            {
              header: 'Reference',
              cell: ({ reference }) => <a href={`/reviews/${reference}/look`}>{reference}</a>,
              whole: true,
            },
            { header: 'Declarant', cell: ({ declarant }) => <bdi>{declarant}</bdi> },
            { header: 'What', cell: ({ what }) => whatWords[what] },
            {
              header: 'By',
              cell: ({ by }) => (
                <>
                  {formatDay(by)} {by < today ? <Tag tone="danger">Overdue</Tag> : null}
                </>
              ),
            },
          ]}
          rows={rows}
          rowKey={({ reference, what }) => `${reference} ${what}`}
        />
      )}
      <Pagination page={page} pages={pages} href={(to) => `/reviews/again?page=${to}`} label="Pages" />
    </Shell>
  )
}
