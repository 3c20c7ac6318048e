import { DifferencesTable } from '#components/policy/differences-table.tsx'
import { PolicyDocumentBody } from '#components/policy/policy-body.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Details, NotificationBanner } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Table } from '#components/ui/table.tsx'
import { formatDay, formatInstant } from '#lib/dates.ts'
import { boxesOf } from '#lib/domain/policy/editing.ts'
import { policyKindWords } from '#lib/domain/policy/kinds.ts'
import { readPolicyDocument } from '#lib/queries/policy-owners.ts'
import { notHere } from '#lib/web/not-here.ts'
import { Shell } from '#lib/web/shell.tsx'
import { viewerWith } from '#lib/web/viewer.ts'
import { parameter, type Search } from '../../declarations/query.ts'
import { kindOf } from './kind.ts'

type Props = { params: Promise<{ kind: string }>; searchParams: Search }

const states = { coming: 'Coming', in_force: 'In force', replaced: 'Replaced' } as const

/** One document: its versions, what the chosen one says, and what it changed. */
export default async function PolicyDocument({ params, searchParams }: Props) {
  const person = await viewerWith('policyOwner')
  const kind = kindOf((await params).kind) ?? notHere()
  const version = await parameter(searchParams, 'version')
  const which = version ? { version } : 'in_force'
  const found = (await readPolicyDocument(person.on('web'), kind, which)) ?? notHere()
  const { shown, changed, versions, body } = found
  const { title, what } = policyKindWords[kind]
  const published = (await parameter(searchParams, 'done')) === 'published'
  return (
    <Shell title={title} current="policy" backLink={{ href: '/policy', label: 'Policy' }} wide>
      {published ? <NotificationBanner tone="ok" title="The new version was published" /> : null}
      <PageHeading title={title} />
      <p>{what}.</p>
      {boxesOf(kind, body) ? (
        <p>
          <ButtonLink href={`/policy/${kind}/new`}>Write a new version</ButtonLink>
        </p>
      ) : (
        <p>
          This document is too long for a page. Whoever runs the portal loads its next version from a file.
        </p>
      )}
      <Table
        caption="Versions, the last one first"
        columns={[
          {
            header: 'Version',
            cell: (row) =>
              row === shown ? (
                <strong>{row.version}</strong>
              ) : (
                <a href={`/policy/${kind}?version=${encodeURIComponent(row.version)}`}>{row.version}</a>
              ),
          },
          { header: 'From', cell: (row) => formatDay(row.effectiveFrom), whole: true },
          { header: 'State', cell: (row) => states[row.state], whole: true },
          { header: 'What changed, and why', cell: (row) => <bdi>{row.note || 'Not said'}</bdi> },
          {
            header: 'Published',
            cell: (row) => `${row.by ?? 'By whoever runs the portal'}, ${formatInstant(row.publishedAt)}`,
          },
        ]}
        rows={versions}
        rowKey={(row) => row.version}
      />
      {changed ? (
        <Details summary={`What version ${shown.version} changed: ${changed.differences.length}`}>
          <DifferencesTable caption={`Different from version ${changed.since}`} found={changed.differences} />
        </Details>
      ) : null}
      <h2 className="part">What version {shown.version} says</h2>
      <PolicyDocumentBody body={body} />
    </Shell>
  )
}
