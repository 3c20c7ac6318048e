import type { ReactNode } from 'react'

/** A reference (`OA-7K2M-94QX`): like Mono, and never broken at the end of a line. */
export function Reference({ children }: { children: ReactNode }) {
  return (
    <bdi className="mono whitespace-nowrap" translate="no">
      {children}
    </bdi>
  )
}

/** A handle or number, in letters that cannot be confused. Isolated, so that a right-to-left name disturbs nothing around it. */
export function Mono({ children }: { children: ReactNode }) {
  return (
    <bdi className="mono" translate="no">
      {children}
    </bdi>
  )
}
