import { Button } from '#components/ui/button.tsx'
import { Radios } from '#components/ui/choices.tsx'
import type { Errors } from '#components/ui/field-id.ts'
import type { CheckQuestion } from '#lib/domain/policy.ts'

type QuestionFormProps = {
  question: CheckQuestion
  position: number
  /** The letters of the answers before this one. */
  before: string
  chosen: string
  errors: Errors | undefined
}

/** One question of the check. `asked` tells "Continue without an answer" from "the page opened for the first time". */
export function QuestionForm({ question, position, before, chosen, errors }: QuestionFormProps) {
  return (
    <form action={`/check/${position}`} method="get" noValidate className="flow">
      {before ? <input type="hidden" name="a" value={before} /> : null}
      <input type="hidden" name="asked" value="yes" />
      <Radios
        name="answer"
        heading
        legend={question.title}
        hint={question.hint}
        errors={errors}
        defaultValue={chosen}
        options={question.options.map(({ code, label, hint }) => ({ value: code, label, hint }))}
      />
      <Button>Continue</Button>
    </form>
  )
}
