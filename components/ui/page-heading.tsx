import type { ReactNode } from 'react'

/** The page's one heading; `caption` says what it belongs to (a section, a reference). */
export function PageHeading({ title, caption }: { title: ReactNode; caption?: ReactNode }) {
  if (!caption) return <h1>{title}</h1>
  return (
    <hgroup>
      <p className="caption">{caption}</p>
      <h1>{title}</h1>
    </hgroup>
  )
}
