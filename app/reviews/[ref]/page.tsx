import { DeclaredContentView } from '#components/declarations/declared-content.tsx'
import { EventTimeline } from '#components/history/event-timeline.tsx'
import { DoneAside } from '#components/reviews/done-aside.tsx'
import { Guidance } from '#components/reviews/guidance.tsx'
import { RecordHead } from '#components/reviews/record-head.tsx'
import { ReviewDesk } from '#components/reviews/review-desk.tsx'
import { whoReads } from '#components/reviews/words.ts'
import { Reports } from '#components/since/reports.tsx'
import { Rounds } from '#components/since/rounds.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { openReview } from '#lib/queries/reviews.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { Mistyped } from '../../declarations/mistyped.tsx'
import { referenceOf } from '../../declarations/reference-of.ts'
import { approve, giveBack, refer, stepAside } from '../actions.ts'
import { drawnFor } from '../drawn.ts'

/** A declaration as its line manager reviews it: the record, and what to do. To everybody else it is not here. */
export default async function Review({ params }: { params: Promise<{ ref: string }> }) {
  const read = referenceOf('/reviews', (await params).ref)
  if ('mistyped' in read) return <Mistyped {...read.mistyped} />
  const { reference } = read
  const person = await viewer()
  const why = await drawnFor()
  if (why === 'guess') return <Guessed reference={reference} />
  const view = await openReview(person.on('web'), reference, why === 'again')
  if (!view) notHere()
  const record = (
    <>
      <RecordHead view={view} />
      <DeclaredContentView content={view.content} />
      {view.since.changes.length + view.since.ends.length + view.since.answers.length > 0 ? (
        <h2>Since it was sent</h2>
      ) : null}
      <Rounds answers={view.since.answers} changes={view.since.changes} />
      <Reports since={view.since} href={(to) => `/reviews/${to}`} />
      <h2>What has happened</h2>
      <EventTimeline entries={view.timeline} />
      <p>
        <a href={`/reviews/${reference}/print`}>Printable copy</a>
      </p>
    </>
  )
  return (
    <Shell current="reviews" reference={reference} backLink={{ href: '/reviews', label: 'Reviews' }} wide>
      <ReviewDesk
        reference={reference}
        declarant={view.declarant}
        version={view.version}
        route={view.route}
        open={view.open}
        waiting={view.status === 'returned_by_manager'}
        actions={{ approve, giveBack, refer, stepAside }}
        readers={{
          approve: whoReads('approved'),
          measures: whoReads('moved'),
          giveBack: whoReads('returned'),
          refer: whoReads('referred'),
          stepAside: whoReads('review_moved'),
        }}
        record={record}
        guidance={<Guidance route={view.route} />}
        done={<DoneAside view={view} />}
      />
    </Shell>
  )
}

/** For a browser that guesses: it must not hold a record that nobody has asked for. */
function Guessed({ reference }: { reference: string }) {
  const title = `Review ${reference}`
  return (
    <Shell title={title} current="reviews" backLink={{ href: '/reviews', label: 'Reviews' }}>
      <PageHeading title="Review" caption={<Mono>{reference}</Mono>} />
      <p>
        <a href={`/reviews/${reference}`}>Open the declaration</a>. Each opening is recorded.
      </p>
    </Shell>
  )
}
