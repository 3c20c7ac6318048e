import { type Day, toDay } from '#lib/domain/days.ts'
import type { Change } from '#lib/domain/decide.ts'
import { type AppealRecord, type DeclarationRecord, noAppeal } from '#lib/domain/declaration.ts'
import type { Tx } from './request.ts'

const ofAppeal = { id: true, grounds: true, dueOn: true, at: true } as const
const ofHearing = { appealId: true, stands: true, message: true, at: true } as const

/** The appeals of a declaration with what came of them, the last one first: as much as the declarant may know. */
export async function appealsOf(tx: Tx, declarationId: string) {
  const where = { declarationId }
  const appeals = await tx.appeal.findMany({ where, orderBy: { at: 'desc' }, select: ofAppeal })
  if (appeals.length === 0) return []
  const hearings = await tx.appealHearing.findMany({ where, select: ofHearing })
  const decidedAt = await lastDecided(tx, declarationId)
  return appeals.map((appeal) => {
    const heard = hearings.find((each) => each.appealId === appeal.id) ?? null
    return { ...appeal, heard, superseded: superseded(appeal, heard, decidedAt) }
  })
}

/** When the outcomes in force were decided. */
export async function lastDecided(tx: Tx, declarationId: string): Promise<Date | null> {
  const decision = await tx.associationOutcome.findFirst({
    where: { declarationId },
    orderBy: { decidedAt: 'desc' },
    select: { decidedAt: true },
  })
  return decision?.decidedAt ?? null
}

/** An appeal that nobody has heard waits for nobody once something else led to a new decision: that one can be appealed against. */
export function superseded(appeal: { at: Date }, heard: object | null, decidedAt: Date | null): boolean {
  return heard === null && decidedAt !== null && decidedAt > appeal.at
}

/** What the law needs to know of appeals: whether there can be one, is one, and what it came to. */
export async function loadAppeal(tx: Tx, declarationId: string): Promise<AppealRecord> {
  const decidedAt = await lastDecided(tx, declarationId)
  if (!decidedAt) return noAppeal
  const [last = null] = await appealsOf(tx, declarationId)
  const made = last !== null && last.at >= decidedAt
  return {
    decidedOn: toDay(decidedAt),
    made,
    open: made && !last.heard ? { id: last.id, dueOn: last.dueOn as Day } : null,
    changed: made && last.heard?.stands === false,
  }
}

/** Who made and who signed the decision that was appealed against last, or else the last one. Only their side may ask. */
export async function decidersOf(tx: Tx, declarationId: string): Promise<readonly string[]> {
  const where = { declarationId }
  const appeal = await tx.appeal.findFirst({ where, orderBy: { at: 'desc' }, select: { decisionId: true } })
  const decision = await tx.decision.findFirst({
    where: appeal?.decisionId ? { id: appeal.decisionId } : where,
    orderBy: { at: 'desc' },
    select: { id: true, byId: true },
  })
  if (!decision) return []
  const signed = await tx.countersignature.findMany({
    where: { decisionId: decision.id, agreed: true },
    select: { byId: true },
  })
  return [decision.byId, ...signed.map((each) => each.byId)]
}

/** An appeal, or its hearing, as it was judged. */
export async function saveAppeal(
  tx: Tx,
  before: DeclarationRecord,
  { command, id, appealDueOn }: Change,
  byId: string,
  at: Date,
): Promise<void> {
  const own = { declarationId: before.id, at }
  if (command.type === 'appeal' && appealDueOn)
    await tx.appeal.createMany({ data: { ...own, id, grounds: command.grounds, dueOn: appealDueOn } })
  const { open } = before.appeal
  if (command.type !== 'hear_appeal' || !open) return
  const { stands, reasons, message } = command
  await tx.appealHearing.createMany({
    data: { ...own, appealId: open.id, stands, reasons, message, dueOn: appealDueOn, byId },
  })
}
