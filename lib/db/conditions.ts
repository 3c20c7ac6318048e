import type { ActiveCondition, Answer, Overseer } from '#lib/domain/conditions.ts'
import type { Day } from '#lib/domain/days.ts'
import type { Change } from '#lib/domain/decide.ts'
import { type DeclarationRecord, noAppeal } from '#lib/domain/declaration.ts'
import { firstReviewer } from '#lib/domain/routing.ts'
import { activeIdsByRole, declaredNames, managerById, managersAbove } from './people.ts'
import { readTogether } from './read-together.ts'
import type { Tx } from './request.ts'

type Loaded = Pick<DeclarationRecord, 'conditions' | 'unconfirmed'>

/** The conditions in force, and the contacts that have yet to end: as much of them as row security shows this reader. */
export async function loadConditions(tx: Tx, declarationId: string): Promise<Loaded> {
  const found = await readTogether(tx, declarationId, [
    'condition',
    'conditionState',
    'conditionOwner',
    'associationOutcome',
    'ceasedConfirmation',
    'endReport',
  ])
  const outcomes = found.associationOutcome.toSorted((a, b) => b.decidedAt.getTime() - a.decidedAt.getTime())
  const last = outcomes.filter((each, at) =>
    outcomes.slice(0, at).every((newer) => newer.associationId !== each.associationId),
  )
  return {
    conditions: found.conditionState
      .filter((state) => state.status === 'active')
      .flatMap((state): readonly ActiveCondition[] => {
        const row = found.condition.find((each) => each.id === state.conditionId)
        if (!row || row.associationId === null || state.checkOn === null) return []
        const owner = found.conditionOwner.find((each) => each.conditionId === row.id)
        return [
          {
            id: row.id,
            associationId: row.associationId,
            template: row.template,
            wording: row.wording,
            wordingVersion: row.wordingVersion ?? 1,
            ownerId: owner?.ownerId ?? null,
            ownerAs: state.ownerAs,
            startsOn: row.startsOn as Day,
            checkWeeks: row.checkWeeks,
            dueOn: row.dueOn as Day | null,
            reviewOn: row.reviewOn as Day,
            checkOn: state.checkOn as Day,
            checks: state.checks,
            acknowledgeBy: state.acknowledgeBy as Day | null,
            answer: state.answer as Answer | null,
          },
        ]
      })
      .toSorted((a, b) =>
        a.checkOn === b.checkOn ? (a.id < b.id ? -1 : 1) : a.checkOn < b.checkOn ? -1 : 1,
      ),
    unconfirmed: last
      .filter(
        (outcome) =>
          outcome.confirmBy !== null &&
          !found.endReport.some((end) => end.associationId === outcome.associationId && end.confirmed) &&
          !found.ceasedConfirmation.some(
            (each) => each.associationId === outcome.associationId && each.at >= outcome.decidedAt,
          ),
      )
      .map((outcome) => outcome.associationId),
  }
}

