import type { ReactNode } from 'react'

export type Moment = {
  id: string
  title: ReactNode
  /** Who, or which system; a role where names are not to be known. */
  by?: ReactNode
  /** As read ("4 June 2026 at 9:32am"). Leave the time out where it is not known. */
  when: string
  /** For machines: an ISO date or instant. */
  dateTime: string
  /** What vouches for it. */
  seal?: ReactNode
  children?: ReactNode
}

/** What has happened, newest first. It grows; for fixed steps use ProgressTracker. */
export function Timeline({ moments, level = 3 }: { moments: readonly Moment[]; level?: 3 | 4 }) {
  return (
    <ol className="track timeline">
      {moments.map((moment) => (
        <li key={moment.id}>
          {level === 3 ? <h3>{moment.title}</h3> : <h4>{moment.title}</h4>}
          <p className="hint small">
            {moment.by ? <>{moment.by}, </> : null}
            <time dateTime={moment.dateTime}>{moment.when}</time>
            {moment.seal ? <> · {moment.seal}</> : null}
          </p>
          {moment.children ? <div className="timeline-body">{moment.children}</div> : null}
        </li>
      ))}
    </ol>
  )
}
