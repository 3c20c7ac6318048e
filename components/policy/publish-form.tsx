'use client'

import { useActionState } from 'react'
import { FormOutcome } from '#components/declarations/form-outcome.tsx'
import { typed } from '#components/declarations/typed.ts'
import { Kept, type Post } from '#components/standards/post-form.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { DateFields } from '#components/ui/date-fields.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { ErrorTitle } from '#components/ui/error-title.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SummaryList } from '#components/ui/summary-list.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextInput } from '#components/ui/text-input.tsx'
import { formatDay } from '#lib/dates.ts'
import { differences } from '#lib/domain/policy/difference.ts'
import { documentFrom } from '#lib/domain/policy/editing.ts'
import type { PolicyField } from '#lib/domain/policy/sample.ts'
import type { PolicyKind } from '#lib/domain/policy.ts'
import { type FormState, untouched } from '#lib/forms/form-state.ts'
import { boxesIn } from '#lib/forms/policy-boxes.ts'
import { writtenDay } from '#lib/forms/written-day.ts'
import { DifferencesTable } from './differences-table.tsx'
import { DocumentBoxes } from './document-boxes.tsx'

type PublishFormProps = {
  action: Post
  kind: PolicyKind
  /** "Conditions" */
  name: string
  /** The newest version, which the next one begins with. */
  drawn: string
  body: unknown
  boxes: readonly PolicyField[]
}

const parts = ['day', 'month', 'year'] as const

/** The next version of a policy document: typed, then seen as what it changes, then published. */
export function PublishForm({ action, kind, name, drawn, body, boxes }: PublishFormProps) {
  const [state, send, pending] = useActionState(action, untouched)
  const clean = Object.keys(state.errors).length === 0 && !state.refused && !state.incident
  const confirm = clean && state.values.step === 'confirm'
  const title = confirm ? `${name}: what changes` : `${name}: a new version`
  return (
    <>
      <ErrorTitle title={title} errors={state.errors} />
      <ErrorSummary errors={clean ? undefined : state.errors} />
      <FormOutcome state={state} />
      <PageHeading title={title} />
      <form
        action={send}
        className="flow"
        noValidate
        key={confirm ? 'confirm' : 'edit'}
        onSubmit={(event) => {
          // A second press would be refused, and its refusal would hide what the first one did.
          if (pending) event.preventDefault()
        }}
      >
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="drawn" value={drawn} />
        {confirm ? (
          <Changes {...{ state, kind, body, drawn }} />
        ) : (
          <>
            <p>
              It begins as version {drawn} stands. A row that you empty is left out; empty rows at the end of
              a list are there to add to it. What was published is never changed: declarations made under it
              keep it.
            </p>
            <TextInput
              name="version"
              label="Name of the new version"
              hint="For example 2027-01"
              width={20}
              defaultValue={typed(state, 'version')}
              errors={state.errors}
            />
            <DateFields
              name="from"
              legend="In force from"
              hint="Today or a later day, for example 4 6 2027"
              defaultValue={Object.fromEntries(
                parts.map((part) => [part, typed(state, `from.${part}`) ?? '']),
              )}
              errors={state.errors}
            />
            <TextArea
              name="note"
              label="What changes, and why"
              hint="It stands with the version for as long as there is a history."
              rows={3}
              limit={1000}
              defaultValue={typed(state, 'note')}
              errors={state.errors}
            />
            <DocumentBoxes boxes={boxes} state={state} />
          </>
        )}
        <ButtonRow>
          {confirm ? (
            <>
              <Button name="step" value="confirmed">
                Publish this version
              </Button>
              <Button name="step" value="change" tone="quiet">
                Go back and change
              </Button>
            </>
          ) : (
            <>
              <Button name="step" value="check">
                See what changes
              </Button>
              <a href={`/policy/${kind}`}>Not now</a>
            </>
          )}
        </ButtonRow>
      </form>
    </>
  )
}

type ChangesProps = { state: FormState; kind: PolicyKind; body: unknown; drawn: string }

function Changes({ state, kind, body, drawn }: ChangesProps) {
  const found = differences(body, documentFrom(kind, body, boxesIn(state.values)))
  const [day = '', month = '', year = ''] = parts.map((part) => typed(state, `from.${part}`))
  const from = writtenDay({ day, month, year })
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Version', value: typed(state, 'version') },
          { key: 'In force from', value: from && formatDay(from) },
          { key: 'What changes, and why', value: typed(state, 'note') },
        ]}
      />
      <DifferencesTable caption={`Different from version ${drawn}: ${found.length}`} found={found} />
      <Kept values={state.values} besides={['kind', 'drawn', 'step']} />
    </>
  )
}
