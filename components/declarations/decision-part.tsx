import { SummaryCard } from '#components/ui/summary-card.tsx'
import { formatDay, formatInstant } from '#lib/dates.ts'
import type { DeclarantView } from '#lib/queries/declaration.ts'
import { outcomeWords } from '#lib/wording.ts'
import { Said } from './said.tsx'

/** What was decided, as the declarant is told it, and the measures that were set. */
export function DecisionPart({
  view,
}: {
  view: Pick<DeclarantView, 'status' | 'settledAt' | 'outcomes' | 'measures'>
}) {
  const { status, settledAt, outcomes, measures } = view
  return (
    <>
      <h2 className="part">The decision</h2>
      {status === 'approved_by_manager' && settledAt ? (
        <p>
          Your line manager approved it on {formatInstant(settledAt)}. Professional standards can still look
          at it if they need to.
        </p>
      ) : null}
      {outcomes.map((entry) => (
        <SummaryCard
          key={entry.contact}
          level={3}
          title={<bdi>{entry.contact}</bdi>}
          rows={[
            { key: 'Outcome', value: outcomeWords[entry.outcome] },
            { key: 'What this means', value: entry.message && <Said>{entry.message}</Said> },
            { key: 'Decided', value: formatInstant(entry.decidedAt) },
          ]}
        />
      ))}
      <Measures measures={measures} />
    </>
  )
}

/** Local measures in their own words, each with the day it is looked at again. */
export function Measures({ measures }: Pick<DeclarantView, 'measures'>) {
  return measures.map((measure, at) => (
    <SummaryCard
      key={measure.id}
      level={3}
      title={measures.length === 1 ? 'Local measure' : `Local measure ${at + 1}`}
      rows={[
        { key: 'What it asks', value: <Said>{measure.wording}</Said> },
        { key: 'Review by', value: formatDay(measure.reviewOn) },
      ]}
    />
  ))
}
