import type { Tx } from '#lib/db/request.ts'
import type {
  Manageability,
  Outcome,
  ReferralState,
  ReferralTarget,
  RiskGrade,
} from '#lib/domain/declaration.ts'

/** A condition as a decision names it. */
export type DecidedCondition = {
  readonly associationId: string
  readonly wording: string
  readonly owner: string
  readonly startsOn: string
  readonly checkWeeks: number | null
  readonly dueOn: string | null
  readonly reviewOn: string
}

/** What professional standards and the line manager added to a declaration. */
export type StandardsWork = {
  readonly assessments: readonly {
    readonly id: string
    readonly nature: string
    readonly howKnown: string
    readonly ongoing: string
    readonly access: string
    readonly riskGrade: RiskGrade
    readonly manageability: Manageability
    readonly rationale: string
    readonly by: string
    readonly at: Date
  }[]
  readonly decisions: readonly {
    readonly id: string
    readonly outcomes: readonly {
      readonly associationId: string
      readonly outcome: Outcome
      readonly confirmBy: string | null
    }[]
    readonly conditions: readonly DecidedCondition[]
    readonly rationale: string
    readonly message: string
    readonly needsSecond: boolean
    readonly by: string
    readonly at: Date
    readonly second: {
      readonly agreed: boolean
      readonly rationale: string
      readonly by: string
      readonly at: Date
    } | null
  }[]
  readonly notes: readonly {
    readonly id: string
    readonly text: string
    readonly by: string
    readonly at: Date
  }[]
  readonly referrals: readonly {
    readonly id: string
    readonly target: ReferralTarget
    readonly reason: string
    readonly by: string
    readonly at: Date
    /** The last that was said of it; null where nothing was. */
    readonly state: ReferralState | null
    /** What was said, oldest first. */
    readonly answers: readonly {
      readonly id: string
      readonly state: ReferralState
      readonly theirReference: string
      readonly words: string
      readonly by: string
      readonly at: Date
    }[]
  }[]
  readonly reviews: readonly {
    readonly id: string
    readonly decision: 'approve' | 'return' | 'refer'
    readonly rationale: string
    readonly by: string
    readonly at: Date
  }[]
  readonly measures: readonly {
    readonly id: string
    readonly wording: string
    readonly reviewOn: string
    readonly by: string
  }[]
}

/** All of it, newest first, with names: the reader is of professional standards. */
export async function readWork(tx: Tx, declarationId: string): Promise<StandardsWork> {
  const where = { declarationId }
  const newest = { where, orderBy: { at: 'desc' } } as const
  const assessments = await tx.assessment.findMany(newest)
  const decisions = await tx.decision.findMany(newest)
  const outcomes = await tx.decisionOutcome.findMany({ where })
  const named = await tx.decisionCondition.findMany({ where, orderBy: { position: 'asc' } })
  const signatures = await tx.countersignature.findMany({ where })
  const notes = await tx.standardsNote.findMany(newest)
  const referrals = await tx.referral.findMany(newest)
  const answers = await tx.referralAnswer.findMany({ where, orderBy: { at: 'asc' } })
  const reviews = await tx.managerReview.findMany(newest)
  const measures = await tx.condition.findMany({
    where: { ...where, setAs: 'manager' },
    orderBy: { at: 'asc' },
  })
  const ids = [
    ...[...assessments, ...decisions, ...signatures, ...notes, ...referrals, ...answers].map(
      (row) => row.byId,
    ),
    ...reviews.map((row) => row.managerId),
    ...named.map((row) => row.ownerId),
    ...measures.flatMap((row) => row.ownerId ?? []),
  ]
  const people = await tx.person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, fullName: true },
  })
  const name = (id: string | null) =>
    people.find((person) => person.id === id)?.fullName ?? 'Somebody who has left'
  return {
    assessments: assessments.map(({ byId, ...row }) => ({ ...row, by: name(byId) })),
    decisions: decisions.map(({ byId, ...row }) => {
      const signature = signatures.find((each) => each.decisionId === row.id)
      return {
        ...row,
        by: name(byId),
        outcomes: outcomes.filter((each) => each.decisionId === row.id),
        conditions: named
          .filter((each) => each.decisionId === row.id)
          .map(({ ownerId, ...each }) => ({ ...each, owner: name(ownerId) })),
        second: signature
          ? {
              agreed: signature.agreed,
              rationale: signature.rationale,
              by: name(signature.byId),
              at: signature.at,
            }
          : null,
      }
    }),
    notes: notes.map(({ byId, ...row }) => ({ ...row, by: name(byId) })),
    referrals: referrals.map(({ byId, ...row }) => {
      const said = answers
        .filter((each) => each.referralId === row.id)
        .map(({ byId: saidBy, state, ...each }) => ({
          ...each,
          state: state as ReferralState,
          by: name(saidBy),
        }))
      return { ...row, by: name(byId), answers: said, state: said.at(-1)?.state ?? null }
    }),
    reviews: reviews.map(({ managerId, ...row }) => ({ ...row, by: name(managerId) })),
    measures: measures.map(({ id, wording, reviewOn, ownerId }) => ({
      id,
      wording,
      reviewOn,
      by: name(ownerId),
    })),
  }
}
