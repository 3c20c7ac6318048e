import { ConditionsPart } from '#components/declarations/conditions-part.tsx'
import { DecisionPart } from '#components/declarations/decision-part.tsx'
import { DeclaredContentView } from '#components/declarations/declared-content.tsx'
import { ReviewForm } from '#components/since/declarant-forms.tsx'
import { Reports } from '#components/since/reports.tsx'
import { Rounds } from '#components/since/rounds.tsx'
import { Details, WhoSees } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { now } from '#lib/clock.ts'
import { formatDay } from '#lib/dates.ts'
import { toDay } from '#lib/domain/days.ts'
import { type DeclarantView, readDeclaration } from '#lib/queries/declaration.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { answerReview } from '../../actions.ts'
import { knownReference } from '../../reference-of.ts'

/** The review of a declaration: all that is known of it, and one question. */
export default async function Review({ params }: { params: Promise<{ ref: string }> }) {
  const reference = knownReference((await params).ref)
  const view = await readDeclaration((await viewer()).on('web'), reference)
  if (!view?.since.review) notHere()
  const { review, answers, changes } = view.since
  const back = `/declarations/${reference}`
  return (
    <Shell
      // A form gives its own title, with its errors.
      {...(view.reviewOffered ? {} : { title: `Review your declaration: ${reference}` })}
      current="declarations"
      reference={reference}
      backLink={{ href: back, label: 'Your declaration' }}
    >
      {view.reviewOffered ? (
        <ReviewForm
          action={answerReview}
          hidden={{ reference, version: view.version }}
          back={back}
          whoSees={<WhoSees>{readers(view)}</WhoSees>}
        >
          <p>
            Look through what you declared and what was decided. If it is all as it was, one answer is enough.
            {review.reviewOn ? ` Please answer by ${formatDay(review.reviewOn)}.` : null}
          </p>
          <Details summary="What you declared">
            <DeclaredContentView content={view.content} own />
          </Details>
        </ReviewForm>
      ) : (
        <>
          <PageHeading title="Review your declaration" caption={reference} />
          <p>
            {review.reviewOn
              ? `The next review is on ${formatDay(review.reviewOn)}. There is nothing to answer yet. If something has changed, report the change now.`
              : 'You have answered this review. Somebody looks at it now, and the next one opens when this one is finished.'}
          </p>
        </>
      )}
      <DecisionPart view={view} />
      <ConditionsPart {...view} today={toDay(now())} links={false} />
      {answers.length + changes.length + view.since.ends.length > 0 ? (
        <h2 className="part">Since the decision</h2>
      ) : null}
      <Rounds answers={answers} changes={changes} />
      <Reports since={view.since} href={(to) => `/declarations/${to}`} />
    </Shell>
  )
}

/** A line manager who has seen the declaration gives a view of the review too. */
function readers({ manager }: DeclarantView): string {
  return manager
    ? `you, your line manager ${manager} and professional standards.`
    : 'you and professional standards.'
}
