import type { ReactNode } from 'react'
import { GetAdvice } from '#components/shell/get-advice.tsx'
import { Masthead } from '#components/shell/masthead.tsx'
import { SiteFooter } from '#components/shell/site-footer.tsx'
import { TimeoutWarning } from '#components/shell/timeout-warning.tsx'
import { BackLink, type NavItem } from '#components/ui/navigation.tsx'

export type PageShellProps = {
  /** The document's title. Leave it out where a form gives it with ErrorTitle. */
  title?: string
  /** The protective marking, on every page and every printed sheet. */
  marking?: string
  /** The record's reference, on every printed sheet. */
  reference?: string
  /** `compact` for professional standards and auditors. */
  density?: 'comfortable' | 'compact'
  nav?: readonly NavItem[]
  person?: { name: string; title: string }
  forceName: string
  /** Says on every page that people and records are invented. */
  demo: boolean
  /** The form that signs out. */
  signOut?: ReactNode
  /** When the session ends and what time the server has now, both in epoch milliseconds; brings the warning before it. */
  session?: { expiresAt: number; now: number }
  backLink?: { href: string; label?: string }
  /** A SubNav, on the left from 1024 px. */
  aside?: ReactNode
  /** The full width, for lists and records; otherwise one column of comfortable reading length. */
  wide?: boolean
  children: ReactNode
}

/** The frame of every page. Its children stand in `main` with an even rhythm between them. */
export function PageShell(props: PageShellProps) {
  const { title, marking = 'OFFICIAL-SENSITIVE', reference, density = 'comfortable', session } = props
  const { backLink, aside, wide = false, children } = props
  return (
    <div className={wide || aside ? 'shell wide' : 'shell'} data-density={density}>
      {title ? <title>{`${title} – Declarable associations`}</title> : null}
      <a className="skip" href="#main">
        Skip to main content
      </a>
      <div className="print-only print-head">
        <PrintLine left={marking} right={reference} />
      </div>
      <Masthead
        marking={marking}
        forceName={props.forceName}
        demo={props.demo}
        nav={props.nav ?? []}
        person={props.person}
        signOut={props.signOut}
      />
      <div className={`wrap body ${aside ? 'beside' : wide ? '' : 'narrow'}`}>
        {backLink ? <BackLink {...backLink} /> : null}
        {aside ? <aside>{aside}</aside> : null}
        <main id="main" className="flow" tabIndex={-1}>
          {children}
        </main>
      </div>
      <GetAdvice />
      <SiteFooter marking={marking} />
      <div className="print-only print-foot">
        <PrintLine
          left={marking}
          right={props.demo ? 'Demo: invented people and records' : props.forceName}
        />
      </div>
      {session ? <TimeoutWarning {...session} /> : null}
    </div>
  )
}

function PrintLine({ left, right }: { left: string; right?: string | undefined }) {
  return (
    <div className="print-line">
      <span>{left}</span>
      <span className="mono">{right}</span>
    </div>
  )
}
