import { intervalWords } from '#components/declarations/condition-words.ts'
import { CheckBy } from '#components/reviews/condition-table.tsx'
import { Reference } from '#components/ui/mono.tsx'
import { Table } from '#components/ui/table.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import type { WatchedCondition } from '#lib/queries/watched.ts'

type WatchedTableProps = { conditions: readonly WatchedCondition[]; total: number; today: string }

const answers = { agreed: 'Yes', refused: 'Refused' } as const

/** Conditions in force, with who checks each and when. What a condition asks stands on its record. */
export function WatchedTable({ conditions, total, today }: WatchedTableProps) {
  return (
    <Table
      caption={`${total} ${total === 1 ? 'condition' : 'conditions'}`}
      columns={[
        {
          header: 'Record',
          whole: true,
          cell: (row) => (
            <a href={`/standards/${row.reference}/conditions`}>
              <Reference>{row.reference}</Reference>
            </a>
          ),
        },
        { header: 'Declarant', cell: (row) => <bdi>{row.declarant}</bdi> },
        { header: 'Check by', cell: (row) => <CheckBy row={row} today={today} /> },
        { header: 'How often', cell: (row) => intervalWords(row) },
        { header: 'Acknowledged', cell: (row) => (row.answer ? answers[row.answer] : 'Not yet') },
        {
          header: 'Who checks it',
          cell: (row) =>
            row.mine ? (
              <a href={`/standards/${row.reference}/check`}>
                Record a check<VisuallyHidden> on {row.reference}</VisuallyHidden>
              </a>
            ) : (
              row.owner
            ),
        },
      ]}
      rows={conditions}
      rowKey={(row) => row.id}
    />
  )
}
