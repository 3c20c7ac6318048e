'use client'

import { useActionState } from 'react'
import { FormOutcome } from '#components/declarations/form-outcome.tsx'
import { typed } from '#components/declarations/typed.ts'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { Checkboxes } from '#components/ui/choices.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { ErrorTitle } from '#components/ui/error-title.tsx'
import { Reference } from '#components/ui/mono.tsx'
import { InsetText } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Select } from '#components/ui/select.tsx'
import { SummaryList } from '#components/ui/summary-list.tsx'
import { chosenRecord } from '#lib/forms/chosen-records.ts'
import { type FormState, untouched } from '#lib/forms/form-state.ts'
import type { QueueRow } from '#lib/queries/standards-queue.ts'
import type { Colleague } from '#lib/queries/standards-record.ts'
import { AssignResult } from './assign-result.tsx'
import { type Post, typedList } from './post-form.tsx'
import { dueWords } from './words.ts'

type AssignManyFormProps = {
  action: Post
  rows: readonly QueueRow[]
  people: readonly Colleague[]
  me: string
  list: string
  /** The list that the records were ticked in. */
  back: string
  today: string
}

const records = (count: number) => `${count} ${count === 1 ? 'record' : 'records'}`

/** Several records, one person: chosen, seen once more, carried out, and told of each. */
export function AssignManyForm({ action, list, back, people, ...shown }: AssignManyFormProps) {
  const [state, send, pending] = useActionState(action, untouched)
  const clean = Object.keys(state.errors).length === 0 && !state.refused && !state.incident
  const taker = people.find(({ id }) => id === typed(state, 'assessor'))
  const chosen = typedList(state, 'records[]') ?? []
  if (clean && state.values.step === 'done')
    return (
      <AssignResult results={typedList(state, 'results[]') ?? []} taker={taker?.name ?? ''} back={back} />
    )
  const confirming = clean && state.values.step === 'confirm'
  const title = confirming ? `Assign ${records(chosen.length)}?` : 'Assign records'
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
        key={confirming ? 'confirm' : 'edit'}
        onSubmit={(event) => pending && event.preventDefault()}
      >
        <input type="hidden" name="list" value={list} />
        {confirming ? (
          <Confirm chosen={chosen} rows={shown.rows} taker={taker} />
        ) : (
          <Choose state={state} people={people} {...shown} />
        )}
        <ButtonRow>
          {confirming ? (
            <>
              <Button name="step" value="confirmed">
                Assign {records(chosen.length)}
              </Button>
              <Button name="step" value="change" tone="quiet">
                Go back and change
              </Button>
            </>
          ) : (
            <>
              <Button name="step" value="check">
                Check before it counts
              </Button>
              <a href={back}>Not now</a>
            </>
          )}
        </ButtonRow>
      </form>
    </>
  )
}

type ChooseProps = Pick<AssignManyFormProps, 'rows' | 'people' | 'me' | 'today'> & { state: FormState }

function Choose({ state, rows, people, me, today }: ChooseProps) {
  const options = rows.map((row) => ({
    value: `${row.reference}/${row.version}`,
    label: (
      <>
        <Reference>{row.reference}</Reference>, <bdi>{row.declarant}</bdi>
      </>
    ),
    hint: [
      dueWords(row.dueOn, today)?.text ?? 'No date',
      row.assessor ? `with ${row.assessor}` : 'with nobody yet',
    ].join(', '),
  }))
  const before = typedList(state, 'records[]')?.map((each) => chosenRecord(each).reference)
  return (
    <>
      <Checkboxes
        name="records[]"
        legend="Records"
        options={options}
        defaultValue={options
          .map(({ value }) => value)
          .filter((value) => !before || before.includes(chosenRecord(value).reference))}
        errors={state.errors}
      />
      <Select
        name="assessor"
        label="Who takes them"
        hint="They get a notice of each when it is somebody else"
        placeholder="Choose a person"
        options={people.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` }))}
        defaultValue={typed(state, 'assessor') ?? (people.some(({ id }) => id === me) ? me : '')}
        errors={state.errors}
      />
    </>
  )
}

type ConfirmProps = {
  chosen: readonly string[]
  rows: readonly QueueRow[]
  taker: Colleague | undefined
}

function Confirm({ chosen, rows, taker }: ConfirmProps) {
  const found = chosen.map((each) => rows.find((row) => row.reference === chosenRecord(each).reference))
  const taken = found.filter((row) => row?.assessor).length
  return (
    <>
      {chosen.map((each) => (
        <input key={each} type="hidden" name="records[]" value={each} />
      ))}
      <input type="hidden" name="assessor" value={taker?.id ?? ''} />
      <SummaryList
        rows={[
          { key: 'Who takes them', value: taker?.name ?? '' },
          {
            key: 'Records',
            value: (
              <ul>
                {chosen.map((each) => (
                  <li key={each}>
                    <Reference>{chosenRecord(each).reference}</Reference>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      {taken > 0 ? (
        <InsetText>
          {taken === 1 ? 'One of them is' : `${taken} of them are`} somebody’s work already, and will be taken
          from them.
        </InsetText>
      ) : null}
    </>
  )
}
