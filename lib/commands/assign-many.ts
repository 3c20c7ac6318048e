import type { Refusal } from '#lib/domain/commands.ts'
import { faultFields, incidentId, log } from '#lib/log.ts'
import { type Reader, SessionEnded } from '#lib/reader.ts'
import { execute } from './execute.ts'

export type Assigned = {
  readonly reference: string
  /** Null when it was assigned; `fault` when something broke, of which the others know nothing. */
  readonly refused: Refusal | 'fault' | null
}

/**
 * Assigns several records to one person, each by a command of its own: what is refused, or breaks, leaves the others as they are.
 * Nothing but assigning is ever done to several at once.
 */
export async function assignMany(
  reader: Reader,
  records: readonly { readonly reference: string; readonly version: string }[],
  assessorId: string,
): Promise<readonly Assigned[]> {
  const once = new Map(records.map((record) => [record.reference, record.version]))
  const assigned: Assigned[] = []
  for (const [reference, version] of once)
    assigned.push({ reference, refused: await assignOne(reader, reference, version, assessorId) })
  return assigned
}

async function assignOne(
  reader: Reader,
  reference: string,
  version: string,
  assessorId: string,
): Promise<Assigned['refused']> {
  try {
    const executed = await execute(reader, reference, { type: 'assign', assessorId }, version)
    return 'refused' in executed ? executed.refused : null
  } catch (error) {
    if (error instanceof SessionEnded) throw error
    log.error('assigning failed', { incident: incidentId(), ...faultFields(error) })
    return 'fault'
  }
}
