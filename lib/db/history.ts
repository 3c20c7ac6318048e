import { audience, type HistoryEvent } from '#lib/domain/history.ts'
import { canonicalJson } from '#lib/history/canonical.ts'
import type { Tx } from './request.ts'

/** Events as the database takes them: fields by name in order, each as canonical JSON. The last one of a chain commits to its record. */
export function eventRows(events: readonly HistoryEvent[]) {
  return events.map(({ type, kind, object, payload, audience: narrower }, at) => {
    const fields = Object.entries(payload)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return {
      type,
      kind,
      object,
      names: fields.map(([name]) => name),
      values: fields.map(([, value]) => canonicalJson(value)),
      audience: narrower ?? audience[type],
      last: !events.slice(at + 1).some((later) => later.kind === kind && later.object === object),
    }
  })
}

/**
 * Appends events in the caller's transaction, in their order and after the change that they describe (each commits to its
 * record's state as it stands then). Actor, time, version and commitment are the database's work.
 */
export async function appendEvents(tx: Tx, events: readonly HistoryEvent[]): Promise<void> {
  if (events.length === 0) return
  await tx.$executeRaw`
    SELECT append_event(e.type, e.kind, e.object, e.names, e.values, e.audience, e.last)
    FROM jsonb_to_recordset(${JSON.stringify(eventRows(events))}::jsonb)
      AS e (type text, kind text, object uuid, names text[], values text[], audience text[], last boolean)`
}

export async function appendEvent(tx: Tx, event: HistoryEvent): Promise<void> {
  await appendEvents(tx, [event])
}
