import type { ReactNode } from 'react'
import { type NavItem, NavList } from '#components/ui/navigation.tsx'

type MastheadProps = {
  marking: string
  forceName: string
  demo: boolean
  nav: readonly NavItem[]
  person?: { name: string; title: string } | undefined
  signOut?: ReactNode
}

/** Marking, demo notice, the service's name in words, who is signed in, and the ways on. */
export function Masthead({ marking, forceName, demo, nav, person, signOut }: MastheadProps) {
  return (
    <header>
      <p className="marking">
        <span className="wrap block">{marking}</span>
      </p>
      {demo ? (
        <p className="demo">
          <span className="wrap block">
            <strong>Demo:</strong> invented people and records. This is no police force’s service.
          </span>
        </p>
      ) : null}
      <div className="masthead">
        <div className="wrap">
          <div className="masthead-row">
            <div>
              <a className="service" href="/">
                Declarable associations
              </a>
              <div className="force">{forceName}</div>
            </div>
            {person ? (
              <div className="who">
                <span>
                  <span className="sr-only">Signed in as </span>
                  <strong>{person.name}</strong>, {person.title}
                </span>
                {signOut}
              </div>
            ) : null}
          </div>
          {nav.length > 0 ? <NavList label="Service" items={nav} look="nav" /> : null}
        </div>
      </div>
    </header>
  )
}
