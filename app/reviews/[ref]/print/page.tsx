import { DeclaredContentView } from '#components/declarations/declared-content.tsx'
import { EventTimeline } from '#components/history/event-timeline.tsx'
import { RecordHead } from '#components/reviews/record-head.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import { now } from '#lib/clock.ts'
import { formatInstant } from '#lib/dates.ts'
import { openReview } from '#lib/queries/reviews.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { knownReference } from '../../../declarations/reference-of.ts'
import { drawnFor } from '../../drawn.ts'

/** The manager's copy for paper. To print it is to open it, and is recorded so. */
export default async function PrintReview({ params }: { params: Promise<{ ref: string }> }) {
  const reference = knownReference((await params).ref)
  const person = await viewer()
  if ((await drawnFor()) === 'guess') notHere()
  const view = await openReview(person.on('web'), reference, false)
  if (!view) notHere()
  return (
    <Shell
      title={`Copy of declaration ${reference}`}
      current="reviews"
      reference={reference}
      backLink={{ href: `/reviews/${reference}`, label: 'Review' }}
    >
      <PageHeading title="Copy of a declaration" caption={<Mono>{reference}</Mono>} />
      <PrintButton>Print this copy</PrintButton>
      <RecordHead view={view} />
      <p className="hint small">
        Copy made for <bdi>{person.actor.fullName}</bdi>, {formatInstant(now())}
      </p>
      <DeclaredContentView content={view.content} />
      <h2>What has happened</h2>
      <EventTimeline entries={view.timeline} />
    </Shell>
  )
}
