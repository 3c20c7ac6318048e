import { CoverForm, EndCoverForm } from '#components/reviews/cover-form.tsx'
import { Tabs } from '#components/ui/navigation.tsx'
import { NotificationBanner } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Table } from '#components/ui/table.tsx'
import { formatDay } from '#lib/dates.ts'
import { type CoverView, readCovers } from '#lib/queries/cover.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { parameter, type Search } from '../../declarations/query.ts'
import { reviewLists } from '../lists.ts'
import { arrangeCover, stopCover } from './actions.ts'

const title = 'Cover while you are away'
const done: Readonly<Record<string, string>> = { set: 'Cover is arranged', ended: 'The cover has ended' }
const stateWords = { today: 'Today', ahead: 'Not yet', over: 'Over' } as const

/** Who stands in for a line manager, and for whom they do. */
export default async function Cover({ searchParams }: { searchParams: Search }) {
  const person = await viewer()
  const { mine, others, longestDays, manages } = await readCovers(person.on('web'))
  const lists = person.counts.reviews !== null
  // Whoever was asked to stand in may manage nobody, and see what they were asked.
  if (!lists && others.length === 0) notHere()
  const banner = done[(await parameter(searchParams, 'done')) ?? '']
  const covers = (
    <>
      {banner ? <NotificationBanner tone="ok" title={banner} /> : null}
      <PageHeading title={title} />
      <p>
        Whoever stands in for a line manager sees the declarations that wait with them and the conditions they
        check, and acts on them in their own name. They never see their own, one about somebody of their name,
        one that they said they should not decide, or one that is restricted. The one who is away still sees
        everything.
      </p>
      {lists ? (
        <Tabs label="Reviews by what they wait for" items={reviewLists({ current: 'cover' })} />
      ) : null}
      <CoverTable caption="You stand in for" none="You stand in for nobody." rows={others} />
      {manages ? (
        <CoverTable caption="Who stands in for you" none="Nobody stands in for you." rows={mine} own />
      ) : null}
    </>
  )
  return (
    <Shell title={title} current="reviews" wide>
      {manages ? (
        <CoverForm action={arrangeCover} title={title} longestDays={longestDays}>
          {covers}
        </CoverForm>
      ) : (
        covers
      )}
    </Shell>
  )
}

type CoverTableProps = { caption: string; none: string; rows: readonly CoverView[]; own?: boolean }

function CoverTable({ caption, none, rows, own = false }: CoverTableProps) {
  if (rows.length === 0) return <p>{none}</p>
  return (
    <Table
      caption={caption}
      columns={[
        { header: 'Name', cell: (row) => <bdi>{row.name}</bdi> },
        { header: 'First day', cell: (row) => formatDay(row.from) },
        { header: 'Last day', cell: (row) => formatDay(row.until) },
        { header: 'When', cell: (row) => stateWords[row.state] },
        ...(own
          ? [
              {
                header: 'What to do',
                cell: (row: CoverView) =>
                  row.state === 'over' ? (
                    'Nothing'
                  ) : (
                    <EndCoverForm action={stopCover} cover={row.id} name={row.name} />
                  ),
              },
            ]
          : []),
      ]}
      rows={rows}
      rowKey={(row) => row.id}
    />
  )
}
