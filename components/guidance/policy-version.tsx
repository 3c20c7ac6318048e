import { formatDay } from '#lib/dates.ts'

type PolicyVersionProps = { policy: { readonly version: string; readonly effectiveFrom: string } }

/** Which wording this is, and since when: on every page whose words come from a policy document. */
export function PolicyVersion({ policy }: PolicyVersionProps) {
  return (
    <p className="text-muted">
      Version {policy.version}, in force since{' '}
      <time dateTime={policy.effectiveFrom}>{formatDay(policy.effectiveFrom)}</time>.
    </p>
  )
}
