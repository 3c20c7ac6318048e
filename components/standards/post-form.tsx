'use client'

import { type ReactNode, useActionState } from 'react'
import { FormOutcome } from '#components/declarations/form-outcome.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { ErrorTitle } from '#components/ui/error-title.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SummaryList, type SummaryRow } from '#components/ui/summary-list.tsx'
import { type FormState, untouched } from '#lib/forms/form-state.ts'

export type Post = (previous: FormState, form: FormData) => Promise<FormState>

/** What every form on a record carries along. */
export type OnRecord = {
  readonly action: Post
  readonly reference: string
  readonly version: string
  readonly list: string
}

export type Confirmation = {
  readonly title: string
  /** What will be recorded, word for word. */
  readonly rows: readonly SummaryRow[]
  readonly warning?: ReactNode
  readonly button: string
}

type PostFormProps = OnRecord & {
  title: string
  button: string
  /** Who will read what is written; one line for each kind of words. */
  readers?: readonly string[]
  /** Stands between heading and fields. */
  intro?: ReactNode
  hidden?: Readonly<Record<string, string>>
  /** For a form on more than one page: which of them an answer draws, by a key of its own. */
  step?: (
    state: FormState,
  ) => { readonly key: string; readonly title: string; readonly intro?: ReactNode } | null
  /** Replays what will be recorded; only then can it be sent for good. */
  confirm?: (state: FormState) => Confirmation
  children: (state: FormState) => ReactNode
}

/** A form on a record: title, errors, refusals, what is carried along, and the confirm step where there is one. */
export function PostForm({
  action,
  title,
  button,
  readers = [],
  intro,
  hidden,
  step,
  confirm,
  children,
  ...on
}: PostFormProps) {
  const [state, send, pending] = useActionState(action, untouched)
  const clean = Object.keys(state.errors).length === 0 && !state.refused && !state.incident
  const confirmation = confirm && clean && state.values.step === 'confirm' ? confirm(state) : null
  const carried = { reference: on.reference, version: on.version, list: on.list, ...hidden }
  const page = confirmation ? null : (step?.(state) ?? null)
  const shown = confirmation?.title ?? page?.title ?? title
  return (
    <>
      <ErrorTitle title={`${shown}, ${on.reference}`} errors={state.errors} />
      <ErrorSummary errors={clean ? undefined : state.errors} />
      <FormOutcome state={state} />
      <PageHeading title={shown} />
      {confirmation ? null : page ? page.intro : intro}
      {/* A new form for each step: what React puts back after an action belongs to the step it was typed in. */}
      <form
        action={send}
        className="flow"
        noValidate
        key={confirmation ? 'confirm' : (page?.key ?? 'edit')}
        // A second press would be refused, and its refusal would hide what the first one did.
        onSubmit={(event) => {
          if (pending) event.preventDefault()
        }}
      >
        {Object.entries(carried).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {confirmation ? (
          <>
            {confirmation.warning}
            <SummaryList rows={confirmation.rows} />
            <Kept values={state.values} besides={[...Object.keys(carried), 'step']} />
          </>
        ) : (
          children(state)
        )}
        {readers.map((reader) => (
          <WhoSees key={reader}>{reader}</WhoSees>
        ))}
        <ButtonRow>
          {confirmation ? (
            <>
              <Button name="step" value="confirmed">
                {confirmation.button}
              </Button>
              <Button name="step" value="change" tone="quiet">
                Go back and change
              </Button>
            </>
          ) : (
            <>
              <Button {...(confirm ? { name: 'step', value: 'check' } : {})}>{button}</Button>
              {page ? (
                <Button name="step" value="change" tone="quiet">
                  Go back and change
                </Button>
              ) : null}
              <a href={recordHref(on.reference, on.list)}>Not now</a>
            </>
          )}
        </ButtonRow>
      </form>
    </>
  )
}

/** What was typed on another page of the form, carried along. */
export function Kept({
  values,
  besides = [],
  only = () => true,
}: {
  values: FormState['values']
  besides?: readonly string[]
  only?: (name: string) => boolean
}) {
  return Object.entries(values)
    .filter(([name]) => !besides.includes(name) && only(name))
    .flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((each, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that only ever changes as a whole
        <input key={`${name} ${at}`} type="hidden" name={name} value={each} />
      )),
    )
}

function recordHref(reference: string, list: string): string {
  return `/standards/${reference}${list ? `?list=${encodeURIComponent(list)}` : ''}`
}

/** The list of values typed under a name that ends in `[]`. */
export function typedList(state: FormState, name: string): readonly string[] | undefined {
  const value = state.values[name]
  return typeof value === 'string' ? [value] : value
}

/** What was typed, on its own lines as it was typed. */
export function Words({ children }: { children: ReactNode }) {
  return <span className="whitespace-pre-line">{children}</span>
}
