import { Button } from '#components/ui/button.tsx'
import { duePart, dueParts } from '#lib/domain/due.ts'
import type { Queue, QueueView } from '#lib/queries/standards-queue.ts'
import { isAssignable, QueueTable } from './queue-table.tsx'
import { dueLabels, viewWords } from './words.ts'

type QueueWeeksProps = {
  queue: Queue
  view: QueueView
  /** The list as it is carried to other pages. */
  list: string
  category: (code: string) => string
  href: (reference: string) => string
}

/** A list week by week, with a way to give several of its records to one person; what is done stands in one table. */
export function QueueWeeks({ queue: { rows, weeks, today }, view, list, category, href }: QueueWeeksProps) {
  const done = view === 'done'
  const table = { today, done, category, href }
  if (!weeks) return <QueueTable {...table} caption={viewWords[view].label} captionHidden rows={rows} />
  const tick = rows.some(isAssignable)
  const tables = dueParts.flatMap((part) => {
    const due = rows.filter((row) => duePart(row.dueOn, today) === part)
    return due.length === 0
      ? []
      : [
          <QueueTable
            key={part}
            {...table}
            tick={tick}
            caption={`${dueLabels[part]}: ${weeks[part]}`}
            rows={due}
          />,
        ]
  })
  if (!tick) return tables
  return (
    <form action="/standards/assign" method="get" className="flow">
      <input type="hidden" name="list" value={list} />
      {tables}
      <Button tone="quiet">Assign those ticked</Button>
    </form>
  )
}
