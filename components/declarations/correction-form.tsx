'use client'

import { type ReactNode, useActionState } from 'react'
import { FormOutcome } from '#components/declarations/form-outcome.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { Radios } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { ErrorTitle } from '#components/ui/error-title.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { type Place, places } from '#lib/domain/declaration.ts'
import { type FormState, untouched } from '#lib/forms/form-state.ts'
import { correctionLimit } from '#lib/forms/limits.ts'
import { placeWords } from '#lib/wording.ts'
import { typed } from './typed.ts'

type CorrectionFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  reference: string
  version: string
  title: string
  place: Place | null
  whoSees: ReactNode
  /** What was declared, to look at while writing. */
  declared: ReactNode
  children: ReactNode
}

export function CorrectionForm(props: CorrectionFormProps) {
  const { action, reference, version, title, place, whoSees, declared, children } = props
  const [state, send] = useActionState(action, untouched)
  return (
    <>
      <ErrorTitle title={`${title}: ${reference}`} errors={state.errors} />
      <ErrorSummary errors={state.errors} />
      <FormOutcome state={state} />
      <PageHeading title={title} caption={reference} />
      {children}
      <form action={send} className="flow" noValidate>
        <input type="hidden" name="reference" value={reference} />
        <input type="hidden" name="version" value={version} />
        <Radios
          name="place"
          legend="Which part is it about?"
          options={places.map((each) => ({ value: each, label: placeWords[each] }))}
          defaultValue={typed(state, 'place') ?? place ?? undefined}
          errors={state.errors}
        />
        <TextArea
          name="text"
          label="What is different or new?"
          rows={7}
          limit={correctionLimit}
          defaultValue={typed(state, 'text')}
          errors={state.errors}
        />
        {whoSees}
        <ButtonRow>
          <Button>Add this to my declaration</Button>
          <a href={`/declarations/${reference}`}>Not now</a>
        </ButtonRow>
      </form>
      {declared}
    </>
  )
}
