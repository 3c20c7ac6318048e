import type { ReactNode } from 'react'

export type SummaryRow = {
  key: string
  /** "Not provided" stands where this is empty. */
  value: ReactNode
  changeHref?: string
  /** Completes "Change …" for those who hear the link alone; the key in lower case if left out. */
  changeHidden?: string
}

/** Questions and answers, to check or to read. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="summary">
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.key}</dt>
          <dd>{isEmpty(row.value) ? <span className="text-muted">Not provided</span> : row.value}</dd>
          {row.changeHref ? (
            <dd className="change">
              <a href={row.changeHref}>
                Change<span className="sr-only"> {row.changeHidden ?? row.key.toLowerCase()}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  )
}

function isEmpty(value: ReactNode): boolean {
  return value === null || value === undefined || value === false || value === ''
}
