import { intervalWords } from '#components/declarations/condition-words.ts'
import { SummaryCard } from '#components/ui/summary-card.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay, formatInstant } from '#lib/dates.ts'
import type { Day } from '#lib/domain/days.ts'
import type { NamedContact } from '#lib/queries/contact-names.ts'
import type { StandardsCondition, StandardsConditions } from '#lib/queries/standards-conditions.ts'
import { findingWords } from '#lib/wording.ts'
import { dueWords } from './words.ts'

type ViewProps = { found: StandardsConditions; contacts: readonly NamedContact[]; today: string }

const lines = (text: string) => <span className="whitespace-pre-line">{text}</span>

/** Every condition with its answers, checks and breaches, and the contacts that have to end. */
export function ConditionsView({ found, contacts, today }: ViewProps) {
  const name = (id: string) => contacts.find((each) => each.associationId === id)?.name ?? 'the contact'
  const inForce = found.conditions.filter((each) => each.inForce)
  const before = found.conditions.filter((each) => !each.inForce)
  return (
    <>
      {found.ending.map(({ associationId, by, confirmed }) => (
        <SummaryCard
          key={associationId}
          title={
            <>
              Contact with <bdi>{name(associationId)}</bdi> has to end
            </>
          }
          rows={[
            { key: 'Confirmed by', value: confirmed ? formatDay(by) : <Due day={by} today={today} /> },
            {
              key: 'The declarant',
              value: confirmed ? (
                <>
                  {lines(confirmed.text)}
                  <span className="hint block">{formatInstant(confirmed.at)}</span>
                </>
              ) : (
                'Has not confirmed it yet'
              ),
            },
          ]}
        />
      ))}
      <h2>In force</h2>
      {inForce.length === 0 ? <p>There is no condition in force.</p> : null}
      {inForce.map((each) => (
        <ConditionCard key={each.id} condition={each} contact={name(each.associationId)} today={today} />
      ))}
      {before.length > 0 ? <h2>Before</h2> : null}
      {before.map((each) => (
        <ConditionCard key={each.id} condition={each} contact={name(each.associationId)} today={today} />
      ))}
    </>
  )
}

type CardProps = { condition: StandardsCondition; contact: string; today: string }

function ConditionCard({ condition, contact, today }: CardProps) {
  const { checkWeeks, dueOn, ownerAs } = condition
  return (
    <SummaryCard
      level={3}
      title={<bdi>{condition.wording}</bdi>}
      actions={<Trouble condition={condition} />}
      rows={[
        { key: 'About', value: <bdi>{contact}</bdi> },
        {
          key: 'Checked by',
          value: `${condition.owner}${ownerAs === 'manager' ? ', line manager' : ''}${condition.mine ? ' (you)' : ''}`,
        },
        {
          key: 'Checked',
          value: (
            <>
              {intervalWords({ checkWeeks, dueOn: dueOn as Day | null })}
              {condition.inForce && condition.checkOn ? (
                <>
                  . Next: <Due day={condition.checkOn} today={today} />
                </>
              ) : null}
            </>
          ),
        },
        {
          key: 'Began and review',
          value: `${formatDay(condition.startsOn)}; reviewed by ${formatDay(condition.reviewOn)}`,
        },
        { key: 'The declarant’s answer', value: <Answers condition={condition} today={today} /> },
        ...condition.earlier.map(({ version, wording, until }) => ({
          key: `Words until ${formatInstant(until)}`,
          value: (
            <>
              <bdi className="whitespace-pre-line">{wording}</bdi>
              <span className="hint block">Version {version}</span>
            </>
          ),
        })),
        ...missed(condition),
        ...condition.checked.map((check) => ({
          key: `Check of ${formatDay(check.askedOn)}`,
          value: (
            <>
              <strong>{findingWords[check.finding]}</strong>
              <span className="block whitespace-pre-line">{check.evidence}</span>
              <span className="hint block">
                {check.by}, {formatInstant(check.at)}
                {check.breach ? `. Breach, to be looked at by ${formatDay(check.breach.dueOn)}` : ''}
              </span>
            </>
          ),
        })),
      ]}
    />
  )
}

function Trouble({ condition }: { condition: StandardsCondition }) {
  if (condition.checked.some((each) => each.breach)) return <Tag tone="danger">Not kept</Tag>
  return condition.missedOn || condition.abandoned ? <Tag tone="danger">Check missed</Tag> : null
}

/** What nobody did in time, and when professional standards were told of it. */
function missed({ missedOn, silentOn, abandoned }: StandardsCondition) {
  const rows = [
    missedOn && `Nobody has recorded the check. Professional standards were told on ${formatDay(missedOn)}.`,
    silentOn && `The declarant has not answered. Professional standards were told on ${formatDay(silentOn)}.`,
    abandoned &&
      `Nobody checked it for so long that it was taken as a breach on ${formatInstant(abandoned.at)}, to be looked at by ${formatDay(abandoned.dueOn)}.`,
  ]
  return rows.flatMap((value) => (value ? [{ key: 'Not done in time', value }] : []))
}

function Answers({ condition, today }: { condition: StandardsCondition; today: string }) {
  const { answers, acknowledgeBy, inForce, wordingVersion } = condition
  const waits = inForce && acknowledgeBy !== null
  if (answers.length === 0 && !waits) return 'None'
  const given = answers.map((each) => (
    <span key={each.id} className="block">
      {each.agreed ? 'Acknowledged' : 'Not accepted'}, {formatInstant(each.at)}
      {each.wordingVersion === wordingVersion ? '' : `, of the words of version ${each.wordingVersion}`}
      {each.words ? <span className="block whitespace-pre-line">{each.words}</span> : null}
    </span>
  ))
  return (
    <>
      {waits ? (
        <span className="block">
          {answers.length === 0 ? 'None yet.' : 'None yet to the new words.'}{' '}
          <Due day={acknowledgeBy} today={today} />
        </span>
      ) : null}
      {given}
    </>
  )
}

function Due({ day, today }: { day: string; today: string }) {
  const due = dueWords(day, today)
  if (!due) return null
  return due.overdue ? (
    <>
      {formatDay(day)} <Tag tone="danger">{due.text}</Tag>
    </>
  ) : (
    due.text
  )
}
