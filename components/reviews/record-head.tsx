import { SummaryList } from '#components/ui/summary-list.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay, formatInstant } from '#lib/dates.ts'
import type { ReviewView } from '#lib/queries/reviews.ts'
import { reviewStatuses } from '#lib/wording.ts'

/** What a manager needs to know about a record before reading it. */
export function RecordHead({ view }: { view: ReviewView }) {
  return (
    <SummaryList
      rows={[
        {
          key: 'Declared by',
          value: (
            <bdi>
              {view.declarant}
              {view.declarantTitle ? `, ${view.declarantTitle}` : ''}
            </bdi>
          ),
        },
        ...(view.standsInFor === null
          ? []
          : [{ key: 'You stand in for', value: <bdi>{view.standsInFor}</bdi> }]),
        { key: 'Sent', value: formatInstant(view.sentAt) },
        { key: 'Status', value: reviewStatuses[view.status] },
        ...(view.dueOn === null || (!view.status.endsWith('by_manager') && view.status !== 'with_manager')
          ? []
          : [
              {
                key: view.status === 'with_manager' ? 'Decide by' : 'They answer by',
                value: (
                  <>
                    {formatDay(view.dueOn)} {view.overdue ? <Tag tone="danger">Overdue</Tag> : null}{' '}
                    {view.urgent && !view.overdue ? <Tag tone="warn">Urgent</Tag> : null}
                  </>
                ),
              },
            ]),
      ]}
    />
  )
}
