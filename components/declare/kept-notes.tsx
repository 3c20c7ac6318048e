'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { LinkButton } from '#components/ui/button.tsx'
import { Details } from '#components/ui/notes.tsx'
import type { FormState } from '#lib/forms/form-state.ts'

const takesFocus = { autoFocus: true } as const

/** This part was saved elsewhere since the page was drawn: what stands there, and what to do with what was typed. */
export function StaleNote({ state, saved, href }: { state: FormState; saved: ReactNode; href: string }) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (state) box.current?.focus()
  }, [state])
  return (
    <section ref={box} className="banner" tabIndex={-1} role="alert" {...takesFocus}>
      <h2>This part was saved in another tab or on another device</h2>
      <p>
        Your words are still in the form below, but they are not saved. To put them in place of what is saved,
        press Continue again. To leave it as it is, <a href={href}>show only what is saved</a>.
      </p>
      {saved ? (
        <>
          <h3>What is saved now</h3>
          {saved}
        </>
      ) : null}
    </section>
  )
}

/** What was typed into a page whose session had ended is in the form again. */
export function HeldNote({ at, saved }: { at: string; saved: ReactNode }) {
  return (
    <section className="banner">
      <h2>You were signed out before this was saved</h2>
      <p>This is what you had typed on {at}. Press Continue to save it.</p>
      {saved ? <Details summary="What was saved before">{saved}</Details> : null}
      <p>
        <LinkButton name="go" value="dismiss">
          Remove it and show what was saved
        </LinkButton>
      </p>
    </section>
  )
}
