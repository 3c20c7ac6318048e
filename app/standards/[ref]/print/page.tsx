import { DeclaredContentView } from '#components/declarations/declared-content.tsx'
import { EventTimeline } from '#components/history/event-timeline.tsx'
import { ConditionsView } from '#components/standards/conditions-view.tsx'
import {
  Assessments,
  Decisions,
  ManagerReviews,
  NotesAndReferrals,
} from '#components/standards/work-parts.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import { now } from '#lib/clock.ts'
import { formatInstant } from '#lib/dates.ts'
import { type Params, RecordPage, type SearchParams } from '../record-page.tsx'

/** All of a record on one page, to print. Marking and reference stand on every sheet. */
export default function Print(props: { params: Params; searchParams: SearchParams }) {
  return (
    <RecordPage
      {...props}
      page="print"
      parts={['declared', 'work', 'conditions', 'history']}
      title="Printable copy"
      aside={false}
    >
      {({ view, person, href }) => (
        <>
          <PageHeading title="Professional standards’ record" caption={view.head.reference} />
          <p>
            Copied by {person.actor.fullName}, {person.actor.title}, {formatInstant(now())}. It holds
            assessments and notes that the declarant does not see: keep it where only professional standards
            can reach it.
          </p>
          <PrintButton />
          <p className="no-print">
            <a href={href('')}>Back to the record</a>
          </p>
          {view.declared ? <DeclaredContentView content={view.declared} /> : null}
          {view.work ? (
            <>
              <h2>Line manager</h2>
              <ManagerReviews work={view.work} />
              <h2>Assessment</h2>
              <Assessments work={view.work} />
              <h2>Decision</h2>
              <Decisions
                work={view.work}
                contacts={view.head.contacts}
                waiting={view.head.stage === 'countersign'}
              />
              {view.conditions ? (
                <ConditionsView
                  found={view.conditions}
                  contacts={view.head.contacts}
                  today={view.head.today}
                />
              ) : null}
              <NotesAndReferrals work={view.work} />
            </>
          ) : null}
          <h2>History</h2>
          {view.history ? <EventTimeline entries={view.history} /> : null}
        </>
      )}
    </RecordPage>
  )
}
