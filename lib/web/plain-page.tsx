import type { ReactNode } from 'react'
import { PageShell } from '#components/shell/page-shell.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { env } from '#lib/env.ts'

/** A page that is the same for everyone and needs no sign-in: footer pages, "not here". It asks nobody who they are. */
export function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  const { forceName, mode } = env()
  return (
    <PageShell
      title={title}
      forceName={forceName}
      demo={mode === 'demo'}
      backLink={{ href: '/', label: 'Start of the service' }}
    >
      <PageHeading title={title} />
      {children}
    </PageShell>
  )
}
