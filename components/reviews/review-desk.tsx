'use client'

import { type ReactNode, useActionState, useState } from 'react'
import { FormOutcome } from '#components/declarations/form-outcome.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { ErrorTitle } from '#components/ui/error-title.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import type { CommandType } from '#lib/domain/commands.ts'
import type { Route } from '#lib/domain/declaration.ts'
import { type FormState, untouched } from '#lib/forms/form-state.ts'
import { ConfirmStep } from './confirm-step.tsx'
import { DeskForms } from './desk-forms.tsx'
import type { DeskDecision } from './desk-words.ts'

type Action = (previous: FormState, form: FormData) => Promise<FormState>

export type ReviewDeskProps = {
  reference: string
  declarant: string
  version: string
  route: Route
  open: readonly CommandType[]
  /** A question is open; only what does not wait for its answer can be done. */
  waiting: boolean
  actions: Readonly<Record<DeskDecision | 'stepAside', Action>>
  /** Who reads each thing that can be written here. */
  readers: Readonly<Record<DeskDecision | 'stepAside' | 'measures', string>>
  record: ReactNode
  guidance: ReactNode
  /** Stands in place of the forms when nothing is open. */
  done: ReactNode
}

/**
 * The record with what to do about it, or the confirm step in their place. Every form is a plain one and every step is an
 * answer of the server, so all of it works without scripts; the words typed come back with each answer.
 */
export function ReviewDesk(props: ReviewDeskProps) {
  const { reference, actions, open } = props
  const approve = useActionState(actions.approve, untouched)
  const giveBack = useActionState(actions.giveBack, untouched)
  const refer = useActionState(actions.refer, untouched)
  const stepAside = useActionState(actions.stepAside, untouched)
  const forms = { approve, giveBack, refer, stepAside }
  const [posted, setPosted] = useState<keyof typeof forms | null>(null)
  const [left, setLeft] = useState<FormState | null>(null)

  // Without scripts at most one has an answer; with them the one posted last counts.
  const answered = (Object.keys(forms) as (keyof typeof forms)[]).find((name) => forms[name][0] !== untouched)
  const last = posted ?? answered ?? null
  const state = last ? forms[last][0] : untouched
  const confirming = last && last !== 'stepAside' && isToConfirm(state) && state !== left ? last : null
  const nothing = !['approve', 'return', 'refer', 'step_aside'].some((type) =>
    open.includes(type as CommandType),
  )

  if (confirming) {
    return (
      <ConfirmStep
        {...props}
        decision={confirming}
        values={state.values}
        send={forms[confirming][1]}
        onBack={() => setLeft(state)}
      />
    )
  }
  return (
    <>
      <ErrorTitle title={`Review ${reference}`} errors={state.errors} />
      <ErrorSummary errors={state.errors} />
      <FormOutcome state={state} />
      <PageHeading title="Review a declaration" caption={reference} />
      <p className="lg:hidden">
        <a href="#desk">{nothing ? 'What was decided' : 'Go to your decision'}</a>
      </p>
      <div className="space-y-8 lg:grid lg:grid-cols-[minmax(0,3fr)_minmax(22rem,2fr)] lg:items-start lg:gap-12 lg:space-y-0">
        <div className="flow">{props.record}</div>
        <div className="flow scroll-mt-4" id="desk">
          <h2>{nothing ? 'What was decided' : 'Your decision'}</h2>
          {nothing ? (
            props.done
          ) : (
            <>
              {props.waiting ? (
                <p>You asked a question and wait for the answer. You can still pass it on without it.</p>
              ) : null}
              <DeskForms {...props} forms={forms} last={last} onPost={setPosted} />
              {props.guidance}
            </>
          )}
        </div>
      </div>
    </>
  )
}

function isToConfirm(state: FormState): boolean {
  return state.values.step === 'confirm' && Object.keys(state.errors).length === 0
}
