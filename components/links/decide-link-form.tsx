'use client'

import { useActionState } from 'react'
import { FormOutcome } from '#components/declarations/form-outcome.tsx'
import { typed } from '#components/declarations/typed.ts'
import type { Post } from '#components/standards/post-form.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { Radios } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { ErrorTitle } from '#components/ui/error-title.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { untouched } from '#lib/forms/form-state.ts'
import { noteLimit } from '#lib/forms/standards-limits.ts'

type DecideLinkFormProps = {
  action: Post
  link: string
  version: string
  /** The document's title; an error is put before it. */
  title: string
  open: readonly ('confirmed' | 'rejected' | 'open')[]
}

const choices = {
  confirmed: {
    label: 'One and the same',
    hint: 'Both contacts are then shown as one. What each person declared stays as it was declared',
  },
  rejected: {
    label: 'Not the same',
    hint: 'The pair is not shown again unless something new speaks for it',
  },
  open: { label: 'Take the decision back', hint: 'The pair goes back to those to look at' },
} as const

/** What somebody decides on two contacts, with the reason. */
export function DecideLinkForm({ action, link, version, title, open }: DecideLinkFormProps) {
  const [state, send, pending] = useActionState(action, untouched)
  return (
    <>
      <ErrorTitle title={title} errors={state.errors} />
      <ErrorSummary errors={Object.keys(state.errors).length > 0 ? state.errors : undefined} />
      <FormOutcome state={state} />
      <form action={send} className="flow" noValidate onSubmit={(event) => pending && event.preventDefault()}>
        <input type="hidden" name="link" value={link} />
        <input type="hidden" name="version" value={version} />
        <Radios
          name="decision"
          legend="Are they one and the same?"
          options={open.map((value) => ({ value, ...choices[value] }))}
          defaultValue={typed(state, 'decision')}
          errors={state.errors}
        />
        <TextArea
          name="reason"
          label="Reason"
          hint="What convinced you. It is kept with the decision"
          rows={3}
          limit={noteLimit}
          defaultValue={typed(state, 'reason') ?? ''}
          errors={state.errors}
        />
        <WhoSees>
          professional standards who may see both records. Neither declarant nor line manager learns that
          anything matched.
        </WhoSees>
        <ButtonRow>
          <Button>Record the decision</Button>
          <a href="/standards/links">Not now</a>
        </ButtonRow>
      </form>
    </>
  )
}
