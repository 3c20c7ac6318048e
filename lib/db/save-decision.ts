import type { Change } from '#lib/domain/decide.ts'
import type { DeclarationRecord, Proposal } from '#lib/domain/declaration.ts'
import { saveConditions } from './conditions.ts'
import type { Tx } from './request.ts'

/** A decision with its outcomes, referrals and conditions; in force at once where nobody else has to sign. */
export async function saveDecision(
  tx: Tx,
  before: DeclarationRecord,
  change: Change,
  byId: string,
  now: Date,
): Promise<void> {
  const { command, id } = change
  if (command.type !== 'decide') throw new Error('not a decision')
  const own = { id, declarationId: before.id, byId, at: now }
  await tx.decision.createMany({
    data: {
      ...own,
      rationale: command.rationale,
      message: command.message,
      needsSecond: !change.effective,
    },
  })
  await tx.decisionOutcome.createMany({
    data: command.outcomes.map((entry) => ({ ...entry, decisionId: id, declarationId: before.id })),
  })
  if (command.referrals.length > 0)
    await tx.referral.createMany({
      data: command.referrals.map((referral) => ({ ...own, ...referral, id: crypto.randomUUID() })),
    })
  await tx.decisionCondition.createMany({
    data: namedBy(change).map((terms, position) => ({
      ...terms,
      decisionId: id,
      position,
      declarationId: before.id,
    })),
  })
  if (change.effective) await takeEffect(tx, before.id, command, change, now)
}

/** The second person's signature; with it, where they agree, what was proposed comes into force. */
export async function saveCountersignature(
  tx: Tx,
  before: DeclarationRecord,
  change: Change,
  byId: string,
  now: Date,
): Promise<void> {
  const { command } = change
  const proposal = before.case?.proposal
  if (command.type !== 'countersign' || !proposal)
    throw new Error('a countersignature without a proposal was judged possible')
  const { agreed, rationale } = command
  await tx.countersignature.createMany({
    data: { decisionId: proposal.id, declarationId: before.id, agreed, rationale, byId, at: now },
  })
  if (change.effective) await takeEffect(tx, before.id, proposal, change, now)
}

/** The conditions as the decision names them: they stand in its own event, whether it takes effect now or not. */
function namedBy(change: Change) {
  return change.events.flatMap((event) =>
    event.type === 'decision_recorded' ? (event.payload.conditions ?? []) : [],
  )
}

async function takeEffect(
  tx: Tx,
  declarationId: string,
  { message }: Pick<Proposal, 'message'>,
  change: Change,
  now: Date,
): Promise<void> {
  await saveConditions(tx, declarationId, change, now)
  await tx.associationOutcome.createMany({
    data: change.outcomes.map((entry) => ({ ...entry, declarationId, message, decidedAt: now })),
  })
}
