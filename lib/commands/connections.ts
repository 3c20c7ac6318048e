import { now as clock } from '#lib/clock.ts'
import { appendEvent } from '#lib/db/history.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import { type ConnectionRows, connectionRows } from '#lib/links/connection-rows.ts'
import type { Graph } from '#lib/links/connections.ts'
import { type Drawn, drawn } from '#lib/links/drawn.ts'
import { nodeOf } from '#lib/links/graph-parts.ts'
import { type AccountView, accountOf } from '#lib/queries/account.ts'
import { connectionsOf } from '#lib/queries/connections.ts'
import type { Reader } from '#lib/reader.ts'

/*
 * What is connected with a record or an account, for professional standards. Each showing is an event of the reader's own, never of a
 * record: a declarant sees who opened theirs, and must not learn from it that anything is connected.
 */

export type Connections = {
  /** The node that the walk began at. */
  readonly here: string
  readonly drawn: Drawn
  readonly rows: ConnectionRows
  /** There is more than the walk's limits let in. */
  readonly more: boolean
}

/** What is connected with a record that the reader has opened already; null when there is none for them. */
export async function recordConnections(
  reader: Reader,
  reference: string,
  page: number,
): Promise<Connections | null> {
  return inRequest('standards', reader.token, clock(), async (tx, { actor }) => {
    const row = await tx.declaration.findUnique({ where: { reference }, select: { id: true } })
    const graph = row && (await connectionsOf(tx, { declaration: row.id }))
    if (!row || !graph) return null
    const found = shownOf(graph, nodeOf.declaration(row.id), page)
    await appendShown(tx, actor.id, { reference }, found)
    return found
  })
}

export type AccountConnections = Connections & { readonly account: AccountView }

/**
 * An account of a record that the reader has opened already, who else declared it, and what is connected with it; null when the record
 * has no such account.
 */
export async function accountConnections(
  reader: Reader,
  reference: string,
  identity: string,
  pages: { readonly records: number; readonly connections: number },
): Promise<AccountConnections | null> {
  return inRequest('standards', reader.token, clock(), async (tx, { actor }) => {
    const account = await accountOf(tx, reference, identity, pages.records)
    const graph = account && (await connectionsOf(tx, { account: identity }))
    if (!account || !graph) return null
    const found = shownOf(graph, nodeOf.account(account.key), pages.connections)
    const listed = account.records.map((record) => record.reference)
    await appendShown(tx, actor.id, { reference, account: identity }, found, listed)
    return { ...found, account }
  })
}

function shownOf(graph: Graph, here: string, page: number): Connections {
  return { here, drawn: drawn(graph), rows: connectionRows(graph, page), more: graph.more }
}

/** Keeps whose records were shown: in the picture, on this page of the table, in a list beside. */
async function appendShown(
  tx: Tx,
  actor: string,
  of: { readonly reference: string; readonly account?: string },
  { drawn: { nodes }, rows }: Connections,
  listed: readonly string[] = [],
): Promise<void> {
  const shown = new Set(
    [...nodes, ...rows.shown.flatMap(({ from, to }) => [from, to])].map((node) => node.reference),
  )
  for (const reference of listed) shown.add(reference)
  await appendEvent(tx, {
    type: 'connections_opened',
    kind: 'reading',
    object: actor,
    payload: { ...of, shown: [...shown].toSorted() },
  })
}
