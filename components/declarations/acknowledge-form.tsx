'use client'

import { type ReactNode, useActionState } from 'react'
import { FormOutcome } from '#components/declarations/form-outcome.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { Radios } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { ErrorTitle } from '#components/ui/error-title.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { type FormState, untouched } from '#lib/forms/form-state.ts'
import { answerLimit } from '#lib/forms/limits.ts'
import { typed } from './typed.ts'

type Action = (previous: FormState, form: FormData) => Promise<FormState>

type AcknowledgeFormProps = {
  action: Action
  reference: string
  version: string
  condition: string
  /** Of the wording on the page: another one is not acknowledged by mistake. */
  wording: string
  refused: boolean
  whoSees: ReactNode
  /** The condition. */
  children: ReactNode
}

/** Acknowledges a condition, or says why not. */
export function AcknowledgeForm({ action, refused, whoSees, children, ...hidden }: AcknowledgeFormProps) {
  const [state, send] = useActionState(action, untouched)
  return (
    <>
      <ErrorTitle title={`Answer a condition: ${hidden.reference}`} errors={state.errors} />
      <ErrorSummary errors={state.errors} />
      <FormOutcome state={state} />
      <PageHeading title="Answer a condition" caption={hidden.reference} />
      {children}
      <form action={send} className="flow" noValidate>
        <Hidden fields={hidden} />
        <Radios
          name="answer"
          legend="Your answer"
          defaultValue={typed(state, 'answer')}
          errors={state.errors}
          options={[
            { value: 'yes', label: 'I have read it, understand it and will keep to it' },
            ...(refused
              ? []
              : [
                  {
                    value: 'no',
                    label: 'I cannot accept it as it stands',
                    hint: 'It stays in force meanwhile. Professional standards read what you say',
                    reveal: (
                      <TextArea
                        name="words"
                        label="Why not?"
                        rows={5}
                        limit={answerLimit}
                        defaultValue={typed(state, 'words')}
                        errors={state.errors}
                      />
                    ),
                  },
                ]),
          ]}
        />
        {whoSees}
        <ButtonRow>
          <Button>Send your answer</Button>
          <a href={`/declarations/${hidden.reference}`}>Not now</a>
        </ButtonRow>
      </form>
    </>
  )
}

type CeasedFormProps = {
  action: Action
  reference: string
  version: string
  association: string
  whoSees: ReactNode
  children: ReactNode
}

/** Says that a contact which had to end has ended. */
export function CeasedForm({ action, whoSees, children, ...hidden }: CeasedFormProps) {
  const [state, send] = useActionState(action, untouched)
  return (
    <>
      <ErrorTitle title={`Confirm that contact has ended: ${hidden.reference}`} errors={state.errors} />
      <ErrorSummary errors={state.errors} />
      <FormOutcome state={state} />
      <PageHeading title="Confirm that contact has ended" caption={hidden.reference} />
      {children}
      <form action={send} className="flow" noValidate>
        <Hidden fields={hidden} />
        <TextArea
          name="text"
          label="What have you done, and when?"
          hint="For example: left the group and removed the contact on 4 June"
          rows={5}
          limit={answerLimit}
          defaultValue={typed(state, 'text')}
          errors={state.errors}
        />
        {whoSees}
        <ButtonRow>
          <Button>Confirm that contact has ended</Button>
          <a href={`/declarations/${hidden.reference}`}>Not now</a>
        </ButtonRow>
      </form>
    </>
  )
}

function Hidden({ fields }: { fields: Readonly<Record<string, string>> }) {
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}
