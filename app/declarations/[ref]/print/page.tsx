import { ConditionsPart } from '#components/declarations/conditions-part.tsx'
import { DecisionPart } from '#components/declarations/decision-part.tsx'
import { DeclaredContentView } from '#components/declarations/declared-content.tsx'
import { SincePart } from '#components/declarations/since-part.tsx'
import { EventTimeline } from '#components/history/event-timeline.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import { SummaryList } from '#components/ui/summary-list.tsx'
import { now } from '#lib/clock.ts'
import { formatInstant } from '#lib/dates.ts'
import { toDay } from '#lib/domain/days.ts'
import { readDeclaration } from '#lib/queries/declaration.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { statuses } from '#lib/wording.ts'
import { knownReference } from '../../reference-of.ts'

/** The declarant's copy for paper; every sheet carries marking and reference. */
export default async function PrintDeclaration({ params }: { params: Promise<{ ref: string }> }) {
  const reference = knownReference((await params).ref)
  const view = await readDeclaration((await viewer()).on('web'), reference)
  if (!view) notHere()
  return (
    <Shell
      title={`Copy of declaration ${reference}`}
      reference={reference}
      backLink={{ href: `/declarations/${reference}`, label: 'Your declaration' }}
    >
      <PageHeading title="Copy of a declaration" caption={<Mono>{reference}</Mono>} />
      <PrintButton>Print this copy</PrintButton>
      <SummaryList
        rows={[
          { key: 'Declared by', value: <bdi>{view.declarant}</bdi> },
          { key: 'Sent', value: formatInstant(view.sentAt) },
          { key: 'Stands', value: statuses[view.status].label },
          { key: 'Copy made', value: formatInstant(now()) },
        ]}
      />
      {view.settledAt ? <DecisionPart view={view} /> : null}
      <ConditionsPart {...view} today={toDay(now())} links={false} />
      <SincePart {...view} links={false} />
      <DeclaredContentView content={view.content} own />
      <h2>What has happened</h2>
      <EventTimeline entries={view.timeline} />
    </Shell>
  )
}
