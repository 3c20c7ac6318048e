'use client'

import { type ReactNode, useActionState } from 'react'
import { FormOutcome } from '#components/declarations/form-outcome.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { ErrorTitle } from '#components/ui/error-title.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { type FormState, untouched } from '#lib/forms/form-state.ts'
import { answerLimit } from '#lib/forms/limits.ts'
import { typed } from './typed.ts'

type AnswerFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  reference: string
  version: string
  question: string
  /** The part of the declaration the question is about. */
  place: ReactNode
  whoSees: ReactNode
  /** The question. */
  children: ReactNode
}

export function AnswerForm({ action, place, whoSees, children, ...hidden }: AnswerFormProps) {
  const [state, send] = useActionState(action, untouched)
  return (
    <>
      <ErrorTitle title={`Answer a question about ${hidden.reference}`} errors={state.errors} />
      <ErrorSummary errors={state.errors} />
      <FormOutcome state={state} />
      <PageHeading title="Answer a question" caption={hidden.reference} />
      {children}
      <form action={send} className="flow" noValidate>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextArea
          name="answer"
          label="Your answer"
          rows={7}
          limit={answerLimit}
          defaultValue={typed(state, 'answer')}
          errors={state.errors}
        />
        {whoSees}
        <ButtonRow>
          <Button>Send your answer</Button>
          <a href={`/declarations/${hidden.reference}`}>Not now</a>
        </ButtonRow>
      </form>
      {place}
    </>
  )
}
