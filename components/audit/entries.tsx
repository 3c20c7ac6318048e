import { Reference } from '#components/ui/mono.tsx'
import { Table } from '#components/ui/table.tsx'
import { formatInstant } from '#lib/dates.ts'
import type { AuditEntry } from '#lib/queries/audit.ts'

const kinds: Readonly<Record<string, string>> = {
  declaration: 'Declaration',
  case: 'Professional standards’ part',
  access: 'Access',
  search: 'Search',
  person: 'Sign-in',
  audit: 'History',
  disposal: 'Disposal',
  policy: 'Policy',
}

/** Entries of the history, newest first, without content. */
export function Entries({ entries, caption }: { entries: readonly AuditEntry[]; caption: string }) {
  return (
    <Table
      caption={caption}
      rows={entries}
      rowKey={(entry) => entry.seq}
      columns={[
        { header: 'When', whole: true, cell: (entry) => formatInstant(entry.at) },
        {
          header: 'Who',
          cell: (entry) =>
            entry.who === null ? (
              'The system'
            ) : (
              <>
                <bdi>{entry.who}</bdi>, {entry.staffNumber}
              </>
            ),
        },
        { header: 'Action', cell: (entry) => entry.action },
        {
          header: 'Record',
          whole: true,
          cell: (entry) =>
            entry.reference ? (
              <Reference>{entry.reference}</Reference>
            ) : (
              <span className="text-muted">None</span>
            ),
        },
        { header: 'Part', cell: (entry) => kinds[entry.kind] ?? entry.kind },
        { header: 'Entry', numeric: true, cell: (entry) => entry.seq },
      ]}
    />
  )
}
