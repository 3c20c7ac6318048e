import type { ReactNode } from 'react'
import { Reference } from '#components/ui/mono.tsx'

/** The head of a receipt; brings the page's one heading. What happens next, who has it and how to keep a copy follow below it. */
export function Panel({
  title,
  reference,
  children,
}: {
  title: ReactNode
  reference?: string
  children?: ReactNode
}) {
  return (
    <div className="panel">
      <h1>{title}</h1>
      {reference ? (
        <p className="panel-reference">
          Your reference is <Reference>{reference}</Reference>
        </p>
      ) : null}
      {children}
    </div>
  )
}
