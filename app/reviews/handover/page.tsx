import { HandoverTable } from '#components/reviews/handover-table.tsx'
import { Pagination, Tabs } from '#components/ui/navigation.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { handedOverPerPage, readHandedOver } from '#lib/queries/handover.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { pageNumber, type Search } from '../../declarations/query.ts'
import { reviewLists } from '../lists.ts'

/** What came to a line manager when somebody joined their team, or another manager left. */
export default async function Handover({ searchParams }: { searchParams: Search }) {
  const person = await viewer()
  if (person.counts.reviews === null) notHere()
  const page = await pageNumber(searchParams)
  const { handedOver, total, today } = await readHandedOver(person.on('web'), page)
  const pages = Math.max(1, Math.ceil(total / handedOverPerPage))
  if (page > pages) notHere()
  return (
    <Shell
      title={pages > 1 ? `Handed over to you (page ${page} of ${pages})` : 'Handed over to you'}
      current="reviews"
      wide
    >
      <PageHeading title="Handed over to you" />
      <p>
        What somebody else held until the directory changed, and is yours now. Of a condition or a measure you
        see what it asks and whose it is, and nothing else of the declaration.
      </p>
      <Tabs label="Reviews by what they wait for" items={reviewLists({ current: 'handover' })} />
      {handedOver.length === 0 ? (
        <p>Nothing that was handed over waits for you. You get a notice and an e-mail when something does.</p>
      ) : (
        <HandoverTable rows={handedOver} total={total} today={today} />
      )}
      <Pagination
        page={page}
        pages={pages}
        href={(to) => `/reviews/handover?page=${to}`}
        label="Pages of what was handed over"
      />
    </Shell>
  )
}
