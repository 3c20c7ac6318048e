'use client'

import { useActionState } from 'react'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { Radios } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { ErrorTitle } from '#components/ui/error-title.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import type { MailChoice } from '#lib/domain/history.ts'
import { type FormState, untouched } from '#lib/forms/form-state.ts'
import { FormOutcome } from './form-outcome.tsx'
import { typed } from './typed.ts'

type MailChoiceFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  choice: MailChoice
  digestHour: number
}

const title = 'How you are told by e-mail'

export function MailChoiceForm({ action, choice, digestHour }: MailChoiceFormProps) {
  const [state, send] = useActionState(action, untouched)
  return (
    <>
      <ErrorTitle title={title} errors={state.errors} />
      <ErrorSummary errors={state.errors} />
      <FormOutcome state={state} />
      <PageHeading title={title} />
      <p>
        Everything is in your notices at once. News about your own declarations, and whatever is urgent, also
        comes by e-mail at once. This is about the rest: what waits for your decision, your check or your
        work.
      </p>
      <form action={send} className="flow" noValidate>
        <Radios
          name="choice"
          legend="What can wait"
          defaultValue={typed(state, 'choice') ?? choice}
          errors={state.errors}
          options={[
            {
              value: 'digest',
              label: 'Once a day',
              hint: `One e-mail on working days from ${digestHour}:00 on, with numbers only, when something waits for you`,
            },
            {
              value: 'each',
              label: 'One e-mail each, at once',
              hint: 'With the reference and a link, nothing else',
            },
            { value: 'portal', label: 'Not by e-mail', hint: 'You look at your notices yourself' },
          ]}
        />
        <ButtonRow>
          <Button>Save</Button>
          <a href="/notices">Not now</a>
        </ButtonRow>
      </form>
    </>
  )
}
