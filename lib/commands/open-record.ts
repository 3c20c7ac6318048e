import { now as clock } from '#lib/clock.ts'
import { appendEvent } from '#lib/db/history.ts'
import { loadRecord } from '#lib/db/load.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import type { Refusal } from '#lib/domain/commands.ts'
import type { Actor, DeclarationRecord } from '#lib/domain/declaration.ts'
import { standingsOf } from '#lib/domain/standing.ts'
import { env } from '#lib/env.ts'
import { type RecordPart, type RecordView, readParts } from '#lib/queries/standards-record.ts'
import type { Reader } from '#lib/reader.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** For how long a reason given for a record stands: to read, and to finish something that is being written. */
export const openFor = { reading: 30 * minute, writing: 4 * 60 * minute } as const

export type Opened =
  | { readonly state: 'none' }
  /** There is one, and it shows nothing before a reason was recorded. */
  | { readonly state: 'ask'; readonly reference: string }
  | { readonly state: 'open'; readonly view: RecordView }

/**
 * Shows parts of a record to somebody of professional standards. One's own work is recorded as opened and shown; any other
 * record only to whoever has given a reason a short while ago. The event of the opening is itself the mark that it is open,
 * so that nothing can show without one.
 */
export async function viewRecord(
  reader: Reader,
  reference: string,
  parts: readonly RecordPart[],
  purpose: keyof typeof openFor = 'reading',
): Promise<Opened> {
  const now = clock()
  return inRequest('standards', reader.token, now, async (tx, { actor }) => {
    const record = await visibleRecord(tx, reference, actor)
    if (!record) return { state: 'none' }
    if (!(await isOpen(tx, record.id, new Date(now.getTime() - openFor[purpose])))) {
      const reason = ownWork(record, actor)
      if (reason === null) return { state: 'ask', reference: record.reference }
      await appendOpening(tx, record, actor, reason)
    }
    return { state: 'open', view: await readParts(tx, record, actor, parts) }
  })
}

/** Records why somebody opens a record; from then on it shows, for a while. */
export async function openRecord(
  reader: Reader,
  reference: string,
  reason: string,
): Promise<{ readonly done: { readonly reference: string } } | { readonly refused: Refusal }> {
  const now = clock()
  return inRequest('standards', reader.token, now, async (tx, { actor }) => {
    const record = await visibleRecord(tx, reference, actor)
    if (!record) return { refused: 'not_found' }
    const [made] = await tx.$queryRaw<{ count: number }[]>`
      SELECT openings_by_me(${new Date(now.getTime() - day)}) AS count`
    if ((made?.count ?? 0) >= env().limits.viewsPerDay) return { refused: 'too_many' }
    await appendOpening(tx, record, actor, reason)
    return { done: { reference: record.reference } }
  })
}

async function visibleRecord(tx: Tx, reference: string, actor: Actor): Promise<DeclarationRecord | null> {
  const row = await tx.declaration.findUnique({ where: { reference }, select: { id: true } })
  const record = row && (await loadRecord(tx, 'standards', row.id))
  if (!record) return null
  const standings = standingsOf(actor, record)
  return standings.includes('assessor') || standings.includes('decision_maker') ? record : null
}

/** Why no reason has to be asked for: it is assigned to them, or restricted to them by name. */
function ownWork({ case: standardsCase }: DeclarationRecord, actor: Actor): string | null {
  if (standardsCase?.restricted && standardsCase.decisionMakerIds.includes(actor.id))
    return 'Named on this restricted record'
  return standardsCase?.assessorId === actor.id ? 'Own work: assigned to this person' : null
}

async function isOpen(tx: Tx, id: string, since: Date): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>`SELECT opened_by_me(${id}::uuid, ${since}) AS at`
  return row?.at instanceof Date
}

async function appendOpening(tx: Tx, record: DeclarationRecord, actor: Actor, reason: string): Promise<void> {
  const type = actor.roles.includes('decisionMaker') ? 'opened_by_decision_maker' : 'opened_by_assessor'
  await appendEvent(tx, { type, kind: 'access', object: record.id, payload: { reason } })
}
