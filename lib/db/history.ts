import { audience, type HistoryEvent } from '#lib/domain/history.ts'
import { canonicalJson } from '#lib/history/canonical.ts'
import type { Tx } from './request.ts'

/**
 * Appends an event in the caller's transaction, after the change that it describes (the event commits to the record's state
 * as it stands then). Actor, time, version and commitment are the database's work.
 */
export async function appendEvent(tx: Tx, event: HistoryEvent): Promise<void> {
  const fields = Object.entries(event.payload)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const names = fields.map(([name]) => name)
  const values = fields.map(([, value]) => canonicalJson(value))
  const readers = [...(event.audience ?? audience[event.type])]
  await tx.$executeRaw`SELECT append_event(${event.type}, ${event.kind}, ${event.object}::uuid, ${names}::text[], ${values}::text[], ${readers}::text[])`
}