/** The record as far as a line manager may know it who checks a condition of it and is no other party; null for anybody else. */
export async function loadOverseen(tx: Tx, id: string): Promise<DeclarationRecord | null> {
  type Row = Pick<DeclarationRecord, 'reference' | 'declarantId' | 'status' | 'version' | 'route' | 'urgent'>
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT reference, declarant_id AS "declarantId", status, version, route, urgent FROM overseen(${id}::uuid)`
  if (!row) return null
  return {
    ...row,
    ...(await loadConditions(tx, id)),
    id,
    reviewerId: null,
    dueOn: null,
    settled: row.status === 'decided',
    openQuestion: null,
    appeal: noAppeal,
    associationIds: [],
    ends: [],
    linked: [],
    review: null,
    case: null,
  }
}

/**
 * Who could check a condition of this record: professional standards (of a restricted one those named), and one line manager: whoever
 * reviewed it, or else the declarant's of today, if they could. Never one whom the declarant asked to keep it from, who stepped aside, or who
 * has to do with it.
 */
export async function overseersOf(tx: Tx, record: DeclarationRecord): Promise<readonly Overseer[]> {
  const inside = [...(await activeIdsByRole(tx, 'assessor')), ...(await activeIdsByRole(tx, 'decisionMaker'))]
  const named = record.case?.restricted ? record.case.decisionMakerIds : null
  const standards = [...new Set(inside)].filter(
    (id) => id !== record.declarantId && (named === null || named.includes(id)),
  )
  const manager = named === null ? await managerWhoMay(tx, record) : null
  return [
    ...(manager ? [{ id: manager, as: 'manager' } as const] : []),
    ...standards.filter((id) => id !== manager).map((id) => ({ id, as: 'standards' }) as const),
  ]
}

async function managerWhoMay(tx: Tx, record: DeclarationRecord): Promise<string | null> {
  const reviewer = record.reviewerId
  if (reviewer !== null && (await managerById(tx, reviewer))?.active) return reviewer
  const row = await tx.declaration.findUniqueOrThrow({
    where: { id: record.id },
    select: { keptFromManager: true },
  })
  if (row.keptFromManager) return null
  const declarant = await tx.person.findUnique({
    where: { id: record.declarantId },
    select: { lineManagerId: true },
  })
  const names = await declaredNames(tx, record.id)
  const chain = await managersAbove(tx, declarant?.lineManagerId ?? null)
  const manager = firstReviewer(record.declarantId, chain, names)
  const [aside] = await tx.$queryRaw<
    { ids: readonly string[] }[]
  >`SELECT stepped_aside(${record.id}::uuid) AS ids`
  return manager !== null && aside?.ids.includes(manager) ? null : manager
}

/** The conditions of a decision that takes effect come into force, and those before them end. */
export async function saveConditions(
  tx: Tx,
  declarationId: string,
  change: Change,
  now: Date,
): Promise<void> {
  await tx.conditionState.updateMany({
    where: { declarationId, status: 'active' },
    data: { status: 'superseded', endedAt: now },
  })
  if (change.conditions.length === 0) return
  await tx.condition.createMany({
    data: change.conditions.map((each) => ({
      id: each.id,
      declarationId,
      setAs: 'standards' as const,
      associationId: each.associationId,
      template: each.template,
      wording: each.wording,
      wordingVersion: each.wordingVersion,
      startsOn: each.startsOn,
      checkWeeks: each.checkWeeks,
      dueOn: each.dueOn,
      reviewOn: each.reviewOn,
      at: now,
    })),
  })
  await tx.conditionState.createMany({
    data: change.conditions.map(({ id, ownerAs, checkOn, acknowledgeBy, answer }) => ({
      ...{
        conditionId: id,
        declarationId,
        status: 'active' as const,
        ownerAs,
        checkOn,
        acknowledgeBy,
        answer,
      },
    })),
  })
  await tx.conditionOwner.createMany({
    data: change.conditions.flatMap(({ id, ownerId }) =>
      ownerId === null ? [] : [{ conditionId: id, declarationId, ownerId }],
    ),
  })
}

/** A check by its owner, and the breach where it was not kept. What follows from them the database does itself. */
export async function saveCheck(
  tx: Tx,
  before: DeclarationRecord,
  change: Change,
  byId: string,
  now: Date,
): Promise<void> {
  const { command, id, nextCheckOn, breachDueOn } = change
  if (command.type !== 'record_check' || nextCheckOn === null) throw new Error('a check without a next day')
  const { conditionId, finding, evidence } = command
  const asked = before.conditions.find((each) => each.id === conditionId)
  if (!asked) throw new Error('a check of a condition that is not in force was judged possible')
  const own = { declarationId: before.id, conditionId, byId, at: now }
  await tx.conditionCheck.createMany({
    data: { ...own, id, askedOn: asked.checkOn, finding, evidence, nextOn: nextCheckOn },
  })
  if (breachDueOn !== null)
    await tx.breach.createMany({ data: { ...own, id: crypto.randomUUID(), checkId: id, dueOn: breachDueOn } })
}

/** Other words for a condition. That they are in force, and are answered anew, the database does itself. */
export async function saveRewording(
  tx: Tx,
  before: DeclarationRecord,
  { command, acknowledgeBy }: Change,
  own: { readonly id: string; readonly declarationId: string; readonly byId: string; readonly at: Date },
): Promise<void> {
  const was = command.type === 'reword' && before.conditions.find((each) => each.id === command.conditionId)
  if (command.type !== 'reword' || !was || acknowledgeBy === null)
    throw new Error('other words for a condition that is not in force were judged possible')
  await tx.conditionRewording.createMany({
    data: {
      ...{ ...own, conditionId: was.id, wordingVersion: was.wordingVersion + 1 },
      ...{ wording: command.wording.trim(), before: was.wording, reason: command.reason, acknowledgeBy },
    },
  })
}

/** Who checks a condition from now on, and on which side of the house. */
export async function saveOwner(
  tx: Tx,
  record: DeclarationRecord,
  { conditionId, ownerId }: { readonly conditionId: string; readonly ownerId: string },
): Promise<void> {
  const owner = (await overseersOf(tx, record)).find((each) => each.id === ownerId)
  if (!owner) throw new Error('an owner who may not check it was judged possible')
  const where = { conditionId, declarationId: record.id }
  await tx.conditionOwner.updateMany({ where, data: { ownerId } })
  await tx.conditionState.updateMany({ where: { ...where, status: 'active' }, data: { ownerAs: owner.as } })
}
