import { redirect } from 'next/navigation'
import { AnswerForm } from '#components/declarations/answer-form.tsx'
import { DeclaredContentView } from '#components/declarations/declared-content.tsx'
import { Said } from '#components/declarations/said.tsx'
import { Details, InsetText, WhoSees } from '#components/ui/notes.tsx'
import { formatDay, formatInstant } from '#lib/dates.ts'
import { readDeclaration } from '#lib/queries/declaration.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewer } from '#lib/web/viewer.ts'
import { placeWords } from '#lib/wording.ts'
import { answerQuestion } from '../../../actions.ts'
import { knownReference } from '../../../reference-of.ts'

type PageProps = { params: Promise<{ ref: string; question: string }> }

/** Answers a question together with the part of the declaration it is about. */
export default async function Answer({ params }: PageProps) {
  const { ref, question: questionId } = await params
  const reference = knownReference(ref)
  const view = await readDeclaration((await viewer()).on('web'), reference)
  const question = view?.content.questions.find((each) => each.id === questionId)
  if (!view || !question) notHere()
  // An old link to a question that has its answer leads to where the answer stands.
  if (view.openQuestion?.id !== question.id) redirect(`/declarations/${reference}#${question.place}`)
  const manager = question.askedAs === 'manager'
  const asker = manager ? (view.manager ?? 'Your line manager') : 'Professional standards'
  return (
    <Shell reference={reference} backLink={{ href: `/declarations/${reference}`, label: 'Your declaration' }}>
      <AnswerForm
        action={answerQuestion}
        reference={reference}
        version={view.version}
        question={question.id}
        place={<DeclaredContentView own content={view.content} sections={[question.place]} />}
        whoSees={
          <WhoSees>
            {manager
              ? 'you, your line manager and professional standards.'
              : 'you and professional standards.'}
          </WhoSees>
        }
      >
        <InsetText>
          <p className="hint">
            <bdi>{asker}</bdi> asked about “{placeWords[question.place]}” on {formatInstant(question.askedAt)}
          </p>
          <Said>{question.text}</Said>
        </InsetText>
        {question.dueOn === null ? null : (
          <p>
            Please answer by <strong>{formatDay(question.dueOn)}</strong>.
          </p>
        )}
        <Details summary="If you cannot answer, or would rather talk">
          <p>
            “I do not know” is an answer. You can also ask to speak to somebody instead: say so in the box.
          </p>
          <p>Never look anybody up on a police system to answer, and do not ask somebody else to.</p>
        </Details>
      </AnswerForm>
    </Shell>
  )
}
