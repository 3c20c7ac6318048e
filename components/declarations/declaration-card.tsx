import { StatusTag } from '#components/declarations/status-tag.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { SummaryCard } from '#components/ui/summary-card.tsx'
import { formatInstant } from '#lib/dates.ts'
import type { Progress } from '#lib/queries/declaration.ts'
import { nextStep } from './progress.ts'

type DeclarationCardProps = { progress: Progress; today: string; level?: 2 | 3 }

/** One of a person's declarations: its reference leads to it. No name or handle stands on a list of one's own. */
export function DeclarationCard({ progress, today, level = 3 }: DeclarationCardProps) {
  const { reference, status, sentAt } = progress
  return (
    <SummaryCard
      level={level}
      title={
        <a href={`/declarations/${reference}`}>
          <Mono>{reference}</Mono>
        </a>
      }
      actions={<StatusTag status={status} />}
      rows={[
        { key: 'Next', value: nextStep(progress, today) },
        { key: 'Sent', value: formatInstant(sentAt) },
      ]}
    />
  )
}
