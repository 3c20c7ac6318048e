import { intervalWords } from '#components/declarations/condition-words.ts'
import { Mono } from '#components/ui/mono.tsx'
import { Table } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { formatDay } from '#lib/dates.ts'
import type { OverseenCondition } from '#lib/queries/overseen.ts'

type ConditionTableProps = { conditions: readonly OverseenCondition[]; total: number; today: string }

/** What a line manager checks, with when and of whom. */
export function ConditionTable({ conditions, total, today }: ConditionTableProps) {
  return (
    <Table
      caption={`Conditions I check: ${total}`}
      columns={[
        {
          header: 'Of',
          cell: (row) => (
            <>
              <bdi>{row.declarant}</bdi>
              {row.standsInFor === null ? null : (
                <span className="hint block">
                  You stand in for <bdi>{row.standsInFor}</bdi>
                </span>
              )}
            </>
          ),
        },
        { header: 'Declaration', cell: (row) => <Mono>{row.reference}</Mono> },
        { header: 'What it asks', cell: (row) => <bdi>{row.wording}</bdi> },
        { header: 'Check by', cell: (row) => <CheckBy row={row} today={today} /> },
        {
          header: 'How often',
          cell: (row) => (
            <>
              {intervalWords(row)}
              {row.acknowledged ? null : <span className="hint block">Not acknowledged yet</span>}
            </>
          ),
        },
        {
          header: 'What to do',
          cell: (row) => (
            <a href={`/reviews/conditions/${row.id}`}>
              Record a check
              <VisuallyHidden>
                {' '}
                of {row.declarant}, {row.reference}
              </VisuallyHidden>
            </a>
          ),
        },
      ]}
      rows={conditions}
      rowKey={(row) => row.id}
    />
  )
}

/** The day, and in words whether it has come or passed. */
export function CheckBy({ row, today }: { row: Pick<OverseenCondition, 'checkOn'>; today: string }) {
  return (
    <>
      {formatDay(row.checkOn)} {row.checkOn < today ? <Tag tone="danger">Overdue</Tag> : null}
      {row.checkOn === today ? <Tag tone="warn">Due today</Tag> : null}
    </>
  )
}
