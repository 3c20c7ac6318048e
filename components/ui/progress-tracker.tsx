import type { ReactNode } from 'react'

export type Step = { label: string; state: 'done' | 'current' | 'todo'; detail?: ReactNode }

const words: Record<Step['state'], string> = { done: 'Done: ', current: 'Now: ', todo: 'Not yet: ' }

/** Where something stands among a few fixed, coarse steps. Show only what the reader may know. */
export function ProgressTracker({ steps, label }: { steps: readonly Step[]; label: string }) {
  return (
    <ol className="track" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.label}
          className={`step-${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <div className="step-name">
            <span className="sr-only">{words[step.state]}</span>
            {step.label}
          </div>
          {step.detail ? <div className="hint small">{step.detail}</div> : null}
        </li>
      ))}
    </ol>
  )
}
