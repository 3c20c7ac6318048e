import type { ReactNode } from 'react'
import { Icon } from '#components/ui/icon.tsx'

/** Words set apart from the text around them: an example, a quotation of the policy. */
export function InsetText({ children }: { children: ReactNode }) {
  return <div className="inset">{children}</div>
}

/** Beside a question: why it is asked, in a sentence or two. */
export function WhyWeAsk({ children, level = 2 }: { children: ReactNode; level?: 2 | 3 }) {
  return (
    <div className="why">
      {level === 2 ? <h2>Why we ask</h2> : <h3>Why we ask</h3>}
      <div>{children}</div>
    </div>
  )
}

/** Under every section and reasons box. It must be true: take the words from the permissions, never from hope. */
export function WhoSees({ children }: { children: ReactNode }) {
  return (
    <p className="who-sees">
      <Icon name="eye" />
      <span>
        <strong>Who can see this:</strong> {children}
      </span>
    </p>
  )
}

/** Something with consequences that must not be overlooked. At most one a page. */
export function Warning({ children }: { children: ReactNode }) {
  return (
    <div className="warning">
      <Icon name="warning" />
      <div>
        <span className="sr-only">Warning: </span>
        {children}
      </div>
    </div>
  )
}

/** Longer help that most people do not need. Never hide here what most need. */
export function Details({
  summary,
  children,
  open,
}: {
  summary: ReactNode
  children: ReactNode
  open?: boolean
}) {
  return (
    <details className="details" open={open}>
      <summary>{summary}</summary>
      <div className="details-body">{children}</div>
    </details>
  )
}

type BannerProps = { title: ReactNode; tone?: 'info' | 'ok'; children?: ReactNode }

/** Tells the outcome of the last action (`ok`) or something that waits (`info`). Gone on the next page; never beside an error summary. */
export function NotificationBanner({ title, tone = 'info', children }: BannerProps) {
  return (
    <section
      className={tone === 'ok' ? 'banner banner-ok' : 'banner'}
      {...(tone === 'ok' ? { role: 'status' } : {})}
    >
      <h2>{title}</h2>
      {children}
    </section>
  )
}
