'use client'

import { useEffect, useRef } from 'react'
import { Mono } from '#components/ui/mono.tsx'
import type { FormState } from '#lib/forms/form-state.ts'
import { refusals } from '#lib/wording.ts'

const takesFocus = { autoFocus: true } as const

/** Why nothing was done although every field was right: never a red field. It takes focus, as a summary of errors would. */
export function FormOutcome({ state }: { state: FormState }) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (state.refused || state.incident) box.current?.focus()
  }, [state])

  if (state.refused) {
    const { title, text } = refusals[state.refused]
    return (
      <section ref={box} className="banner" tabIndex={-1} role="alert" {...takesFocus}>
        <h2>{title}</h2>
        <p>{text}</p>
      </section>
    )
  }
  if (state.incident === undefined) return null
  return (
    <section ref={box} className="banner" tabIndex={-1} role="alert" {...takesFocus}>
      <h2>There is a problem with the service</h2>
      <p>
        The fault is ours. Nothing was changed and your words are still here. Try again in a few minutes; if
        you ask for help, quote incident <Mono>{state.incident}</Mono>.
      </p>
    </section>
  )
}
