'use client'

import { type ReactNode, useActionState } from 'react'
import { FormOutcome } from '#components/declarations/form-outcome.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { ErrorTitle } from '#components/ui/error-title.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { type FormState, untouched } from '#lib/forms/form-state.ts'

export type OwnFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  /** Carried along: the record, the state it was drawn from, and what the form is about. */
  hidden: Readonly<{ reference: string; version: string } & Record<string, string>>
  whoSees: ReactNode
  back: string
  /** What is to be known before it is filled in. */
  children: ReactNode
}

type Frame = OwnFormProps & { title: string; button: string; fields: (state: FormState) => ReactNode }

/** The frame of a form on a record outside professional standards. */
export function OwnForm({ action, hidden, whoSees, back, children, title, button, fields }: Frame) {
  const [state, send] = useActionState(action, untouched)
  return (
    <>
      <ErrorTitle title={`${title}: ${hidden.reference}`} errors={state.errors} />
      <ErrorSummary errors={state.errors} />
      <FormOutcome state={state} />
      <PageHeading title={title} caption={hidden.reference} />
      {children}
      <form action={send} className="flow" noValidate>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {fields(state)}
        {whoSees}
        <ButtonRow>
          <Button>{button}</Button>
          <a href={back}>Not now</a>
        </ButtonRow>
      </form>
    </>
  )
}
