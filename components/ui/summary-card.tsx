import type { ReactNode } from 'react'
import { SummaryList, type SummaryRow } from '#components/ui/summary-list.tsx'

export type SummaryCardProps = {
  title: ReactNode
  /** The level in the page's outline. */
  level?: 2 | 3
  rows?: readonly SummaryRow[]
  /** Links or LinkButtons; complete each with VisuallyHidden words ("Remove <account 2>"). */
  actions?: ReactNode
  children?: ReactNode
}

/** One of several like things: an account, a contact, a condition. */
export function SummaryCard({ title, level = 2, rows, actions, children }: SummaryCardProps) {
  return (
    <section className="summary-card">
      <header>
        {level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
        {actions ? <div className="card-actions">{actions}</div> : null}
      </header>
      <div className="summary-card-body">
        {rows ? <SummaryList rows={rows} /> : null}
        {children}
      </div>
    </section>
  )
}
