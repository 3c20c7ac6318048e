import type { ReactNode } from 'react'
import { PageShell } from '#components/shell/page-shell.tsx'
import type { NavItem } from '#components/ui/navigation.tsx'
import { now } from '#lib/clock.ts'
import { env } from '#lib/env.ts'
import { type Viewer, viewer } from './viewer.ts'

export type Section =
  | 'home'
  | 'check'
  | 'guidance'
  | 'declare'
  | 'declarations'
  | 'reviews'
  | 'standards'
  | 'links'
  | 'search'
  | 'audit'
  | 'policy'

type ShellProps = {
  /** Leave it out where a form gives the title, so that "Error:" can stand before it. */
  title?: string
  current?: Section
  reference?: string
  density?: 'comfortable' | 'compact'
  backLink?: { href: string; label?: string }
  aside?: ReactNode
  wide?: boolean
  children: ReactNode
}

/** The frame of every page that needs a sign-in: asks who is there, and sends away who is not. */
export async function Shell({ current, ...frame }: ShellProps) {
  const person = await viewer()
  const settings = env()
  return (
    <PageShell
      {...frame}
      forceName={settings.forceName}
      demo={settings.mode === 'demo'}
      nav={navigation(person, current)}
      person={{ name: person.actor.fullName, title: person.actor.title }}
      signOut={<SignOut />}
      session={{
        expiresAt: Math.min(person.endsAt.getTime(), person.idleAt.getTime()),
        now: now().getTime(),
      }}
    />
  )
}

function SignOut() {
  return (
    <form action="/sign-out" method="post">
      <button type="submit" className="link-button">
        Sign out
      </button>
    </form>
  )
}

function navigation({ actor, counts }: Viewer, current: Section | undefined): NavItem[] {
  const standards = actor.roles.includes('assessor') || actor.roles.includes('decisionMaker')
  const items: (NavItem & { section: Section; shown: boolean })[] = [
    { section: 'home', href: '/', label: 'Home', shown: true },
    { section: 'check', href: '/check', label: 'Do I need to declare?', shown: true },
    { section: 'guidance', href: '/guidance', label: 'Guidance', shown: true },
    {
      section: 'reviews',
      href: '/reviews',
      label: 'Reviews',
      shown: counts.reviews !== null,
      ...(counts.reviews ? { count: counts.reviews } : {}),
    },
    { section: 'standards', href: '/standards', label: 'Professional standards', shown: standards },
    { section: 'links', href: '/standards/links', label: 'Links', shown: standards },
    { section: 'search', href: '/search', label: 'Search', shown: standards },
    { section: 'policy', href: '/policy', label: 'Policy', shown: actor.roles.includes('policyOwner') },
    { section: 'audit', href: '/audit', label: 'History', shown: actor.roles.includes('auditor') },
  ]
  return items
    .filter((item) => item.shown)
    .map(({ section, shown: _, ...item }) => ({ ...item, current: section === current }))
}
