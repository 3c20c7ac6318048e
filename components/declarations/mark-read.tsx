'use client'

import { type ReactNode, useActionState } from 'react'
import { FormOutcome } from '#components/declarations/form-outcome.tsx'
import { type FormState, untouched } from '#lib/forms/form-state.ts'

type MarkReadProps = {
  action: (previous: FormState, form: FormData) => Promise<FormState>
  ids: readonly string[]
  children: ReactNode
}

/** Marks the notices shown as read, and no others that may have come since. */
export function MarkRead({ action, ids, children }: MarkReadProps) {
  const [state, send] = useActionState(action, untouched)
  return (
    <form action={send}>
      <FormOutcome state={state} />
      {ids.map((id) => (
        <input key={id} type="hidden" name="notice[]" value={id} />
      ))}
      {children}
    </form>
  )
}
