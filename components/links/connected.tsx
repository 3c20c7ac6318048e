import type { Connections } from '#lib/commands/connections.ts'
import { mostCounted } from '#lib/queries/connections.ts'
import { ConnectionsTable } from './connections-table.tsx'
import { Picture } from './picture.tsx'
import { pictureOf } from './picture-model.ts'

const tableId = 'connections'

/** The picture of what is connected, and the table that says the same. */
export function Connected({ found, href }: { found: Connections; href: (page: number) => string }) {
  const alone = found.drawn.nodes.every(({ step }) => step === 0)
  return (
    <>
      <h2>What is connected</h2>
      {alone ? <p>Nothing that you can see is connected with it. This is what was declared.</p> : null}
      <Picture
        model={pictureOf(found.drawn, mostCounted)}
        here={found.here}
        more={found.more}
        mostCounted={mostCounted}
        tableId={tableId}
      />
      <ConnectionsTable id={tableId} rows={found.rows} mostCounted={mostCounted} href={href} />
    </>
  )
}
