import type { ReactNode } from 'react'
import { Said } from '#components/declarations/said.tsx'
import { SummaryCard } from '#components/ui/summary-card.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay, formatInstant } from '#lib/dates.ts'
import { formatVague } from '#lib/domain/vague-day.ts'
import type { EndView, Since } from '#lib/queries/since.ts'
import { resumeWords } from '#lib/wording.ts'

type ReportsProps = {
  since: Pick<Since, 'changes' | 'ends' | 'returns'>
  /** Where the earlier declaration is for this reader. */
  href: (reference: string) => string
}

/** Changes and ends that were reported, and what was declared before: for every reader, as much as they may see. */
export function Reports({ since, href }: ReportsProps) {
  return (
    <>
      {since.returns.map(({ associationId, contact, reference, sentAt }) => (
        <SummaryCard
          key={associationId}
          level={3}
          title="Declared before"
          rows={[
            { key: 'Who', value: <bdi>{contact}</bdi> },
            {
              key: 'Earlier declaration',
              value: (
                <>
                  <a href={href(reference)}>{reference}</a>, sent {formatInstant(sentAt)}
                </>
              ),
            },
            { key: 'What it means', value: 'Both declarations are about one association' },
          ]}
        />
      ))}
      {since.ends.map((end) => (
        <SummaryCard
          key={end.id}
          level={3}
          title="End reported"
          rows={[
            { key: 'With', value: <bdi>{end.contact}</bdi> },
            { key: 'Ended', value: formatVague(end.endedOn) },
            { key: 'How', value: <Said>{end.how}</Said> },
            { key: 'Could it begin again', value: resumeWords[end.resume] },
            { key: 'Reported', value: formatInstant(end.at) },
            { key: 'Where it stands', value: endStands(end) },
            ...(end.answer
              ? [{ key: end.confirmed ? 'Note' : 'Question', value: <Said>{end.answer}</Said> }]
              : []),
          ]}
        />
      ))}
      {since.changes.map((change) => (
        <SummaryCard
          key={change.id}
          level={3}
          title="Change reported"
          rows={[
            { key: 'What has changed', value: change.kinds.join('; ') },
            { key: 'In their words', value: <Said>{change.text}</Said> },
            {
              key: 'Reported',
              value: (
                <>
                  {formatInstant(change.at)} {change.urgent ? <Tag tone="danger">Urgent</Tag> : null}
                </>
              ),
            },
          ]}
        />
      ))}
    </>
  )
}

function endStands({ confirmed, answerBy, conditionsEnded }: EndView): ReactNode {
  if (confirmed === null)
    return `Waits to be confirmed${answerBy ? `, by ${formatDay(answerBy)}` : ''}. What was set stays in force.`
  if (!confirmed) return 'Not confirmed: there is a question'
  return conditionsEnded ? 'Confirmed. Its conditions have ended with it.' : 'Confirmed, and kept.'
}
