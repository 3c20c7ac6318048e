import { intervalWords } from '#components/declarations/condition-words.ts'
import { CheckBy } from '#components/reviews/condition-table.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { Pagination } from '#components/ui/navigation.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Table } from '#components/ui/table.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { readWatched, watchedPerPage } from '#lib/queries/watched.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewerWith } from '#lib/web/viewer.ts'
import { pageNumber, type Search } from '../../declarations/query.ts'

/** The conditions that the reader checks as one of professional standards, what is due first at the top. */
export default async function WatchedConditions({ searchParams }: { searchParams: Search }) {
  const person = await viewerWith('assessor', 'decisionMaker')
  const page = await pageNumber(searchParams)
  const { conditions, total, today } = await readWatched(person.on('standards'), page)
  const pages = Math.max(1, Math.ceil(total / watchedPerPage))
  if (page > pages) notHere()
  return (
    <Shell
      title={pages > 1 ? `Conditions I check (page ${page} of ${pages})` : 'Conditions I check'}
      current="standards"
      density="compact"
      backLink={{ href: '/standards', label: 'Professional standards' }}
      wide
    >
      <PageHeading title="Conditions I check" />
      {conditions.length === 0 ? (
        <p>There is no condition for you to check.</p>
      ) : (
        <Table
          caption={`Conditions I check: ${total}`}
          columns={[
            {
              header: 'Record',
              cell: (row) => (
                <a className="whitespace-nowrap" href={`/standards/${row.reference}/conditions`}>
                  <Mono>{row.reference}</Mono>
                </a>
              ),
            },
            { header: 'Check by', cell: (row) => <CheckBy row={row} today={today} /> },
            { header: 'How often', cell: (row) => intervalWords(row) },
            { header: 'Acknowledged', cell: (row) => (row.acknowledged ? 'Yes' : 'Not yet') },
            {
              header: 'What to do',
              cell: (row) => (
                <a href={`/standards/${row.reference}/check`}>
                  Record a check<VisuallyHidden> on {row.reference}</VisuallyHidden>
                </a>
              ),
            },
          ]}
          rows={conditions}
          rowKey={(row) => row.id}
        />
      )}
      <Pagination
        page={page}
        pages={pages}
        href={(to) => `/standards/conditions?page=${to}`}
        label="Pages of conditions"
      />
    </Shell>
  )
}
