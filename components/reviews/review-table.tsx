import { Mono } from '#components/ui/mono.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay, formatInstant } from '#lib/dates.ts'
import type { ReviewRow, ReviewTab } from '#lib/queries/reviews.ts'
import { reviewStatuses } from '#lib/wording.ts'
import { tabWords } from './words.ts'

/** One tab of the queue. A plain link opens a record, because opening one is recorded and no guess may do it. */
export function ReviewTable({
  tab,
  rows,
  total,
}: {
  tab: ReviewTab
  rows: readonly ReviewRow[]
  total: number
}) {
  const columns: Column<ReviewRow>[] = [
    {
      header: 'Declaration',
      cell: (row) => (
        <a className="whitespace-nowrap" href={`/reviews/${row.reference}`}>
          <Mono>{row.reference}</Mono>
        </a>
      ),
    },
    {
      header: 'From',
      cell: (row) => (
        <>
          <bdi>{row.declarant}</bdi>
          {row.standsInFor === null ? null : (
            <span className="hint block">
              For <bdi>{row.standsInFor}</bdi>
            </span>
          )}
        </>
      ),
    },
    { header: 'Sent', cell: (row) => formatInstant(row.sentAt) },
  ]
  if (tab === 'needed') columns.push({ header: 'Decide by', cell: (row) => <Due row={row} /> })
  if (tab === 'waiting') columns.push({ header: 'They answer by', cell: (row) => <Due row={row} /> })
  if (tab === 'done') columns.push({ header: 'Status', cell: (row) => reviewStatuses[row.status] })
  return (
    <Table
      caption={`${tabWords[tab].label}: ${total} ${total === 1 ? 'declaration' : 'declarations'}`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.reference}
    />
  )
}

function Due({ row }: { row: ReviewRow }) {
  return (
    <>
      {row.dueOn === null ? 'No date' : formatDay(row.dueOn)}{' '}
      {row.overdue ? <Tag tone="danger">Overdue</Tag> : null}{' '}
      {row.urgent && !row.overdue ? <Tag tone="warn">Urgent</Tag> : null}
    </>
  )
}
