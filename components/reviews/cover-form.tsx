'use client'

import { type ReactNode, useActionState } from 'react'
import { FormOutcome } from '#components/declarations/form-outcome.tsx'
import { typed } from '#components/declarations/typed.ts'
import { Button } from '#components/ui/button.tsx'
import { DateFields } from '#components/ui/date-fields.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { ErrorTitle } from '#components/ui/error-title.tsx'
import { TextInput } from '#components/ui/text-input.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { type FormState, untouched } from '#lib/forms/form-state.ts'

type Post = (previous: FormState, form: FormData) => Promise<FormState>

type CoverFormProps = {
  action: Post
  title: string
  longestDays: number
  /** The heading, and what there is already. */
  children: ReactNode
}

const parts = ['day', 'month', 'year'] as const

/** A line manager says who stands in for them, from day to day. */
export function CoverForm({ action, title, longestDays, children }: CoverFormProps) {
  const [state, send, pending] = useActionState(action, untouched)
  return (
    <>
      <ErrorTitle title={title} errors={state.errors} />
      <ErrorSummary errors={state.errors} />
      <FormOutcome state={state} />
      {children}
      <h2 className="part">Arrange cover</h2>
      <form
        action={send}
        className="flow"
        noValidate
        // A second press would be refused, and its refusal would hide what the first one did.
        onSubmit={(event) => {
          if (pending) event.preventDefault()
        }}
      >
        <TextInput
          name="staffNumber"
          label="Staff number of the person who stands in for you"
          hint="Their warrant or pay number"
          width={20}
          defaultValue={typed(state, 'staffNumber')}
          errors={state.errors}
        />
        {(['from', 'until'] as const).map((date) => (
          <DateFields
            key={date}
            name={date}
            legend={date === 'from' ? 'First day' : 'Last day'}
            hint={date === 'from' ? 'For example 4 6 2026' : `That day included; at most ${longestDays} days`}
            defaultValue={Object.fromEntries(
              parts.map((part) => [part, typed(state, `${date}.${part}`) ?? '']),
            )}
            errors={state.errors}
          />
        ))}
        <Button>Arrange cover</Button>
      </form>
    </>
  )
}

/** Ends a cover at once. */
export function EndCoverForm({ action, cover, name }: { action: Post; cover: string; name: string }) {
  const [state, send] = useActionState(action, untouched)
  return (
    <form action={send}>
      <FormOutcome state={state} />
      <input type="hidden" name="cover" value={cover} />
      <Button tone="quiet">
        End it now<VisuallyHidden> ({name})</VisuallyHidden>
      </Button>
    </form>
  )
}
