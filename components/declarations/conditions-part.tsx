import { SummaryCard } from '#components/ui/summary-card.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay } from '#lib/dates.ts'
import type { DeclarantCondition, DeclarantView } from '#lib/queries/declaration.ts'
import { intervalWords } from './condition-words.ts'
import { Said } from './said.tsx'

type PartProps = Pick<DeclarantView, 'reference' | 'conditions' | 'toConfirm'> & {
  today: string
  links?: boolean
}

/** What the declarant must do or not do, each with who checks it, when, and what they answered. */
export function ConditionsPart({ reference, conditions, toConfirm, today, links = true }: PartProps) {
  if (conditions.length + toConfirm.length === 0) return null
  return (
    <>
      <h2 className="part" id="conditions">
        Conditions
      </h2>
      <p>They stay in force until professional standards decide otherwise.</p>
      {toConfirm.map(({ associationId, contact, by }) => (
        <SummaryCard
          key={associationId}
          level={3}
          title="End of contact"
          rows={[
            { key: 'With', value: <bdi>{contact}</bdi> },
            { key: 'Confirm it by', value: <ByDay day={by} today={today} /> },
            ...(links
              ? [
                  {
                    key: 'What to do',
                    value: (
                      <a href={`/declarations/${reference}/ceased/${associationId}`}>
                        Confirm that it has ended
                      </a>
                    ),
                  },
                ]
              : []),
          ]}
        />
      ))}
      {conditions.map((condition, at) => (
        <SummaryCard
          key={condition.id}
          level={3}
          title={conditions.length === 1 ? 'Condition' : `Condition ${at + 1}`}
          rows={[
            ...conditionRows(condition),
            {
              key: 'Your answer',
              value: <YourAnswer condition={condition} reference={reference} today={today} links={links} />,
            },
          ]}
        />
      ))}
    </>
  )
}

/** A condition as its declarant reads it. */
export function conditionRows(condition: DeclarantCondition) {
  return [
    { key: 'What it asks', value: <Said>{condition.wording}</Said> },
    { key: 'About', value: <bdi>{condition.contact}</bdi> },
    {
      key: 'Who checks it',
      value: condition.ownerAs === 'manager' ? 'A line manager' : 'Professional standards',
    },
    { key: 'Begins', value: formatDay(condition.startsOn) },
    { key: 'Checked', value: `${intervalWords(condition)}; next by ${formatDay(condition.checkOn)}` },
    { key: 'Review by', value: formatDay(condition.reviewOn) },
  ]
}

function YourAnswer({
  condition,
  reference,
  today,
  links,
}: {
  condition: DeclarantCondition
  reference: string
  today: string
  links: boolean
}) {
  const { answer, acknowledgeBy, id } = condition
  if (answer === 'agreed') return 'You acknowledged it'
  const link = links ? (
    <a href={`/declarations/${reference}/conditions/${id}`}>
      {answer === 'refused' ? 'Change your answer' : 'Answer this condition'}
    </a>
  ) : null
  if (answer === 'refused') return <>You did not accept it. Professional standards were told. {link}</>
  return (
    <>
      Not yet. Answer by {acknowledgeBy ? <ByDay day={acknowledgeBy} today={today} /> : 'now'}. {link}
    </>
  )
}

function ByDay({ day, today }: { day: string; today: string }) {
  return (
    <>
      {formatDay(day)}
      {day < today ? (
        <>
          {' '}
          <Tag tone="danger">Overdue</Tag>
        </>
      ) : null}
    </>
  )
}
