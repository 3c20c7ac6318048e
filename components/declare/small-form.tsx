'use client'

import { type ReactNode, useActionState } from 'react'
import { FormOutcome } from '#components/declarations/form-outcome.tsx'
import type { PostPart } from '#components/declare/part-form.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { untouched } from '#lib/forms/form-state.ts'

type SmallFormProps = {
  action: PostPart
  hidden: Readonly<Record<string, string>>
  /** The buttons. */
  children: ReactNode
}

/** A form without questions: start, remove, discard, keep. It says above its buttons why nothing was done. */
export function SmallForm({ action, hidden, children }: SmallFormProps) {
  const [state, send] = useActionState(action, untouched)
  return (
    <>
      <ErrorSummary errors={state.errors} />
      <FormOutcome state={state} />
      <form action={send}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
      </form>
    </>
  )
}
