'use client'

import { fontVariables } from '#app/fonts.ts'
import { FaultPage, incidentOf } from '#components/shell/fault-page.tsx'
import './globals.css'

/** The layout itself failed, so this brings a document of its own. */
export default function ServiceFault({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en-GB" className={fontVariables}>
      <body>
        <FaultPage incident={incidentOf(error)} retry={retry} />
      </body>
    </html>
  )
}
