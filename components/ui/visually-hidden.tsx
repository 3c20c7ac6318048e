import type { ReactNode } from 'react'

/** Words for people who listen rather than look. Use it to complete a link: `Change <VisuallyHidden>username</VisuallyHidden>`. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>
}
