import type { CommandType } from './commands.ts'
import type { CaseStage, DeclarationRecord, Status } from './declaration.ts'
import { type Standing, standingsOf } from './standing.ts'

/**
 * The law in one table: in which status, who may do what, and where it leads. `same` leaves the status; `settles` depends on
 * the route or on whether a second person must sign (`decide.ts`). `stages` narrows to where the case stands inside
 * professional standards.
 */
export type Rule = {
  readonly by: readonly Standing[]
  readonly next: Status | 'same' | 'settles'
  readonly stages?: readonly CaseStage[]
  /** Open only while there is something on the record that it answers. */
  readonly awaits?: (declaration: DeclarationRecord) => boolean
}

const standards = ['assessor', 'decision_maker'] as const satisfies readonly Standing[]
const managers = ['reviewer', 'cover'] as const satisfies readonly Standing[]
const working = ['triage', 'assessment'] as const satisfies readonly CaseStage[]

const correct: Rule = { by: ['declarant'], next: 'same' }
const note: Rule = { by: standards, next: 'same' }
const restrict: Rule = { by: standards, next: 'same' }
const call_in: Rule = { by: standards, next: 'with_standards' }
const report_change: Rule = { by: ['declarant'], next: 'settles' }
const declare_again: Rule = { by: ['declarant', ...standards], next: 'same' }
const referrals = {
  refer_on: { by: standards, next: 'same' },
  answer_referral: {
    by: standards,
    next: 'same',
    awaits: (record) => (record.case?.openReferralIds.length ?? 0) > 0,
  },
} as const satisfies Partial<Record<CommandType, Rule>>
const hand_over: Rule = { by: ['directory'], next: 'settles' }

// Conditions stay in force while professional standards decide again: nothing closes by itself.
const conditions = {
  acknowledge: {
    by: ['declarant'],
    next: 'same',
    awaits: ({ conditions }) => conditions.some((condition) => condition.answer !== 'agreed'),
  },
  confirm_ceased: { by: ['declarant'], next: 'same', awaits: ({ unconfirmed }) => unconfirmed.length > 0 },
  record_check: { by: ['overseer'], next: 'settles' },
  // What two people may have signed is not worded anew by an assessor.
  reword: { by: ['decision_maker'], next: 'same', awaits: ({ conditions }) => conditions.length > 0 },
  hand_on: { by: standards, next: 'same', awaits: ({ conditions }) => conditions.length > 0 },
} as const satisfies Partial<Record<CommandType, Rule>>

const endsAndAnswers = {
  report_end: {
    by: ['declarant'],
    next: 'same',
    awaits: ({ associationIds, ends }) =>
      associationIds.some((id) => ends.every((end) => end.associationId !== id)),
  },
  confirm_end: { by: standards, next: 'same', awaits: ({ ends }) => ends.some((end) => !end.confirmed) },
} as const satisfies Partial<Record<CommandType, Rule>>

const appeals = {
  appeal: { by: ['declarant'], next: 'same', awaits: ({ appeal }) => appeal.decidedOn !== null },
  hear_appeal: { by: ['decision_maker'], next: 'settles', awaits: ({ appeal }) => appeal.open !== null },
} as const satisfies Partial<Record<CommandType, Rule>>

const underReview = ({ review }: DeclarationRecord) => review !== null
const beingReviewed = ({ review }: DeclarationRecord) => review !== null && review.stage !== 'waiting'

// Only what is settled is reviewed: while it is decided again, that is the review.
const reviews = {
  answer_review: { by: ['declarant'], next: 'same', awaits: underReview },
  view_review: { by: ['reviewer'], next: 'same', awaits: ({ review }) => review?.stage === 'manager' },
  decide_review: { by: standards, next: 'settles', awaits: beingReviewed },
} as const satisfies Partial<Record<CommandType, Rule>>

export const lifecycle: Readonly<Record<Status, Readonly<Partial<Record<CommandType, Rule>>>>> = {
  with_manager: {
    approve: { by: managers, next: 'settles' },
    return: { by: managers, next: 'returned_by_manager' },
    refer: { by: managers, next: 'with_standards' },
    step_aside: { by: managers, next: 'settles' },
    lapse: { by: ['clock'], next: 'settles' },
    correct,
    report_change,
    declare_again,
    call_in,
    note,
    restrict,
    hand_over,
  },
  returned_by_manager: {
    answer: { by: ['declarant'], next: 'with_manager' },
    refer: { by: managers, next: 'with_standards' },
    step_aside: { by: managers, next: 'settles' },
    lapse: { by: ['clock'], next: 'with_standards' },
    correct,
    report_change,
    declare_again,
    call_in,
    note,
    restrict,
    hand_over,
  },
  with_standards: {
    correct,
    report_change,
    declare_again,
    assign: { by: standards, next: 'same', stages: working },
    ask: { by: standards, next: 'question_from_standards', stages: working },
    assess: { by: standards, next: 'same', stages: working },
    decide: { by: standards, next: 'settles', stages: ['assessment'] },
    countersign: { by: ['decision_maker'], next: 'settles', stages: ['countersign'] },
    ...conditions,
    ...endsAndAnswers,
    ...referrals,
    note,
    restrict,
    hand_over,
  },
  question_from_standards: {
    answer: { by: ['declarant'], next: 'with_standards' },
    correct,
    report_change,
    declare_again,
    assign: { by: standards, next: 'same' },
    ...conditions,
    ...endsAndAnswers,
    ...referrals,
    note,
    restrict,
    hand_over,
  },
  approved_by_manager: {
    ...endsAndAnswers,
    confirm_end: { ...endsAndAnswers.confirm_end, by: ['reviewer'] },
    ...reviews,
    correct,
    report_change,
    declare_again,
    call_in,
    note,
    restrict,
    hand_over,
  },
  decided: {
    ...conditions,
    ...endsAndAnswers,
    ...appeals,
    ...reviews,
    correct,
    report_change,
    declare_again,
    ...referrals,
    note,
    restrict,
    hand_over,
  },
}

/** The rule that lets this actor give this command now, or why there is none. */
export function ruleFor(
  actor: Parameters<typeof standingsOf>[0],
  declaration: DeclarationRecord,
  command: CommandType,
): { rule: Rule; as: Standing } | { refused: 'not_found' | 'not_open' | 'not_yours' } {
  const standings = standingsOf(actor, declaration)
  if (standings.length === 0) return { refused: 'not_found' }
  const rule = lifecycle[declaration.status][command]
  if (!rule) return { refused: 'not_open' }
  const as = rule.by.find((standing) => standings.includes(standing))
  if (!as) return { refused: 'not_yours' }
  if (rule.stages && !(declaration.case && rule.stages.includes(declaration.case.stage)))
    return { refused: 'not_open' }
  if (rule.awaits && !rule.awaits(declaration)) return { refused: 'not_open' }
  return { rule, as }
}

/** The commands open to an actor, in the table's order: what a page offers and the door allows come from one place. */
export function commandsOpenTo(
  actor: Parameters<typeof standingsOf>[0],
  declaration: DeclarationRecord,
): readonly CommandType[] {
  const open = Object.keys(lifecycle[declaration.status]) as CommandType[]
  return open.filter((command) => 'rule' in ruleFor(actor, declaration, command))
}
