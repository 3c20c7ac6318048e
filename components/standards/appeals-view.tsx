import { SummaryCard } from '#components/ui/summary-card.tsx'
import { formatDay, formatInstant } from '#lib/dates.ts'
import type { StandardsAppeal } from '#lib/queries/standards-appeals.ts'

const lines = (text: string) => <span className="whitespace-pre-line">{text}</span>

/** Appeals against decisions on a record, the last one first, with what came of them and why. */
export function AppealsView({ appeals }: { appeals: readonly StandardsAppeal[] }) {
  return appeals.map(({ id, grounds, dueOn, at, heard, superseded }) => (
    <SummaryCard
      key={id}
      level={2}
      title="Appeal"
      rows={[
        { key: 'Made', value: formatInstant(at) },
        { key: 'Grounds', value: lines(grounds) },
        heard
          ? { key: 'Heard', value: `${heard.by}, ${formatInstant(heard.at)}` }
          : superseded
            ? { key: 'Not heard', value: 'There was a new decision before that' }
            : { key: 'To be heard by', value: formatDay(dueOn) },
        ...(heard
          ? [
              {
                key: 'What came of it',
                value: heard.stands ? 'The decision stands' : 'To be decided again, by somebody else',
              },
              { key: 'Reasons', value: lines(heard.reasons) },
              { key: 'The declarant was told', value: lines(heard.message) },
            ]
          : []),
      ]}
    />
  ))
}
