import { SummaryCard } from '#components/ui/summary-card.tsx'
import { formatDay, formatInstant } from '#lib/dates.ts'
import type { DeclarantView } from '#lib/queries/declaration.ts'
import { Said } from '../declarations/said.tsx'

type PartProps = Pick<DeclarantView, 'reference' | 'appeals' | 'appealUntil' | 'open'> & {
  today: string
  links?: boolean
}

/** The right to appeal with its last day, and each appeal with what came of it. */
export function AppealPart({ reference, appeals, appealUntil, open, today, links = true }: PartProps) {
  const can = appealUntil !== null && open.includes('appeal') && today <= appealUntil
  return (
    <>
      {can ? (
        <p>
          You can appeal against this decision until {formatDay(appealUntil)}.{' '}
          {links ? <a href={`/declarations/${reference}/appeal`}>Appeal</a> : null}
        </p>
      ) : null}
      {appeals.map(({ id, grounds, dueOn, at, heard, superseded }) => (
        <SummaryCard
          key={id}
          level={3}
          title="Your appeal"
          rows={[
            { key: 'Made', value: formatInstant(at) },
            { key: 'Your grounds', value: <Said>{grounds}</Said> },
            {
              key: 'What came of it',
              value: heard
                ? heard.stands
                  ? 'The decision stands'
                  : 'It is decided again, by somebody else'
                : superseded
                  ? 'There was a new decision before it was heard. You can appeal against the new one.'
                  : `It is to be heard by ${formatDay(dueOn)}. Until then the decision stays in force.`,
            },
            ...(heard
              ? [
                  { key: 'What you were told', value: <Said>{heard.message}</Said> },
                  { key: 'Heard', value: formatInstant(heard.at) },
                ]
              : []),
          ]}
        />
      ))}
    </>
  )
}
