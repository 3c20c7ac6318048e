import type { ActiveCondition, SetCondition } from './conditions.ts'
import type { Day } from './days.ts'
import type { ReviewState } from './reviews.ts'

/** Where a declaration stands, as declarant and line manager may know it. Spelled alike in PostgreSQL. */
export type Status =
  | 'with_manager'
  | 'returned_by_manager'
  | 'with_standards'
  | 'question_from_standards'
  | 'approved_by_manager'
  | 'decided'

/** Where it stands inside professional standards; the public part never learns it. */
export type CaseStage = 'dormant' | 'triage' | 'assessment' | 'countersign' | 'closed'

export type Route = 'manager' | 'manager_then_standards' | 'standards'
export type HeldBy = 'manager' | 'standards'
export type RiskGrade = 'low' | 'medium' | 'high'
export type Manageability = 'manageable' | 'escalate'
export type Role = 'assessor' | 'decisionMaker' | 'auditor' | 'policyOwner' | 'administrator' | 'disposer'

export const outcomes = [
  'not_declarable',
  'no_further_action',
  'advice',
  'continue_with_conditions',
  'monitor',
  'cease_contact',
] as const
export type Outcome = (typeof outcomes)[number]

export type DecidedOutcome = {
  readonly associationId: string
  readonly outcome: Outcome
  /** Where the contact has to end: the day by which the declarant confirms that it has. */
  readonly confirmBy?: Day | null
}

export const referralTargets = ['vetting', 'conduct', 'counter_corruption', 'independent_office'] as const
export type ReferralTarget = (typeof referralTargets)[number]
/** What whoever it was referred to has said: they have it; then, once, that they answer or do not take it up. */
export const referralStates = ['acknowledged', 'answered', 'declined'] as const
export type ReferralState = (typeof referralStates)[number]

/** The parts of a declaration that a question or a correction can point at. */
export const places = ['contacts', 'accounts', 'how', 'why', 'work', 'reviewer'] as const
export type Place = (typeof places)[number]

/** Whoever acts. Minted by the database from a session (`begin_request`), never from a form or a token's claims. */
export type Actor = {
  readonly id: string
  readonly sessionId: string
  readonly fullName: string
  readonly title: string
  readonly staffNumber: string
  readonly roles: readonly Role[]
  readonly senior: boolean
  readonly unitCode: string
  readonly unitKind: 'bcu' | 'ocu' | 'standards' | 'headquarters'
  readonly lineManagerId: string | null
}

/** What the law needs to know of a declaration to judge a command. `case` is null for readers of the public part. */
export type DeclarationRecord = {
  readonly id: string
  readonly reference: string
  readonly declarantId: string
  readonly status: Status
  readonly version: number
  readonly route: Route
  readonly urgent: boolean
  readonly reviewerId: string | null
  readonly dueOn: Day | null
  readonly settled: boolean
  readonly openQuestion: { readonly id: string; readonly askedAs: HeldBy; readonly askedById: string } | null
  readonly associationIds: readonly string[]
  /** Those in force, as far as the reader may see them. */
  readonly conditions: readonly ActiveCondition[]
  /** Contacts that have to end and are not yet confirmed to have ended. */
  readonly unconfirmed: readonly string[]
  /** Ends that were reported: those that wait for somebody to confirm them, and those that are confirmed. */
  readonly ends: readonly ReportedEnd[]
  /** Associations that are one with an earlier one. */
  readonly linked: readonly string[]
  readonly review: ReviewState | null
  readonly appeal: AppealRecord
  readonly case: CaseRecord | null
}

/** What may be appealed against, and what came of it. */
export type AppealRecord = {
  /** The day on which the decision in force took effect; null where there is none, or none for this reader. */
  readonly decidedOn: Day | null
  /** There is an appeal against it already. */
  readonly made: boolean
  /** It waits to be heard. */
  readonly open: { readonly id: string; readonly dueOn: Day } | null
  /** It was heard and changed the decision, which somebody else has yet to make again. */
  readonly changed: boolean
}

export const noAppeal: AppealRecord = { decidedOn: null, made: false, open: null, changed: false }

export type ReportedEnd = {
  readonly id: string
  readonly associationId: string
  readonly confirmed: boolean
}

export type CaseRecord = {
  readonly stage: CaseStage
  readonly version: number
  readonly restricted: boolean
  readonly decisionMakerIds: readonly string[]
  readonly assessorId: string | null
  readonly dueOn: Day | null
  readonly assessment: { readonly riskGrade: RiskGrade; readonly manageability: Manageability } | null
  readonly proposal: Proposal | null
  /** Who made the decision that was appealed against, or else the last one: they do not hear the appeal, nor decide again. */
  readonly deciderIds: readonly string[]
  /** Referrals that wait for an answer. */
  readonly openReferralIds: readonly string[]
}

/** A decision that waits for a second person. */
export type Proposal = {
  readonly id: string
  readonly byId: string
  readonly message: string
  readonly outcomes: readonly DecidedOutcome[]
  readonly conditions: readonly SetCondition[]
}
