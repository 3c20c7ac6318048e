'use client'

import { type ReactNode, useActionState } from 'react'
import { FormOutcome } from '#components/declarations/form-outcome.tsx'
import { typed } from '#components/declarations/typed.ts'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { ErrorTitle } from '#components/ui/error-title.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { type FormState, untouched } from '#lib/forms/form-state.ts'
import { CheckFields } from './check-fields.tsx'

type CheckFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  reference: string
  version: string
  /** Which condition, and how many checks of it there were. */
  condition: string
  whoSees: ReactNode
  /** The condition. */
  children: ReactNode
}

/** A line manager records a check of a condition. */
export function CheckForm({ action, whoSees, children, ...hidden }: CheckFormProps) {
  const [state, send, pending] = useActionState(action, untouched)
  return (
    <>
      <ErrorTitle title={`Record a check: ${hidden.reference}`} errors={state.errors} />
      <ErrorSummary errors={state.errors} />
      <FormOutcome state={state} />
      <PageHeading title="Record a check" caption={hidden.reference} />
      {children}
      <form
        action={send}
        className="flow"
        noValidate
        // A second press would be refused, and its refusal would hide what the first one did.
        onSubmit={(event) => {
          if (pending) event.preventDefault()
        }}
      >
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <CheckFields
          finding={typed(state, 'finding')}
          evidence={typed(state, 'evidence')}
          errors={state.errors}
        />
        {whoSees}
        <ButtonRow>
          <Button>Record the check</Button>
          <a href="/reviews/conditions">Not now</a>
        </ButtonRow>
      </form>
    </>
  )
}
