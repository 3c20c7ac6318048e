'use client'

import { type ReactNode, useActionState } from 'react'
import { FormOutcome } from '#components/declarations/form-outcome.tsx'
import { typed } from '#components/declarations/typed.ts'
import type { Post } from '#components/standards/post-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextInput } from '#components/ui/text-input.tsx'
import { type FormState, untouched } from '#lib/forms/form-state.ts'
import { reasonLimit } from '#lib/forms/standards-limits.ts'

type KeepFormProps = { action: Post; search: string }

/** Keeps a search of one's own under a name, or gives a kept one another. */
export function NameSearchForm({ name, button, ...form }: KeepFormProps & { name: string; button: string }) {
  return (
    <KeepForm {...form} button={button}>
      {(state) => (
        <TextInput
          name="name"
          label="Name of this search"
          hint="Only you see it. Do not write what you searched for into it"
          defaultValue={typed(state, 'name') ?? name}
          errors={state.errors}
        />
      )}
    </KeepForm>
  )
}

/** Keeps a search no longer. */
export function ForgetSearchForm(form: KeepFormProps) {
  return (
    <KeepForm {...form} button="Forget this search">
      {() => <p>It is taken off your list. That you made it stays in the history.</p>}
    </KeepForm>
  )
}

/** Keeps that a search found nothing. */
export function KeepNoTraceForm(form: KeepFormProps) {
  return (
    <KeepForm {...form} button="Keep this as evidence">
      {(state) => (
        <TextArea
          name="note"
          label="Note (optional)"
          hint="For example, the number of the enquiry it is for"
          rows={2}
          limit={reasonLimit}
          defaultValue={typed(state, 'note') ?? ''}
          errors={state.errors}
        />
      )}
    </KeepForm>
  )
}

function KeepForm({
  action,
  search,
  button,
  children,
}: KeepFormProps & { button: string; children: (state: FormState) => ReactNode }) {
  const [state, send, pending] = useActionState(action, untouched)
  return (
    <form
      action={send}
      className="flow no-print"
      noValidate
      onSubmit={(event) => pending && event.preventDefault()}
    >
      <FormOutcome state={state} />
      <input type="hidden" name="search" value={search} />
      {children(state)}
      <Button tone="quiet">{button}</Button>
    </form>
  )
}
