import type { ReactNode } from 'react'
import { Timeline } from '#components/ui/timeline.tsx'
import { formatInstant } from '#lib/dates.ts'
import type { TimelineEntry } from '#lib/queries/timeline.ts'
import { sealWords } from './seal-words.ts'

type EventTimelineProps = {
  entries: readonly TimelineEntry[]
  /** The level of each entry's heading in the page's outline. */
  level?: 3 | 4
}

/** What happened, newest first: title, who, when, and what changed from what to what. */
export function EventTimeline({ entries, level = 3 }: EventTimelineProps) {
  if (entries.length === 0) return <p>Nothing is recorded here yet.</p>
  return (
    <>
      <Timeline
        level={level}
        moments={entries.map((entry) => ({
          id: entry.id,
          title: entry.title,
          ...(entry.who === null ? {} : { by: <bdi>{entry.who}</bdi> }),
          when: formatInstant(entry.at),
          dateTime: entry.at.toISOString(),
          seal: sealWords(entry.seal),
          children: entry.details.length > 0 ? <Details details={entry.details} /> : null,
        }))}
      />
      <p className="hint small">
        What a seal is, and how to <a href="/history">check this yourself</a>.
      </p>
    </>
  )
}

function Details({ details }: Pick<TimelineEntry, 'details'>): ReactNode {
  return (
    <dl>
      {details.map((detail) => (
        <div key={`${detail.label} ${detail.to}`}>
          <dt className="inline font-semibold">{detail.label}: </dt>
          <dd className="inline whitespace-pre-line">
            {detail.from === undefined ? null : (
              <>
                <span className="sr-only">from </span>
                <bdi>{detail.from}</bdi> <span aria-hidden="true">→</span>
                <span className="sr-only"> to</span>{' '}
              </>
            )}
            <bdi>{detail.to}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
