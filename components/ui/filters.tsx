import type { ReactNode } from 'react'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'

export type FiltersProps = {
  /** Where the list is; the filters go into its address. */
  action: string
  /** What is chosen now, each with the address without it. */
  chosen: readonly { label: string; removeHref: string }[]
  clearHref: string
  heading?: string
  /** TextInput, Select, Checkboxes … */
  children: ReactNode
}

/** Narrows a list when "Apply filters" is pressed, never on a tick. Show the whole list first. */
export function Filters({ action, chosen, clearHref, heading = 'Filter', children }: FiltersProps) {
  return (
    <form className="filters" action={action} method="get" aria-label={heading}>
      <h2>{heading}</h2>
      {chosen.length > 0 ? (
        <ul className="chosen">
          {chosen.map((filter) => (
            <li key={filter.label}>
              <a href={filter.removeHref}>
                <Icon name="cross" />
                <span>
                  <span className="sr-only">Remove filter: </span>
                  {filter.label}
                </span>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="filters-fields">{children}</div>
      <ButtonRow>
        <Button>Apply filters</Button>
        {chosen.length > 0 ? <a href={clearHref}>Clear all filters</a> : null}
      </ButtonRow>
    </form>
  )
}
