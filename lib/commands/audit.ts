import { now as clock } from '#lib/clock.ts'
import { appendEvent } from '#lib/db/history.ts'
import { inRequest } from '#lib/db/request.ts'
import {
  type AuditCriteria,
  type AuditEntry,
  entriesPerPage,
  personLabel,
  searchAudit,
} from '#lib/queries/audit.ts'
import { type LogView, readLog } from '#lib/queries/log.ts'
import type { Reader } from '#lib/reader.ts'

export type AuditPage = {
  readonly entries: readonly AuditEntry[]
  /** Where the next page goes on; null at the end. */
  readonly next: string | null
  readonly person: { readonly name: string; readonly staffNumber: string } | null
  /** How the log stands; null on the pages of older entries, and before the first entry is sealed. */
  readonly log: LogView | null
}

/** Searches the history for an auditor, and records in the same transaction that they did. Null for anybody else. */
export async function readHistory(reader: Reader, criteria: AuditCriteria): Promise<AuditPage | null> {
  return inRequest('standards', reader.token, clock(), async (tx, { actor }) => {
    if (!actor.roles.includes('auditor')) return null
    const found = await searchAudit(tx, criteria)
    const log = criteria.before === null ? await readLog(tx) : null
    const entries = found.slice(0, entriesPerPage)
    const person = criteria.person ? await personLabel(tx, criteria.person) : null
    const kept = Object.entries({ ...criteria, person: person?.staffNumber ?? criteria.person })
    await appendEvent(tx, {
      type: 'history_read',
      kind: 'audit',
      object: actor.id,
      payload: {
        criteria: Object.fromEntries(
          kept.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
        ),
        shown: entries.length,
      },
    })
    return {
      entries,
      next: found.length > entriesPerPage ? (entries.at(-1)?.seq ?? null) : null,
      person,
      log,
    }
  })
}
