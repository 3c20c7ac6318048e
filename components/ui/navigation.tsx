import type { ReactNode } from 'react'
import { Icon } from '#components/ui/icon.tsx'

export type NavItem = {
  href: string
  label: string
  current?: boolean
  /** Things to do behind this link; nothing is shown for none. */
  count?: number | undefined
}

/** One level up, before the heading. PageShell places it; give it `backLink`. */
export function BackLink({ href, label = 'Back' }: { href: string; label?: string }) {
  return (
    <nav className="back" aria-label="One level up">
      <a href={href}>
        <Icon name="back" />
        {label}
      </a>
    </nav>
  )
}

/** Views of one list ("Needs your decision", "Done"). They are links: no form may stand across them. */
export function Tabs({ label, items }: { label: string; items: readonly NavItem[] }) {
  return <NavList label={label} items={items} look="tabs" />
}

/** The pages of one record, beside it on wide screens: give it to PageShell as `aside`. */
export function SubNav({ label, items }: { label: string; items: readonly NavItem[] }) {
  return <NavList label={label} items={items} look="sub-nav" />
}

/** Links with a name for the group, the current one marked, and counts that are read out as "3 to do". */
export function NavList({ label, items, look }: { label: string; items: readonly NavItem[]; look: string }) {
  return (
    <nav aria-label={label}>
      <ul className={look}>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
              {item.count ? (
                <span className="count">
                  {item.count}
                  <span className="sr-only"> to do</span>
                </span>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export type PaginationProps = { page: number; pages: number; href: (page: number) => string; label?: string }

/** Links to the pages of a list: first, last, and those around the current one. Nothing for a single page. */
export function Pagination({ page, pages, href, label = 'Pages of results' }: PaginationProps) {
  if (pages < 2) return null
  return (
    <nav aria-label={label}>
      <ul className="pages">
        {page > 1 ? <li>{pageLink(href(page - 1), 'Previous', 'prev')}</li> : null}
        {shownPages(page, pages).map((shown, at, all) => (
          <li key={shown}>
            {at > 0 && shown - (all[at - 1] ?? 0) > 1 ? <span aria-hidden="true">…</span> : null}
            <a href={href(shown)} aria-current={shown === page ? 'page' : undefined}>
              <span className="sr-only">Page </span>
              {shown}
            </a>
          </li>
        ))}
        {page < pages ? <li>{pageLink(href(page + 1), 'Next', 'next')}</li> : null}
      </ul>
    </nav>
  )
}

function pageLink(href: string, word: string, rel: 'prev' | 'next'): ReactNode {
  return (
    <a href={href} rel={rel}>
      {word}
      <span className="sr-only"> page</span>
    </a>
  )
}

function shownPages(page: number, pages: number): number[] {
  return [...new Set([1, page - 1, page, page + 1, pages])]
    .filter((shown) => shown >= 1 && shown <= pages)
    .sort((a, b) => a - b)
}
