import { InsetText } from '#components/ui/notes.tsx'
import { formatDay, formatInstant } from '#lib/dates.ts'
import type { DeclaredContent } from '#lib/queries/content.ts'
import { placeWords } from '#lib/wording.ts'

/** Questions and answers in the order they were written, each tied to its place in the declaration. */
export function Messages({ declared, href }: { declared: DeclaredContent; href: string }) {
  if (declared.questions.length === 0) return <p>No question has been asked.</p>
  return (
    <ol className="flow">
      {declared.questions.map((question) => (
        <li key={question.id} className="flow">
          <h2>
            <a href={`${href}#${question.place}`}>{placeWords[question.place]}</a>
          </h2>
          <InsetText>
            <p className="whitespace-pre-line">
              <bdi>{question.text}</bdi>
            </p>
            <p className="hint small">
              Asked by {question.askedAs === 'manager' ? 'the line manager' : 'professional standards'},{' '}
              {formatInstant(question.askedAt)}
            </p>
          </InsetText>
          {question.answer === null ? (
            <p>
              Not answered yet
              {question.dueOn ? `. An answer is due by ${formatDay(question.dueOn)}` : ''}.
            </p>
          ) : (
            <InsetText>
              <p className="whitespace-pre-line">
                <bdi>{question.answer}</bdi>
              </p>
              <p className="hint small">
                Answered by the declarant
                {question.answeredAt ? `, ${formatInstant(question.answeredAt)}` : ''}
              </p>
            </InsetText>
          )}
        </li>
      ))}
    </ol>
  )
}
