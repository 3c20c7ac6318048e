'use client'

import { type FormEvent, type ReactNode, useActionState, useState } from 'react'
import { FormOutcome } from '#components/declarations/form-outcome.tsx'
import { Autosave } from '#components/declare/autosave.tsx'
import { isTooLarge, shownValues } from '#components/declare/form-values.ts'
import { HeldNote, StaleNote } from '#components/declare/kept-notes.tsx'
import { Button, ButtonRow, LinkButton } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { ErrorTitle } from '#components/ui/error-title.tsx'
import type { Errors } from '#components/ui/field-id.ts'
import { PageHeading } from '#components/ui/page-heading.tsx'
import type { PartValues } from '#lib/domain/draft.ts'
import type { FormState } from '#lib/forms/form-state.ts'
import { untouched } from '#lib/forms/form-state.ts'

export type PostPart = (previous: FormState, form: FormData) => Promise<FormState>

/** What the page gives every form of a draft. */
export type PartFormProps = {
  action: PostPart
  draft: string
  contact: number | null
  /** Drawn for a new contact, so that a second press adds no second one. */
  newKey: string
  base: number
  fromCheck: boolean
  /** What is saved, to fill in; or what was held, when the session had ended. */
  start: PartValues
  heldAt: string | null
  /** What is saved now, to look at beside what was typed. Null where nothing is. */
  saved: ReactNode
  /** Where to look at the saved part again. */
  href: string
  title: string
  caption?: ReactNode
  intro?: ReactNode
  whoSees: ReactNode
}

type Drawn = { values: PartValues; errors: Errors; state: FormState }

/**
 * The frame of one section's form: what it carries, what became of the last attempt, and its two ways on. Whatever is typed
 * comes back, and a newer version saved elsewhere is shown, not overwritten.
 */
export function PartForm({ children, ...props }: PartFormProps & { children: (drawn: Drawn) => ReactNode }) {
  const { action, title, saved } = props
  const [state, send] = useActionState(action, untouched)
  const [tooLarge, setTooLarge] = useState<Errors | null>(null)
  const values = shownValues(state, props.start)
  const errors = tooLarge ?? state.errors

  // The server would turn it away unread, and the words with it: here they stay in their boxes.
  function measure(event: FormEvent<HTMLFormElement>) {
    const large = isTooLarge(new FormData(event.currentTarget))
    setTooLarge(large ? { form: [tooLargeWords] } : null)
    if (large) event.preventDefault()
  }

  const carried = {
    draft: props.draft,
    contact: text(state, 'contact') ?? (props.contact === null ? '' : String(props.contact)),
    key: text(state, 'key') ?? props.newKey,
    base: text(state, 'base') ?? String(props.base),
    from: props.fromCheck ? 'check' : '',
  }
  const fresh = state === untouched || Object.keys(state.values).length === 0
  return (
    <>
      <ErrorTitle title={title} errors={errors} />
      <ErrorSummary errors={errors} />
      {state.refused === 'stale' ? (
        <StaleNote state={state} saved={saved} href={props.href} />
      ) : (
        <FormOutcome state={state} />
      )}
      <PageHeading title={title} {...(props.caption ? { caption: props.caption } : {})} />
      <form action={send} onSubmit={measure} className="flow" noValidate>
        {Object.entries(carried).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {/* The Enter key presses the first button of a form: that one goes on. */}
        <button type="submit" name="go" value="continue" className="sr-only" tabIndex={-1} aria-hidden="true">
          Continue
        </button>
        {fresh && props.heldAt ? <HeldNote at={props.heldAt} saved={saved} /> : null}
        {props.intro}
        {children({ values, errors, state })}
        {props.whoSees}
        <Autosave action={action} />
        <ButtonRow>
          <Button name="go" value="continue">
            Continue
          </Button>
          <LinkButton name="go" value="later">
            Save and come back later
          </LinkButton>
        </ButtonRow>
      </form>
    </>
  )
}

const tooLargeWords =
  'There is too much on this page to save at once. Shorten the longest answer, and say where the rest is held'

function text(state: FormState, name: string): string | undefined {
  const value = state.values[name]
  return typeof value === 'string' ? value : undefined
}
