'use client'

import { useActionState } from 'react'
import { FormOutcome } from '#components/declarations/form-outcome.tsx'
import { typed } from '#components/declarations/typed.ts'
import { outcomeChoices, riskChoices, statusChoices } from '#components/standards/status-choices.ts'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { DateFields } from '#components/ui/date-fields.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { ErrorTitle } from '#components/ui/error-title.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextInput } from '#components/ui/text-input.tsx'
import { type FormState, untouched } from '#lib/forms/form-state.ts'
import { reasonLimit } from '#lib/forms/standards-limits.ts'

type Option = { readonly value: string; readonly label: string }

type SearchFormProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  /** What an earlier search of one's own was made with, to refine it. */
  start: Readonly<Record<string, string>>
  units: readonly Option[]
  categories: readonly Option[]
  platforms: readonly Option[]
}

const kinds: readonly Option[] = [
  { value: 'any', label: 'Recognise it for me' },
  { value: 'reference', label: 'Reference' },
  { value: 'staff_number', label: 'Declarant’s staff number' },
  { value: 'name', label: 'Name of a contact' },
  { value: 'handle', label: 'Handle or username' },
  { value: 'url', label: 'Web address' },
  { value: 'phone', label: 'Phone number' },
  { value: 'email', label: 'E-mail address' },
  { value: 'group', label: 'Name of a group' },
  { value: 'words', label: 'Words in the text' },
]

const more = ['name', 'handle', 'platform', 'unit', 'category', 'status', 'risk', 'outcome']
const dates = ['from', 'until'] as const
const parts = ['day', 'month', 'year'] as const

/** One box, a reason, and more options. It posts, so that nothing typed ever stands in an address. */
export function SearchForm({ action, start, units, categories, platforms }: SearchFormProps) {
  const [state, send, pending] = useActionState(action, untouched)
  const value = (name: string) => typed(state, name) ?? start[name] ?? ''
  const used = [...more, ...dates.flatMap((date) => parts.map((part) => `${date}.${part}`))].some(
    (name) => value(name) !== '',
  )
  const wrong = [...more, ...dates].some((name) => state.errors[name])
  return (
    <>
      <ErrorTitle title="Search" errors={state.errors} />
      <ErrorSummary errors={Object.keys(state.errors).length > 0 ? state.errors : undefined} />
      <FormOutcome state={state} />
      <PageHeading title="Search" />
      <form action={send} className="flow" noValidate onSubmit={(event) => pending && event.preventDefault()}>
        <TextInput
          name="term"
          type="search"
          label="Search for"
          hint="A reference, staff number, name, handle, web address, phone number, e-mail or group"
          defaultValue={value('term')}
          errors={state.errors}
        />
        <Select
          name="kind"
          label="What it is"
          options={kinds}
          defaultValue={value('kind') || 'any'}
          errors={state.errors}
        />
        <TextArea
          name="reason"
          label="Reason for access"
          hint="For example: linked to an enquiry of mine, with its number"
          rows={2}
          limit={reasonLimit}
          defaultValue={value('reason')}
          errors={state.errors}
        />
        <WhoSees>
          you see the results. Auditors see that you searched, and when; never what for. What you search for,
          your reason and the results are kept in the history.
        </WhoSees>
        <details className="details" open={used || wrong}>
          <summary>More options</summary>
          <div className="details-body flow">
            <p>Everything you fill in has to match.</p>
            <TextInput
              name="name"
              label="Name of a contact"
              defaultValue={value('name')}
              errors={state.errors}
              optional
            />
            <TextInput
              name="handle"
              label="Handle, web address, number or e-mail"
              defaultValue={value('handle')}
              errors={state.errors}
              optional
            />
            <Select
              name="platform"
              label="Platform"
              placeholder="Any"
              options={platforms}
              defaultValue={value('platform')}
              errors={state.errors}
            />
            <Select
              name="unit"
              label="Declarant’s unit when it was sent"
              placeholder="Any"
              options={units}
              defaultValue={value('unit')}
              errors={state.errors}
            />
            <Select
              name="category"
              label="Category"
              placeholder="Any"
              options={categories}
              defaultValue={value('category')}
              errors={state.errors}
            />
            <Select
              name="status"
              label="Status"
              placeholder="Any"
              options={statusChoices}
              defaultValue={value('status')}
              errors={state.errors}
            />
            <Select
              name="risk"
              label="Risk, as assessed last"
              placeholder="Any"
              options={riskChoices}
              defaultValue={value('risk')}
              errors={state.errors}
            />
            <Select
              name="outcome"
              label="Outcome"
              placeholder="Any"
              options={outcomeChoices}
              defaultValue={value('outcome')}
              errors={state.errors}
            />
            {dates.map((date) => (
              <DateFields
                key={date}
                name={date}
                legend={date === 'from' ? 'Sent on or after' : 'Sent on or before'}
                hint="For example, 4 6 2026"
                optional
                defaultValue={Object.fromEntries(parts.map((part) => [part, value(`${date}.${part}`)]))}
                errors={state.errors}
              />
            ))}
          </div>
        </details>
        <ButtonRow>
          <Button>Search</Button>
        </ButtonRow>
      </form>
    </>
  )
}
