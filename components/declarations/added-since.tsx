import { SummaryCard } from '#components/ui/summary-card.tsx'
import { formatInstant } from '#lib/dates.ts'
import type { HeldBy, Place } from '#lib/domain/declaration.ts'
import type { CorrectionContent, DeclaredContent, QuestionContent } from '#lib/queries/content.ts'
import { Said } from './said.tsx'

const askers: Readonly<Record<HeldBy, string>> = {
  manager: 'Question from the line manager',
  standards: 'Question from professional standards',
}

/** Corrections, questions and answers of one place, in the order they came. Nothing of the place itself was overwritten. */
export function AddedSince({ content, place }: { content: DeclaredContent; place: Place }) {
  const added = [
    ...content.corrections.map((correction) => ({ at: correction.at, correction, question: null })),
    ...content.questions.map((question) => ({ at: question.askedAt, question, correction: null })),
  ]
    .filter((entry) => (entry.correction ?? entry.question)?.place === place)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  return added.map(({ correction, question }) =>
    correction ? (
      <Correction key={correction.id} correction={correction} />
    ) : question ? (
      <Question key={question.id} question={question} />
    ) : null,
  )
}

function Correction({ correction }: { correction: CorrectionContent }) {
  return (
    <SummaryCard
      level={3}
      title="Added later"
      rows={[
        { key: 'When', value: formatInstant(correction.at) },
        { key: 'What was added', value: <Said>{correction.text}</Said> },
      ]}
    />
  )
}

function Question({ question }: { question: QuestionContent }) {
  return (
    <SummaryCard
      level={3}
      title={askers[question.askedAs]}
      rows={[
        { key: 'Asked', value: formatInstant(question.askedAt) },
        { key: 'Question', value: <Said>{question.text}</Said> },
        {
          key: 'Answer',
          value: question.answer === null ? 'Not answered yet' : <Said>{question.answer}</Said>,
        },
        ...(question.answeredAt ? [{ key: 'Answered', value: formatInstant(question.answeredAt) }] : []),
      ]}
    />
  )
}
