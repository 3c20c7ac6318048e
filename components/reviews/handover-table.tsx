import { Mono } from '#components/ui/mono.tsx'
import { Table } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { formatDay } from '#lib/dates.ts'
import type { HandedOver } from '#lib/queries/handover.ts'

type HandoverTableProps = { rows: readonly HandedOver[]; total: number; today: string }

const whatWords = { review: 'To review', condition: 'Condition to check', measure: 'Local measure' } as const

/** What came to a line manager, of whom, and when it is due. */
export function HandoverTable({ rows, total, today }: HandoverTableProps) {
  return (
    <Table
      caption={`Handed over to you: ${total}`}
      columns={[
        { header: 'Of', cell: (row) => <bdi>{row.declarant}</bdi> },
        { header: 'Declaration', cell: (row) => <Mono>{row.reference}</Mono> },
        {
          header: 'What it is',
          cell: (row) => (
            <>
              {whatWords[row.what]}
              {row.wording === null ? null : <bdi className="hint block">{row.wording}</bdi>}
            </>
          ),
        },
        { header: 'Came to you', cell: (row) => formatDay(row.cameOn) },
        { header: 'Due', cell: (row) => <Due due={row.due} today={today} /> },
        { header: 'What to do', cell: (row) => <ToDo row={row} /> },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
    />
  )
}

function Due({ due, today }: { due: string | null; today: string }) {
  if (due === null) return 'No date'
  return (
    <>
      {formatDay(due)} {due < today ? <Tag tone="danger">Overdue</Tag> : null}
      {due === today ? <Tag tone="warn">Due today</Tag> : null}
    </>
  )
}

function ToDo({ row }: { row: HandedOver }) {
  if (row.what === 'measure') return 'Look at it again on that day'
  const review = row.what === 'review'
  return (
    <a href={review ? `/reviews/${row.reference}` : `/reviews/conditions/${row.conditionId}`}>
      {review ? 'Open it' : 'Record a check'}
      <VisuallyHidden>
        {' '}
        of {row.declarant}, {row.reference}
      </VisuallyHidden>
    </a>
  )
}
