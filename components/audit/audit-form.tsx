'use client'

import { useActionState } from 'react'
import { FormOutcome } from '#components/declarations/form-outcome.tsx'
import { typed } from '#components/declarations/typed.ts'
import { typedList } from '#components/standards/post-form.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { Radios } from '#components/ui/choices.tsx'
import { DateFields } from '#components/ui/date-fields.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { ErrorTitle } from '#components/ui/error-title.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextInput } from '#components/ui/text-input.tsx'
import { type FormState, untouched } from '#lib/forms/form-state.ts'

type AuditFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  title: string
  start: Readonly<Record<string, string>>
  actions: readonly { readonly value: string; readonly label: string }[]
}

const parts = ['day', 'month', 'year'] as const

/** Searches the history by person, record, action and time. Posted, so that no name stands in an address. */
export function AuditForm({ action, title, start, actions }: AuditFormProps) {
  const [state, send, pending] = useActionState(action, untouched)
  const value = (name: string) => typed(state, name) ?? start[name] ?? ''
  const found = (typedList(state, 'people[]') ?? []).map((each) => {
    const [id = '', label = ''] = each.split('\t')
    return { value: id, label }
  })
  return (
    <>
      <ErrorTitle title={title} errors={state.errors} />
      <ErrorSummary errors={Object.keys(state.errors).length > 0 ? state.errors : undefined} />
      <FormOutcome state={state} />
      <PageHeading title="History" />
      <p>Who did what, to which record, and when: never what was written. Each look is itself recorded.</p>
      <form
        action={send}
        className="filters flow"
        noValidate
        aria-label="Search the history"
        onSubmit={(event) => pending && event.preventDefault()}
      >
        <div className="filters-fields">
          <TextInput
            name="person"
            label="Person"
            hint="Staff number or name"
            defaultValue={value('person')}
            errors={state.errors}
          />
          <TextInput
            name="reference"
            label="Reference of a record"
            hint="Like OA-7K2M-94QX"
            defaultValue={value('reference')}
            errors={state.errors}
          />
          <Select
            name="action"
            label="Action"
            placeholder="Any"
            options={actions}
            defaultValue={value('action')}
            errors={state.errors}
          />
        </div>
        {found.length > 0 ? (
          <>
            <Radios
              name="personId"
              legend="Which of these people?"
              options={found}
              defaultValue={value('personId')}
              errors={state.errors}
            />
            {found.map((each) => (
              <input key={each.value} type="hidden" name="people[]" value={`${each.value}\t${each.label}`} />
            ))}
          </>
        ) : null}
        <div className="flex flex-wrap gap-x-10 gap-y-4">
          {(['from', 'until'] as const).map((date) => (
            <DateFields
              key={date}
              name={date}
              legend={date === 'from' ? 'From' : 'Until'}
              defaultValue={Object.fromEntries(parts.map((part) => [part, value(`${date}.${part}`)]))}
              errors={state.errors}
            />
          ))}
        </div>
        <ButtonRow>
          <Button>Search the history</Button>
          <a href="/audit">Clear</a>
        </ButtonRow>
      </form>
    </>
  )
}
