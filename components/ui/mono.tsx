import type { ReactNode } from 'react'

/** A handle, reference or number, in letters that cannot be confused. Isolated, so that a right-to-left name disturbs nothing around it. */
export function Mono({ children }: { children: ReactNode }) {
  return (
    <bdi className="mono" translate="no">
      {children}
    </bdi>
  )
}
