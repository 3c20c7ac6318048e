'use client'

import { type ReactNode, useActionState } from 'react'
import { FormOutcome } from '#components/declarations/form-outcome.tsx'
import type { PostPart } from '#components/declare/part-form.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { ErrorTitle } from '#components/ui/error-title.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { untouched } from '#lib/forms/form-state.ts'

type SendFormProps = {
  action: PostPart
  draft: string
  version: number
  title: string
  /** Everything that is sent, to be read once more. */
  children: ReactNode
  statement: ReactNode
}

/** The answers once more, the statement, and the one button that sends them. */
export function SendForm({ action, draft, version, title, children, statement }: SendFormProps) {
  const [state, send] = useActionState(action, untouched)
  return (
    <>
      <ErrorTitle title={title} errors={state.errors} />
      <ErrorSummary errors={state.errors} />
      <FormOutcome state={state} />
      <PageHeading title={title} />
      {children}
      <form action={send} className="flow" noValidate>
        <input type="hidden" name="draft" value={draft} />
        <input type="hidden" name="version" value={version} />
        {statement}
        <ButtonRow>
          <Button>I confirm and send</Button>
          <a href={`/declare/${draft}`}>Not now</a>
        </ButtonRow>
      </form>
    </>
  )
}
