import { intervalWords } from '#components/declarations/condition-words.ts'
import { InsetText } from '#components/ui/notes.tsx'
import { SummaryCard } from '#components/ui/summary-card.tsx'
import { formatDay, formatInstant } from '#lib/dates.ts'
import type { Day } from '#lib/domain/days.ts'
import type { NamedContact } from '#lib/queries/contact-names.ts'
import type { StandardsWork } from '#lib/queries/standards-work.ts'
import { outcomeWords, referralStateWords, referralWords, riskWords } from '#lib/wording.ts'
import { manageabilityWords, reviewDecisionWords } from './words.ts'

const lines = (text: string) => <span className="whitespace-pre-line">{text}</span>

const signed = (by: string, at: Date) => `${by}, ${formatInstant(at)}`

/** Every assessment, the last one first. */
export function Assessments({ work }: { work: StandardsWork }) {
  if (work.assessments.length === 0) return <p>It has not been assessed yet.</p>
  return work.assessments.map((each, at) => (
    <SummaryCard
      key={each.id}
      title={at === 0 ? `Assessment: ${riskWords[each.riskGrade].toLowerCase()} risk` : 'Earlier assessment'}
      rows={[
        { key: 'Risk grade', value: riskWords[each.riskGrade] },
        { key: 'Manageability', value: manageabilityWords[each.manageability] },
        { key: 'Nature of the association', value: lines(each.nature) },
        { key: 'How it is known', value: lines(each.howKnown) },
        { key: 'Ongoing or historic', value: lines(each.ongoing) },
        { key: 'Access the declarant has', value: lines(each.access) },
        { key: 'Rationale', value: lines(each.rationale) },
        { key: 'By', value: signed(each.by, each.at) },
      ]}
    />
  ))
}

type DecisionsProps = { work: StandardsWork; contacts: readonly NamedContact[]; waiting: boolean }

/** Every decision, the last one first, with what the second person said. */
export function Decisions({ work, contacts, waiting }: DecisionsProps) {
  if (work.decisions.length === 0) return <p>Nothing has been decided yet.</p>
  return work.decisions.map((each, at) => {
    const state =
      at === 0 && waiting
        ? 'Proposed decision'
        : each.second?.agreed === false
          ? 'Proposal that was not agreed'
          : 'Decision'
    const name = (id: string) =>
      contacts.find((contact) => contact.associationId === id)?.name ?? 'the contact'
    return (
      <SummaryCard
        key={each.id}
        title={state}
        rows={[
          ...each.outcomes.map((entry) => ({
            key: `Outcome for ${name(entry.associationId)}`,
            value: entry.confirmBy
              ? `${outcomeWords[entry.outcome]}, confirmed by ${formatDay(entry.confirmBy)}`
              : outcomeWords[entry.outcome],
          })),
          ...each.conditions.map((condition, number) => ({
            key: `Condition ${number + 1}`,
            value: (
              <>
                {lines(condition.wording)}
                <span className="hint block">
                  {name(condition.associationId)}. Checked by {condition.owner}.{' '}
                  {intervalWords({ ...condition, dueOn: condition.dueOn as Day | null })}. Begins on{' '}
                  {formatDay(condition.startsOn)}, reviewed by {formatDay(condition.reviewOn)}.
                </span>
              </>
            ),
          })),
          { key: 'Rationale', value: lines(each.rationale) },
          { key: 'What the declarant is told', value: lines(each.message) },
          ...work.referrals
            .filter((referral) => referral.at.getTime() === each.at.getTime())
            .map((referral) => ({
              key: `Referral: ${referralWords[referral.target].toLowerCase()}`,
              value: lines(referral.reason),
            })),
          { key: 'By', value: signed(each.by, each.at) },
          ...(each.second
            ? [
                {
                  key: 'Second person',
                  value: `${each.second.agreed ? 'Agreed' : 'Did not agree'}: ${signed(each.second.by, each.second.at)}`,
                },
                { key: 'Second person’s rationale', value: lines(each.second.rationale) },
              ]
            : []),
        ]}
      />
    )
  })
}

/** What the line manager decided and set, for as long as they held it. */
export function ManagerReviews({ work }: { work: StandardsWork }) {
  return (
    <>
      {work.reviews.length === 0 ? <p>No line manager has recorded anything.</p> : null}
      {work.reviews.map((each) => (
        <SummaryCard
          key={each.id}
          level={3}
          title={`${reviewDecisionWords[each.decision]} by ${each.by}`}
          rows={[
            { key: each.decision === 'return' ? 'Question' : 'Reasons', value: lines(each.rationale) },
            { key: 'When', value: formatInstant(each.at) },
          ]}
        />
      ))}
      {work.measures.map((each) => (
        <SummaryCard
          key={each.id}
          level={3}
          title="Local measure"
          rows={[
            { key: 'What', value: lines(each.wording) },
            { key: 'Looked at again', value: formatDay(each.reviewOn) },
            { key: 'Set by', value: each.by },
          ]}
        />
      ))}
    </>
  )
}

/** Notes and referrals: for professional standards alone. */
export function NotesAndReferrals({ work }: { work: StandardsWork }) {
  return (
    <>
      <h2>Notes</h2>
      {work.notes.length === 0 ? <p>There are no notes.</p> : null}
      {work.notes.map((each) => (
        <InsetText key={each.id}>
          <p className="whitespace-pre-line">
            <bdi>{each.text}</bdi>
          </p>
          <p className="hint small">{signed(each.by, each.at)}</p>
        </InsetText>
      ))}
      <h2>Referrals</h2>
      {work.referrals.length === 0 ? <p>It has not been referred anywhere.</p> : null}
      {work.referrals.map((each) => (
        <SummaryCard
          key={each.id}
          level={3}
          title={referralWords[each.target]}
          rows={[
            { key: 'Why', value: lines(each.reason) },
            { key: 'By', value: signed(each.by, each.at) },
            { key: 'State', value: each.state ? referralStateWords[each.state] : 'No answer yet' },
            ...each.answers.flatMap((answer) => [
              {
                key: referralStateWords[answer.state],
                value: (
                  <>
                    {answer.theirReference ? <p>Their reference: {answer.theirReference}</p> : null}
                    {answer.words ? <p>{lines(answer.words)}</p> : null}
                    <p className="hint small">{signed(answer.by, answer.at)}</p>
                  </>
                ),
              },
            ]),
          ]}
        />
      ))}
    </>
  )
}
