import { ConditionTable } from '#components/reviews/condition-table.tsx'
import { Pagination, Tabs } from '#components/ui/navigation.tsx'
import { NotificationBanner } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { overseenPerPage, readOverseen } from '#lib/queries/overseen.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { pageNumber, parameter, type Search } from '../../declarations/query.ts'
import { reviewLists } from '../lists.ts'

const recorded: Readonly<Record<string, string>> = {
  check: 'Your check was recorded',
  not_kept: 'Your check was recorded, and professional standards were told',
}

/** The conditions a line manager checks. */
export default async function Conditions({ searchParams }: { searchParams: Search }) {
  const person = await viewer()
  if (person.counts.reviews === null) notHere()
  const page = await pageNumber(searchParams)
  const { conditions, total, today } = await readOverseen(person.on('web'), page)
  const pages = Math.max(1, Math.ceil(total / overseenPerPage))
  if (page > pages) notHere()
  const banner = recorded[(await parameter(searchParams, 'recorded')) ?? '']
  return (
    <Shell
      title={pages > 1 ? `Conditions I check (page ${page} of ${pages})` : 'Conditions I check'}
      current="reviews"
      wide
    >
      {banner ? <NotificationBanner tone="ok" title={banner} /> : null}
      <PageHeading title="Conditions I check" />
      <p>
        What professional standards have asked you to look at. You see the condition and whose it is, and
        nothing else of the declaration.
      </p>
      <Tabs label="Reviews by what they wait for" items={reviewLists({ current: 'conditions' })} />
      {conditions.length === 0 ? (
        <p>There is no condition for you to check. You get a notice and an e-mail when there is.</p>
      ) : (
        <ConditionTable conditions={conditions} total={total} today={today} />
      )}
      <Pagination
        page={page}
        pages={pages}
        href={(to) => `/reviews/conditions?page=${to}`}
        label="Pages of conditions"
      />
    </Shell>
  )
}
