'use client'

import { FaultPage, incidentOf } from '#components/shell/fault-page.tsx'

/** A page failed; the layout still stands. */
export default function PageFault({ error, retry }: { error: unknown; retry: () => void }) {
  return <FaultPage incident={incidentOf(error)} retry={retry} />
}
