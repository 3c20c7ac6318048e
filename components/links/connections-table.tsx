import { Mono, Reference } from '#components/ui/mono.tsx'
import { Pagination } from '#components/ui/navigation.tsx'
import { Table } from '#components/ui/table.tsx'
import { Tag, type TagTone } from '#components/ui/tag.tsx'
import type { ConnectionRow, ConnectionRows } from '#lib/links/connection-rows.ts'
import type { Edge, Node } from '#lib/links/connections.ts'
import { hrefOf, kindLine, markWords } from './picture-words.ts'
import { reasonText, speaksFor } from './words.ts'

type ConnectionsTableProps = {
  id: string
  rows: ConnectionRows
  mostCounted: number
  href: (page: number) => string
}

/** What the picture shows and what it has no room for, in words. */
export function ConnectionsTable({ id, rows, mostCounted, href }: ConnectionsTableProps) {
  const place = rows.pages > 1 ? `, page ${rows.page} of ${rows.pages}` : ''
  const end = (node: Node) => <End node={node} mostCounted={mostCounted} />
  return (
    <section id={id} aria-label="Connections" tabIndex={-1} className="flow">
      <Table<ConnectionRow>
        caption={`${rows.total} ${rows.total === 1 ? 'connection' : 'connections'}, nearest first${place}`}
        rows={rows.shown}
        rowKey={({ edge }) => edge.id}
        columns={[
          { header: 'From', cell: ({ from }) => end(from) },
          { header: 'How', cell: ({ edge, from }) => how(edge, from) },
          { header: 'To', cell: ({ to }) => end(to) },
          { header: 'State', cell: ({ edge }) => <State edge={edge} /> },
        ]}
      />
      <Pagination page={rows.page} pages={rows.pages} href={href} label="Pages of the table" />
    </section>
  )
}

function End({ node, mostCounted }: { node: Node; mostCounted: number }) {
  const name =
    node.kind === 'declaration' ? (
      <Reference>{node.label}</Reference>
    ) : node.kind === 'contact' ? (
      <bdi>{node.label}</bdi>
    ) : (
      <Mono>{node.label}</Mono>
    )
  return (
    <>
      <a href={hrefOf(node)}>{name}</a>
      <span className="hint small block">
        <bdi>{node.kind === 'contact' ? `Contact in ${node.reference}` : kindLine(node, mostCounted)}</bdi>
      </span>
    </>
  )
}

function how({ link }: Edge, from: Node) {
  if (link === null) return from.kind === 'declaration' ? 'Declared as a contact' : 'Has the account'
  const reasons = speaksFor(link.reasons).slice(0, 2)
  if (reasons.length === 0) return 'Linked by hand'
  return <bdi>{reasons.map(reasonText).join('; ')}</bdi>
}

const tones: Readonly<Record<'open' | 'confirmed' | 'rejected', TagTone>> = {
  open: 'info',
  confirmed: 'ok',
  rejected: 'neutral',
}

function State({ edge }: { edge: Edge }) {
  if (edge.link === null || edge.state === 'declared') return 'Declared'
  return (
    <>
      <Tag tone={tones[edge.state]}>{markWords[edge.state]}</Tag>{' '}
      <a href={`/standards/links/${edge.link.id}`}>Compare both</a>
    </>
  )
}
