import type { Tx } from '#lib/db/request.ts'
import type { Answer } from '#lib/domain/conditions.ts'
import type { HeldBy } from '#lib/domain/declaration.ts'
import { type CheckView, checksOf } from './overseen.ts'

/** A condition as professional standards see it, with everything that came of it. */
export type StandardsCondition = {
  readonly id: string
  readonly associationId: string
  readonly wording: string
  readonly wordingVersion: number
  /** The words it had before, the last ones first. */
  readonly earlier: readonly { readonly version: number; readonly wording: string; readonly until: Date }[]
  readonly inForce: boolean
  readonly owner: string
  readonly ownerAs: HeldBy
  /** The reader checks it. */
  readonly mine: boolean
  readonly startsOn: string
  readonly checkWeeks: number | null
  readonly dueOn: string | null
  readonly reviewOn: string
  readonly checkOn: string | null
  readonly checks: number
  readonly acknowledgeBy: string | null
  /** When professional standards were told that nobody had checked it, or answered it. */
  readonly missedOn: string | null
  readonly silentOn: string | null
  /** Nobody checked it for long, and the portal took that for a breach. */
  readonly abandoned: { readonly dueOn: string; readonly at: Date } | null
  readonly answer: Answer | null
  readonly answers: readonly {
    readonly id: string
    readonly agreed: boolean
    readonly wordingVersion: number
    readonly words: string
    readonly at: Date
  }[]
  readonly checked: readonly (CheckView & { readonly breach: { readonly dueOn: string } | null })[]
}

export type StandardsConditions = {
  readonly conditions: readonly StandardsCondition[]
  readonly ending: readonly {
    readonly associationId: string
    readonly by: string
    readonly confirmed: { readonly text: string; readonly at: Date } | null
  }[]
}

/** Those in force first, by the day on which somebody looks next; then those before them, the last one first. */
export async function readConditionsOf(
  tx: Tx,
  declarationId: string,
  readerId: string,
): Promise<StandardsConditions> {
  const where = { declarationId }
  const conditions = await tx.condition.findMany({
    where: { ...where, setAs: 'standards' },
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
  })
  const states = await tx.conditionState.findMany({ where })
  const owners = await tx.conditionOwner.findMany({ where })
  const answers = await tx.conditionAcknowledgement.findMany({ where, orderBy: { at: 'desc' } })
  const rewordings = await tx.conditionRewording.findMany({ where, orderBy: { at: 'desc' } })
  const checks = await checksOf(tx, where)
  const breaches = await tx.breach.findMany({ where })
  const people = await tx.person.findMany({
    where: { id: { in: owners.map((each) => each.ownerId) } },
    select: { id: true, fullName: true },
  })
  const views = conditions.flatMap((row): readonly StandardsCondition[] => {
    const state = states.find((each) => each.conditionId === row.id)
    const owner = owners.find((each) => each.conditionId === row.id)
    if (!state || row.associationId === null) return []
    return [
      {
        id: row.id,
        associationId: row.associationId,
        wording: row.wording,
        wordingVersion: row.wordingVersion ?? 1,
        earlier: rewordings
          .filter((each) => each.conditionId === row.id)
          .map(({ wordingVersion, before, at }) => ({
            ...{ version: wordingVersion - 1, wording: before, until: at },
          })),
        inForce: state.status === 'active',
        owner: people.find((person) => person.id === owner?.ownerId)?.fullName ?? 'Somebody who has left',
        ownerAs: state.ownerAs,
        mine: state.status === 'active' && owner?.ownerId === readerId,
        startsOn: row.startsOn,
        checkWeeks: row.checkWeeks,
        dueOn: row.dueOn,
        reviewOn: row.reviewOn,
        checkOn: state.checkOn,
        checks: state.checks,
        acknowledgeBy: state.acknowledgeBy,
        missedOn: state.missedOn,
        silentOn: state.silentOn,
        abandoned: breaches.find((each) => each.conditionId === row.id && each.checkId === null) ?? null,
        answer: state.answer,
        answers: answers
          .filter((each) => each.conditionId === row.id)
          .map(({ id, agreed, wordingVersion, words, at }) => ({ id, agreed, wordingVersion, words, at })),
        checked: checks
          .filter((each) => each.conditionId === row.id)
          .map((check) => ({ ...check, breach: breaches.find((each) => each.checkId === check.id) ?? null })),
      },
    ]
  })
  const due = (view: StandardsCondition) => view.checkOn ?? ''
  return {
    conditions: [
      ...views.filter((view) => view.inForce).toSorted((a, b) => (due(a) < due(b) ? -1 : 1)),
      ...views.filter((view) => !view.inForce),
    ],
    ending: await endingOf(tx, declarationId),
  }
}

/** The contacts that have to end by the last decision on them, and what the declarant said of it. */
async function endingOf(tx: Tx, declarationId: string): Promise<StandardsConditions['ending']> {
  const outcomes = await tx.associationOutcome.findMany({
    where: { declarationId },
    orderBy: { decidedAt: 'desc' },
    distinct: ['associationId'],
  })
  const said = await tx.ceasedConfirmation.findMany({ where: { declarationId }, orderBy: { at: 'desc' } })
  return outcomes.flatMap(({ associationId, confirmBy, decidedAt }) => {
    if (confirmBy === null) return []
    const found = said.find((each) => each.associationId === associationId && each.at >= decidedAt)
    return [{ associationId, by: confirmBy, confirmed: found ? { text: found.text, at: found.at } : null }]
  })
}
