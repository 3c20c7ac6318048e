import { Said } from '#components/declarations/said.tsx'
import { Reports } from '#components/since/reports.tsx'
import { Rounds } from '#components/since/rounds.tsx'
import { SummaryCard } from '#components/ui/summary-card.tsx'
import type { SummaryRow } from '#components/ui/summary-list.tsx'
import { formatDay, formatInstant } from '#lib/dates.ts'
import { formatVague } from '#lib/domain/vague-day.ts'
import type { StandardsSince } from '#lib/queries/standards-since.ts'
import { outcomeWords } from '#lib/wording.ts'

const stageWords = { waiting: '', manager: 'It waits for the line manager.', standards: 'It waits for you.' }

/** Reviews, changes and ends, and what was set when the same contact was declared before. */
export function SinceView({ since, here }: { since: StandardsSince; here: string }) {
  const { review, answers, changes, ends, earlier } = since
  const href = (reference: string) => here.replace(/^\/standards\/[^/?]+/, `/standards/${reference}`)
  return (
    <>
      <h2>Reviews</h2>
      <p>
        {review === null
          ? 'No review is planned.'
          : review.reviewOn
            ? `The next review is on ${formatDay(review.reviewOn)}.`
            : `A review was answered. ${stageWords[review.stage]}`}
      </p>
      <Rounds answers={answers} changes={changes} more={(id) => madeOf(since, id)} />
      <h2>Changes and ends</h2>
      {changes.length + ends.length + since.returns.length === 0 ? <p>Nothing was reported.</p> : null}
      <Reports since={since} href={href} />
      {earlier.length > 0 ? <h2>As declared before</h2> : null}
      {earlier.length > 0 ? <p>One association, {earlier.length + 1} declarations. It counts once.</p> : null}
      {earlier.map((each) => (
        <SummaryCard
          key={`${each.reference} ${each.contact}`}
          level={3}
          title={<bdi>{each.contact}</bdi>}
          rows={[
            {
              key: 'Declaration',
              value: (
                <>
                  <a href={href(each.reference)}>{each.reference}</a>, sent {formatInstant(each.sentAt)}
                </>
              ),
            },
            {
              key: 'Outcome',
              value: each.outcome ? outcomeWords[each.outcome] : 'None by professional standards',
            },
            { key: 'Ended', value: each.endedOn ? formatVague(each.endedOn) : 'Not that it is known' },
            ...each.conditions.map(({ wording, inForce }, at) => ({
              key: `Condition ${at + 1}, ${inForce ? 'in force' : 'ended'}`,
              value: <Said>{wording}</Said>,
            })),
          ]}
        />
      ))}
    </>
  )
}

/** What the line manager added to a review, and what professional standards made of it. */
function madeOf({ views, decisions }: StandardsSince, answerId: string): readonly SummaryRow[] {
  const view = views.find((each) => each.answerId === answerId)
  const decision = decisions.find((each) => each.answerId === answerId)
  return [
    ...(view
      ? [
          {
            key: `Line manager, ${view.by}`,
            value: view.words ? <Said>{view.words}</Said> : 'Nothing to add',
          },
        ]
      : []),
    ...(decision
      ? [
          {
            key: 'What followed',
            value: decision.nextOn
              ? `Goes on as decided; next review on ${formatDay(decision.nextOn)}`
              : 'Taken back to be decided again',
          },
          { key: 'Rationale', value: <Said>{decision.rationale}</Said> },
          { key: 'By', value: `${decision.by}, ${formatInstant(decision.at)}` },
        ]
      : []),
  ]
}
