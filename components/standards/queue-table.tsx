import { Reference } from '#components/ui/mono.tsx'
import { Table } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay } from '#lib/dates.ts'
import { toDay } from '#lib/domain/days.ts'
import type { QueueRow } from '#lib/queries/standards-queue.ts'
import { stages } from '#lib/wording.ts'
import { Due } from './due.tsx'

type QueueTableProps = {
  caption: string
  captionHidden?: boolean
  rows: readonly QueueRow[]
  today: string
  done: boolean
  /** With a box to tick beside each record that can be given to somebody. */
  tick?: boolean
  category: (code: string) => string
  href: (reference: string) => string
}

/** One list of work. The reference leads to the record; nobody a declaration is about is named here. */
export function QueueTable({
  caption,
  captionHidden = false,
  rows,
  today,
  done,
  tick = false,
  category,
  href,
}: QueueTableProps) {
  return (
    <Table
      caption={caption}
      captionHidden={captionHidden}
      rows={rows}
      rowKey={(row) => row.reference}
      columns={[
        {
          header: 'Reference',
          whole: true,
          cell: (row) => (
            <a href={href(row.reference)}>
              <Reference>{row.reference}</Reference>
            </a>
          ),
        },
        {
          header: 'Declarant',
          cell: (row) => (
            <>
              <bdi>{row.declarant}</bdi>
              <div className="hint small">{row.unit}</div>
            </>
          ),
        },
        { header: 'Categories', cell: (row) => row.categories.map(category).join('; ') },
        { header: 'Assessor', cell: (row) => row.assessor ?? <span className="text-muted">Nobody yet</span> },
        done
          ? {
              header: 'Decided',
              whole: true,
              cell: (row) => (row.settledAt ? formatDay(toDay(row.settledAt)) : ''),
            }
          : { header: 'Due', cell: (row) => <Due on={row.dueOn} today={today} /> },
        {
          header: 'Where it stands',
          cell: (row) => (
            <div className="flex flex-wrap gap-1">
              {row.urgent && !done ? <Tag tone="warn">Urgent</Tag> : null}
              {row.restricted ? <Tag tone="warn">Restricted</Tag> : null}
              <Tag tone={done ? 'ok' : row.status === 'question_from_standards' ? 'warn' : 'info'}>
                {done
                  ? 'Decision made'
                  : row.status === 'question_from_standards'
                    ? 'Waiting for the declarant'
                    : stages[row.stage]}
              </Tag>
            </div>
          ),
        },
        ...(tick
          ? [
              {
                header: 'Assign',
                cell: (row: QueueRow) =>
                  isAssignable(row) ? (
                    <label className="tick">
                      <input type="checkbox" name="ref" value={row.reference} />
                      <span className="sr-only">Assign {row.reference}</span>
                    </label>
                  ) : null,
              },
            ]
          : []),
      ]}
    />
  )
}

/** While somebody works on it or could: not before it came, not while it waits for a second person, not after. */
export function isAssignable({ stage }: Pick<QueueRow, 'stage'>): boolean {
  return stage === 'triage' || stage === 'assessment'
}
