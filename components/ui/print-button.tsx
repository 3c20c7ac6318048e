'use client'

import { useEffect, useState } from 'react'
import { Icon } from '#components/ui/icon.tsx'

/** Opens the browser's print window; without scripts it says how to. The sheets carry marking and reference by themselves. */
export function PrintButton({ children = 'Print this page' }: { children?: string }) {
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  if (!scripted) return <p className="no-print">To keep a copy, use your browser’s print command.</p>
  return (
    <div className="no-print">
      <button type="button" className="button button-quiet" onClick={() => window.print()}>
        <Icon name="print" />
        {children}
      </button>
    </div>
  )
}
