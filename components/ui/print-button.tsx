'use client'

import { Icon } from '#components/ui/icon.tsx'

/** Opens the browser's print window; without scripts it says how to. The sheets carry marking and reference by themselves. */
export function PrintButton({ children = 'Print this page' }: { children?: string }) {
  return (
    <div className="no-print">
      <button type="button" className="button button-quiet needs-script" onClick={() => window.print()}>
        <Icon name="print" />
        {children}
      </button>
      <noscript>
        <p>To keep a copy, use your browser’s print command.</p>
      </noscript>
    </div>
  )
}
