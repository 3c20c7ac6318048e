import { Mono } from '#components/ui/mono.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Shell } from '#lib/web/shell.tsx'

/** For an address whose reference cannot be one. It says nothing of which references there are. */
export function Mistyped({ typed, reason }: { typed: string; reason: 'shape' | 'check' }) {
  const title = 'Check the reference'
  return (
    <Shell title={title} backLink={{ href: '/', label: 'Home' }}>
      <PageHeading title={title} />
      <p>
        <Mono>{typed.slice(0, 40)}</Mono>{' '}
        {reason === 'check'
          ? 'has a typing error: its characters do not belong together.'
          : 'is not a reference.'}
      </p>
      <p>
        References look like <Mono>OA-7K2M-94QX</Mono>: eight letters and digits, without I, L, O or U. Copy
        it from the notice or e-mail you were sent, or follow the link there.
      </p>
      <p>
        Your own declarations and whatever waits for you are on <a href="/">your home page</a>.
      </p>
    </Shell>
  )
}
