import { Said } from '#components/declarations/said.tsx'
import { SummaryCard } from '#components/ui/summary-card.tsx'
import type { SummaryRow } from '#components/ui/summary-list.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { formatDay, formatInstant } from '#lib/dates.ts'
import type { AnswerView, ChangeView } from '#lib/queries/since.ts'
import { comparedWords } from './compared.ts'

type RoundsProps = {
  answers: readonly AnswerView[]
  /** What was reported meanwhile, as far as the reader may see it. */
  changes: readonly ChangeView[]
  /** What others made of a review, where the reader may know it. */
  more?: (answerId: string) => readonly SummaryRow[]
}

/** Reviews so far, the last one first, each beside the one before it: in words, and in colour. */
export function Rounds({ answers, changes, more }: RoundsProps) {
  return answers.map((answer, at) => {
    const before = answers[at + 1] ?? null
    const { tone, label, text } = comparedWords(answer, before, changes)
    return (
      <SummaryCard
        key={answer.id}
        level={3}
        title={`Review of ${formatDay(answer.askedOn)}`}
        rows={[
          { key: 'Answered', value: formatInstant(answer.at) },
          { key: 'This time', value: <Answer answer={answer} /> },
          ...(before
            ? [{ key: `Last time, ${formatDay(before.askedOn)}`, value: <Answer answer={before} /> }]
            : []),
          {
            key: 'Compared with the last review',
            value: (
              <>
                <Tag tone={tone}>{label}</Tag> {text}
              </>
            ),
          },
          ...(more?.(answer.id) ?? []),
        ]}
      />
    )
  })
}

function Answer({ answer }: { answer: AnswerView }) {
  if (!answer.changed) return 'Nothing has changed'
  return (
    <>
      Something has changed:
      <Said>{answer.words}</Said>
    </>
  )
}
