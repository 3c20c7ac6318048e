import { EndAnswerForm, ViewForm } from '#components/reviews/look-forms.tsx'
import { whoReads } from '#components/reviews/words.ts'
import { Reports } from '#components/since/reports.tsx'
import { Rounds } from '#components/since/rounds.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { openReview } from '#lib/queries/reviews.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { knownReference } from '../../../declarations/reference-of.ts'
import { confirmEnd, viewReview } from '../../actions.ts'
import { drawnFor } from '../../drawn.ts'

/** What a line manager is asked about a declaration that was settled: an end, or a review. */
export default async function Look({ params }: { params: Promise<{ ref: string }> }) {
  const reference = knownReference((await params).ref)
  const person = await viewer()
  const why = await drawnFor()
  if (why === 'guess') notHere()
  const view = await openReview(person.on('web'), reference, why === 'again')
  if (!view) notHere()
  const back = `/reviews/${reference}`
  const on = { hidden: { reference, version: view.version }, back }
  const end = view.since.ends.find((each) => each.confirmed === null)
  const nothing = !view.open.includes('confirm_end') && !view.open.includes('view_review')
  return (
    <Shell
      // A form gives its own title, with its errors.
      {...(nothing ? { title: `Nothing to look at: ${reference}` } : {})}
      current="reviews"
      reference={reference}
      backLink={{ href: back, label: 'The declaration' }}
    >
      {end && view.open.includes('confirm_end') ? (
        <EndAnswerForm
          {...on}
          hidden={{ ...on.hidden, report: end.id }}
          action={confirmEnd}
          whoSees={<WhoSees>{whoReads('end_answered')}</WhoSees>}
        >
          <p>
            <bdi>{view.declarant}</bdi> says that it has ended. What they say stands below.
          </p>
        </EndAnswerForm>
      ) : view.open.includes('view_review') ? (
        <ViewForm
          {...on}
          action={viewReview}
          settles={view.status === 'approved_by_manager'}
          whoSees={<WhoSees>{whoReads('review_viewed')}</WhoSees>}
        >
          <p>
            <bdi>{view.declarant}</bdi> has answered the review. Their answer stands below, beside the one
            before it.
          </p>
        </ViewForm>
      ) : (
        <>
          <PageHeading title="Nothing to look at" caption={reference} />
          <p>There is nothing for you to look at again here.</p>
        </>
      )}
      <h2 className="part">What was said</h2>
      <Rounds answers={view.since.answers} changes={view.since.changes} />
      <Reports since={view.since} href={(to) => `/reviews/${to}`} />
    </Shell>
  )
}
