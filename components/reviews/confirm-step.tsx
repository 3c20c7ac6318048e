'use client'

import { useEffect, useRef } from 'react'
import { Said } from '#components/declarations/said.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { ErrorTitle } from '#components/ui/error-title.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SummaryList, type SummaryRow } from '#components/ui/summary-list.tsx'
import { formatDay } from '#lib/dates.ts'
import type { FormValues } from '#lib/forms/read-form.ts'
import { writtenDay } from '#lib/forms/written-day.ts'
import { placeWords } from '#lib/wording.ts'
import { type DeskDecision, deskWords } from './desk-words.ts'
import type { ReviewDeskProps } from './review-desk.tsx'

type ConfirmStepProps = Pick<ReviewDeskProps, 'reference' | 'declarant' | 'version' | 'route' | 'readers'> & {
  decision: DeskDecision
  values: FormValues
  send: (form: FormData) => void
  onBack: () => void
}

/** Replays what was written and says who will read it. Nothing counts before this is sent. */
export function ConfirmStep(props: ConfirmStepProps) {
  const { reference, declarant, version, route, readers, decision, values, send, onBack } = props
  const heading = useRef<HTMLDivElement>(null)
  const words = deskWords(route)[decision]
  useBackStep(onBack)
  useEffect(() => heading.current?.focus(), [])
  const kept = Object.entries(values).filter(([name]) => !['step', 'reference', 'version'].includes(name))
  return (
    <>
      <ErrorTitle title={`Check your decision: ${reference}`} />
      <div ref={heading} tabIndex={-1} className="outline-none">
        <PageHeading title="Check before it counts" caption={reference} />
      </div>
      <SummaryList
        rows={[
          { key: 'Declared by', value: <bdi>{declarant}</bdi> },
          { key: 'Your decision', value: words.choice },
          ...rowsOf(decision, values),
        ]}
      />
      <p>{words.effect}</p>
      <WhoSees>{readers[decision]}</WhoSees>
      {values.measures === 'some' ? (
        <p className="hint small">Who can see the local measures: {readers.measures}</p>
      ) : null}
      <form action={send} className="flow">
        <input type="hidden" name="reference" value={reference} />
        <input type="hidden" name="version" value={version} />
        {kept.map(([name, value]) =>
          typeof value === 'string' ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        <ButtonRow>
          <Button name="step" value="confirmed">
            {words.confirm}
          </Button>
          <button
            type="submit"
            name="step"
            value="change"
            className="link-button"
            onClick={(event) => {
              event.preventDefault()
              window.history.back()
            }}
          >
            Go back and change it
          </button>
        </ButtonRow>
      </form>
    </>
  )
}

/** Gives this step an entry of its own in the browser's history, so that Back leads to the form with its words, not away. */
function useBackStep(onBack: () => void) {
  const back = useRef(onBack)
  back.current = onBack
  useEffect(() => {
    window.history.pushState(null, '', window.location.href)
    const step = () => back.current()
    window.addEventListener('popstate', step)
    return () => window.removeEventListener('popstate', step)
  }, [])
}

function rowsOf(decision: DeskDecision, values: FormValues): readonly SummaryRow[] {
  const text = (name: string) => {
    const value = values[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  if (decision === 'giveBack')
    return [
      { key: 'About', value: placeWords[text('place') as keyof typeof placeWords] },
      { key: 'Your question', value: <Said>{text('question')}</Said> },
    ]
  const measures = [1, 2, 3].filter(
    (at) => text('measures') === 'some' && text(`measure.${at}.wording`) !== '',
  )
  return [
    { key: 'Your reasons', value: <Said>{text('rationale')}</Said> },
    ...(decision === 'approve' && measures.length === 0 ? [{ key: 'Local measures', value: 'None' }] : []),
    ...measures.map((at) => ({
      key: `Local measure ${at}`,
      value: (
        <>
          <Said>{text(`measure.${at}.wording`)}</Said>
          <span className="hint">Review date: {reviewDay(at, text)}</span>
        </>
      ),
    })),
  ]
}

function reviewDay(at: number, text: (name: string) => string): string {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) =>
    text(`measure.${at}.review.${part}`),
  )
  const written = writtenDay({ day, month, year })
  return written === null ? `${day} ${month} ${year}` : formatDay(written)
}
