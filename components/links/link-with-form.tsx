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
import { PageHeading } from '#components/ui/page-heading.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextInput } from '#components/ui/text-input.tsx'
import { untouched } from '#lib/forms/form-state.ts'
import { noteLimit } from '#lib/forms/standards-limits.ts'

const title = 'Link with a contact of another record'

/** Which record holds the other contact. */
export function OtherRecordForm({ action, reference }: { action: Post; reference: string }) {
  const [state, send, pending] = useActionState(action, untouched)
  return (
    <>
      <ErrorTitle title={`${title}, ${reference}`} errors={state.errors} />
      <ErrorSummary errors={Object.keys(state.errors).length > 0 ? state.errors : undefined} />
      <FormOutcome state={state} />
      <PageHeading title={title} />
      <form action={send} className="flow" noValidate onSubmit={(event) => pending && event.preventDefault()}>
        <input type="hidden" name="reference" value={reference} />
        <TextInput
          name="other"
          label="Reference of the other record"
          hint="For example, OA-7K2M-94QX"
          defaultValue={typed(state, 'other') ?? ''}
          errors={state.errors}
        />
        <ButtonRow>
          <Button>Continue</Button>
          <a href={`/standards/${reference}/links`}>Not now</a>
        </ButtonRow>
      </form>
    </>
  )
}

type Choice = { readonly value: string; readonly label: string }

type LinkWithFormProps = {
  action: Post
  reference: string
  other: string
  own: readonly Choice[]
  /** Null where the other record is not open to this reader. */
  theirs: readonly Choice[] | null
  openHref: string | null
}

/** The contacts of both records, of which two are one and the same. */
export function LinkWithForm({ action, reference, other, own, theirs, openHref }: LinkWithFormProps) {
  const [state, send, pending] = useActionState(action, untouched)
  const again = `/standards/${reference}/link-with`
  if (!theirs)
    return (
      <>
        <ErrorTitle title={`${title}, ${reference}`} errors={{}} />
        <PageHeading title={title} />
        {openHref ? (
          <p>
            <a href={openHref}>Open {other}</a> first, with a reason. Then come back here.
          </p>
        ) : (
          <p>
            There is no record {other} for you. <a href={again}>Enter another reference</a>.
          </p>
        )}
      </>
    )
  return (
    <>
      <ErrorTitle title={`${title}, ${reference}`} errors={state.errors} />
      <ErrorSummary errors={Object.keys(state.errors).length > 0 ? state.errors : undefined} />
      <FormOutcome state={state} />
      <PageHeading title={title} />
      <form action={send} className="flow" noValidate onSubmit={(event) => pending && event.preventDefault()}>
        <input type="hidden" name="reference" value={reference} />
        <Radios
          name="one"
          legend={`In ${reference}`}
          options={own}
          defaultValue={typed(state, 'one') ?? (own.length === 1 ? own[0]?.value : undefined)}
          errors={state.errors}
        />
        <Radios
          name="other"
          legend={`In ${other}`}
          options={theirs}
          defaultValue={typed(state, 'other') ?? (theirs.length === 1 ? theirs[0]?.value : undefined)}
          errors={state.errors}
        />
        <TextArea
          name="reason"
          label="How you know that they are one and the same"
          rows={3}
          limit={noteLimit}
          defaultValue={typed(state, 'reason') ?? ''}
          errors={state.errors}
        />
        <WhoSees>
          professional standards who may see both records. What each person declared stays as it was declared.
        </WhoSees>
        <ButtonRow>
          <Button>Link them</Button>
          <a href={`/standards/${reference}/links`}>Not now</a>
        </ButtonRow>
      </form>
    </>
  )
}
