import { PageHeading } from '#components/ui/page-heading.tsx'
import { Table } from '#components/ui/table.tsx'
import { formatDay } from '#lib/dates.ts'
import { policyKindWords } from '#lib/domain/policy/kinds.ts'
import { type PolicyVersion, readPolicies } from '#lib/queries/policy-owners.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewerWith } from '#lib/web/viewer.ts'

/** What the policy says to the portal, document by document. */
export default async function Policy() {
  const person = await viewerWith('policyOwner')
  const rows = (await readPolicies(person.on('web'))) ?? notHere()
  const words = (version: PolicyVersion | null, none: string) =>
    version ? `${version.version}, from ${formatDay(version.effectiveFrom)}` : none
  return (
    <Shell title="Policy" current="policy" wide>
      <PageHeading title="Policy" />
      <p>
        Whatever the portal says the policy says stands in these documents: categories, wordings, periods.
        What is published is never changed; the next version takes its place from its day on.
      </p>
      <Table
        caption="Documents"
        captionHidden
        columns={[
          {
            header: 'Document',
            cell: ({ kind }) => <a href={`/policy/${kind}`}>{policyKindWords[kind].title}</a>,
          },
          { header: 'What it says', cell: ({ kind }) => policyKindWords[kind].what },
          { header: 'In force', cell: ({ inForce }) => words(inForce, 'None') },
          { header: 'Coming', cell: ({ coming }) => words(coming, 'None') },
        ]}
        rows={rows}
        rowKey={({ kind }) => kind}
      />
    </Shell>
  )
}
