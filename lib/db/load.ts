import type { Day } from '#lib/domain/days.ts'
import { type CaseRecord, type DeclarationRecord, noAppeal, type Proposal } from '#lib/domain/declaration.ts'
import type { Side } from '#lib/reader.ts'
import { decidersOf, loadAppeal } from './appeals.ts'
import { loadConditions } from './conditions.ts'
import { readTogether } from './read-together.ts'
import type { Tx } from './request.ts'
import { loadReview } from './reviews.ts'

/** Locks a declaration against other changes until the transaction ends; null when there is none for this reader. */
export async function lockDeclaration(tx: Tx, reference: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string | null }[]>`SELECT lock_declaration(${reference}) AS id`
  return row?.id ?? null
}

/** The record as the law judges it; null when row security shows this reader none. `case` only on the standards side. */
export async function loadRecord(tx: Tx, side: Side, id: string): Promise<DeclarationRecord | null> {
  const row = await tx.declaration.findUnique({ where: { id } })
  if (!row) return null
  const open = row.status === 'returned_by_manager' || row.status === 'question_from_standards'
  const found = await readTogether(tx, id, ['association', 'question'])
  const unanswered = found.question
    .filter((each) => each.answer === null)
    .toSorted((a, b) => b.askedAt.getTime() - a.askedAt.getTime())
  const [question = null] = open ? unanswered : []
  return {
    id: row.id,
    reference: row.reference,
    declarantId: row.declarantId,
    status: row.status,
    version: row.version,
    route: row.route,
    urgent: row.urgent,
    reviewerId: row.reviewerId,
    dueOn: row.dueOn as Day | null,
    settled: row.settledAt !== null,
    openQuestion: question && {
      id: question.id,
      askedAs: question.askedAs,
      askedById: question.askedById,
    },
    associationIds: found.association.map((association) => association.id),
    // Before professional standards have decided there are none.
    ...(row.status.endsWith('manager') ? { conditions: [], unconfirmed: [] } : await loadConditions(tx, id)),
    ...(await loadReview(tx, id)),
    appeal: row.status.endsWith('manager') ? noAppeal : await loadAppeal(tx, id),
    case: side === 'standards' ? await loadCase(tx, id) : null,
  }
}

async function loadCase(tx: Tx, declarationId: string): Promise<CaseRecord | null> {
  const row = await tx.standardsCase.findUnique({ where: { declarationId } })
  if (!row) return null
  const assessment = await tx.assessment.findFirst({
    where: { declarationId },
    orderBy: { at: 'desc' },
    select: { riskGrade: true, manageability: true },
  })
  const proposal = row.stage === 'countersign' ? await loadProposal(tx, declarationId) : null
  return {
    stage: row.stage,
    version: row.version,
    restricted: row.restricted,
    decisionMakerIds: row.decisionMakerIds,
    assessorId: row.assessorId,
    dueOn: row.dueOn as Day | null,
    assessment,
    proposal,
    deciderIds: row.stage === 'dormant' ? [] : await decidersOf(tx, declarationId),
    openReferralIds: await openReferrals(tx, declarationId),
  }
}

async function openReferrals(tx: Tx, declarationId: string): Promise<readonly string[]> {
  const where = { declarationId }
  const referrals = await tx.referral.findMany({ where, select: { id: true } })
  if (referrals.length === 0) return []
  const ended = await tx.referralAnswer.findMany({
    where: { ...where, NOT: { state: 'acknowledged' } },
    select: { referralId: true },
  })
  return referrals.map(({ id }) => id).filter((id) => ended.every((each) => each.referralId !== id))
}

async function loadProposal(tx: Tx, declarationId: string): Promise<Proposal | null> {
  const decision = await tx.decision.findFirst({ where: { declarationId }, orderBy: { at: 'desc' } })
  if (!decision) return null
  const where = { decisionId: decision.id }
  const outcomes = await tx.decisionOutcome.findMany({
    where,
    select: { associationId: true, outcome: true, confirmBy: true },
  })
  const conditions = await tx.decisionCondition.findMany({
    where,
    orderBy: { position: 'asc' },
    omit: { decisionId: true, position: true, declarationId: true },
  })
  return {
    id: decision.id,
    byId: decision.byId,
    message: decision.message,
    outcomes: outcomes.map((each) => ({ ...each, confirmBy: each.confirmBy as Day | null })),
    conditions: conditions.map((each) => ({
      ...each,
      startsOn: each.startsOn as Day,
      dueOn: each.dueOn as Day | null,
      reviewOn: each.reviewOn as Day,
    })),
  }
}
