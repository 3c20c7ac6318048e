import { ConditionsPart } from '#components/declarations/conditions-part.tsx'
import { DecisionPart } from '#components/declarations/decision-part.tsx'
import { DeclaredContentView } from '#components/declarations/declared-content.tsx'
import { OpeningsPart } from '#components/declarations/openings-part.tsx'
import { holderOf, nextStep, trackerSteps } from '#components/declarations/progress.ts'
import { SincePart } from '#components/declarations/since-part.tsx'
import { StatusTag } from '#components/declarations/status-tag.tsx'
import { EventTimeline } from '#components/history/event-timeline.tsx'
import { AppealPart } from '#components/since/appeal-part.tsx'
import { ButtonLink, ButtonRow } from '#components/ui/button.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { NotificationBanner } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { ProgressTracker } from '#components/ui/progress-tracker.tsx'
import { SummaryList } from '#components/ui/summary-list.tsx'
import { now } from '#lib/clock.ts'
import { formatDay } from '#lib/dates.ts'
import { toDay } from '#lib/domain/days.ts'
import { type DeclarantView, readDeclaration } from '#lib/queries/declaration.ts'
import { daysToAct } from '#lib/queries/declaration-days.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { placeWords } from '#lib/wording.ts'
import { Mistyped } from '../mistyped.tsx'
import { parameter, type Search } from '../query.ts'
import { referenceOf } from '../reference-of.ts'

const done: Readonly<Record<string, string>> = {
  answered: 'Your answer was sent',
  added: 'Your addition was sent',
  acknowledged: 'Your acknowledgement was recorded',
  refused: 'Your answer was recorded, and professional standards were told',
  ceased: 'Your confirmation was recorded',
  change: 'Your report of a change was sent',
  end: 'Your report that it has ended was sent',
  before: 'It is linked with your earlier declaration',
  reviewed: 'Your answer to the review was recorded',
  appeal: 'Your appeal was sent',
}

type PageProps = { params: Promise<{ ref: string }>; searchParams: Search }

/** A declaration as its declarant follows it. To everybody else it is not here. */
export default async function Declaration({ params, searchParams }: PageProps) {
  const read = referenceOf('/declarations', (await params).ref)
  if ('mistyped' in read) return <Mistyped {...read.mistyped} />
  const person = await viewer()
  const view = await readDeclaration(person.on('web'), read.reference)
  if (!view) notHere()
  const { reference, content, openQuestion } = view
  const banner = done[(await parameter(searchParams, 'done')) ?? '']
  const settled = view.settledAt !== null
  return (
    <Shell
      title={`Declaration ${reference}`}
      current="declarations"
      reference={reference}
      backLink={{ href: '/', label: 'Home' }}
    >
      {banner ? <NotificationBanner tone="ok" title={banner} /> : null}
      <PageHeading title="Your declaration" caption={<Mono>{reference}</Mono>} />
      <p>
        <StatusTag status={view.status} />
      </p>
      {unanswered(view) ? (
        <NotificationBanner title="Conditions to answer">
          <p>{unanswered(view)}</p>
          <p>
            <a href="#conditions">Read your conditions</a>
          </p>
        </NotificationBanner>
      ) : null}
      {view.reviewOffered ? (
        <NotificationBanner title="A review is due">
          <p>
            Please say by {formatDay(view.since.review?.reviewOn ?? '')} whether anything has changed. If
            nothing has, it is one step.
          </p>
          <p>
            <a href={`/declarations/${reference}/review`}>Review your declaration</a>
          </p>
        </NotificationBanner>
      ) : null}
      {openQuestion ? (
        <NotificationBanner title="More information needed">
          <p>
            There is a question about “{placeWords[openQuestion.place]}”.
            {openQuestion.dueOn === null ? null : ` Please answer by ${formatDay(openQuestion.dueOn)}.`}
          </p>
          <p>
            <a href={`/declarations/${reference}/answer/${openQuestion.id}`}>Answer the question</a>
          </p>
        </NotificationBanner>
      ) : null}

      <ProgressTracker label="Where your declaration stands" steps={trackerSteps(view, reviewOf(view))} />
      <SummaryList
        rows={[
          { key: 'What happens next', value: nextStep(view, toDay(now())) },
          { key: 'Who has it now', value: <bdi>{holderOf(view)}</bdi> },
        ]}
      />
      <ButtonRow>
        <ButtonLink tone="quiet" href={`/declarations/${reference}/change`}>
          Report a change
        </ButtonLink>
        <a href={`/declarations/${reference}/correct`}>Correct or add something</a>
        <a href={`/declarations/${reference}/print`}>Printable copy</a>
        {daysToAct(view).length > 0 ? (
          <a href={`/declarations/${reference}/calendar`}>Add the dates to my calendar</a>
        ) : null}
      </ButtonRow>

      {settled ? <DecisionPart view={view} /> : null}
      <AppealPart {...view} today={toDay(now())} />
      <ConditionsPart {...view} today={toDay(now())} />
      <SincePart {...view} />

      <h2 className="part">What you declared</h2>
      <p>
        As you sent it, word for word. What was asked or added later stands beside the part it belongs to.
      </p>
      <DeclaredContentView content={content} level={3} own />

      <h2 className="part">What has happened</h2>
      <EventTimeline entries={view.timeline} />

      <OpeningsPart openings={view.openings} />
    </Shell>
  )
}

/** The first day on which something that was set is looked at again. */
function reviewOf({ measures, conditions, since }: DeclarantView): string | null {
  const set = [...measures, ...conditions].map((each) => each.reviewOn as string)
  const [first = null] = [...set, ...(since.review?.reviewOn ? [since.review.reviewOn] : [])].toSorted()
  return first
}

function unanswered({ conditions }: DeclarantView): string | null {
  const open = conditions.filter((condition) => condition.answer === null)
  const [by] = open.flatMap((condition) => condition.acknowledgeBy ?? []).toSorted()
  if (by === undefined) return null
  return open.length === 1
    ? `There is a condition for you to answer by ${formatDay(by)}.`
    : `There are ${open.length} conditions for you to answer by ${formatDay(by)}.`
}
