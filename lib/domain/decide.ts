import type { Command, Refusal } from './commands.ts'
import type { ActiveCondition, Overseer } from './conditions.ts'
import type { Day } from './days.ts'
import type { CaseStage, DeclarationRecord, HeldBy, Status } from './declaration.ts'
import type { HistoryEvent } from './history.ts'
import { judgeAppeals } from './judge-appeals.ts'
import { judgeChanges } from './judge-changes.ts'
import { judgeClock } from './judge-clock.ts'
import { judgeConditions } from './judge-conditions.ts'
import { judgeDeclarant } from './judge-declarant.ts'
import { type HandedOn, type Heirs, judgeHandover } from './judge-handover.ts'
import { judgeManager } from './judge-manager.ts'
import { judgeReviews } from './judge-reviews.ts'
import { judgeStandards } from './judge-standards.ts'
import { ruleFor } from './lifecycle.ts'
import { openRecord } from './open-record.ts'
import type { ConditionPeriods, PolicyPeriods, ReviewsBody } from './policy.ts'
import type { ReviewedOutcome } from './reviews.ts'
import type { Acting } from './standing.ts'

/** What a command is judged with besides the record: the actor, the moment, the policy's periods, and fresh ids. */
export type Context = {
  readonly actor: Acting
  readonly now: Date
  readonly periods: Periods
  readonly holidays: ReadonlySet<string>
  readonly newId: () => string
  /** Who takes over from a manager who steps aside, or whose time has run out; null is professional standards. */
  readonly nextReviewerId: string | null
  /** Active people by the role that the command names them for. */
  readonly assessorIds: readonly string[]
  readonly decisionMakerIds: readonly string[]
  /** Who could check a condition of this record. */
  readonly overseers: readonly Overseer[]
  /** For the commands that set or check conditions. */
  readonly conditionPeriods: ConditionPeriods | null
  /** For the commands that report a change or an end, and for reviews. */
  readonly reviews: ReviewsBody | null
  /** Associations that the declarant declared before this record, as far as the actor may see them. */
  readonly earlierIds: readonly string[]
  /** Who takes over what somebody held, when the directory has changed. */
  readonly heirs?: Heirs
}

export type Periods = Pick<
  PolicyPeriods,
  'managerWorkingDays' | 'assessmentWorkingDays' | 'urgentWorkingDays' | 'reviewMonths' | 'appealDays'
>

export type Move = {
  readonly status: Status
  readonly reviewerId: string | null
  readonly dueOn: Day | null
  readonly settled: boolean
  /** By when professional standards should have assessed it, if it reaches them with this move. */
  readonly caseDueOn: Day | null
}

export type NoticeKind =
  | 'review_needed'
  | 'question_asked'
  | 'answer_given'
  | 'decision_made'
  | 'approved'
  | 'correction_made'
  | 'link_found'
  | 'assigned'
  | 'condition_to_check'
  | 'condition_refused'
  | 'condition_broken'
  | 'contact_ended'
  | 'change_reported'
  | 'change_urgent'
  | 'end_reported'
  | 'end_confirmed'
  | 'end_questioned'
  | 'review_to_view'
  | 'review_to_decide'
  | 'review_finished'
  | 'appeal_made'
  | 'appeal_heard'
  // what the clock tells
  | 'review_due'
  | 'review_lapsed'
  | 'answer_due'
  | 'answer_overdue'
  | 'case_due'
  | 'case_overdue'
  | 'check_due'
  | 'check_overdue'
  | 'check_missed'
  | 'condition_to_answer'
  | 'condition_unanswered'
  | 'cease_due'
  | 'cease_unconfirmed'
  | 'measure_due'
  | 'review_to_answer'
  | 'review_answer_due'
  | 'review_unanswered'
  | 'look_due'
  | 'look_overdue'
  | 'look_missed'
  | 'appeal_due'
  | 'appeal_overdue'
  // what a change of the directory brings
  | 'handover'
  | 'handed_to_standards'
  | 'cover_set'
  | 'cover_ended'

/** What a command changes: rows to write, events to append, people to tell. */
export type Change = {
  readonly command: Command
  readonly id: string
  readonly move: Move | null
  readonly stage: CaseStage | null
  readonly heldBy: HeldBy
  readonly events: readonly HistoryEvent[]
  readonly notices: readonly { readonly personId: string; readonly kind: NoticeKind }[]
  /** Professional standards are told too: whoever works on it, or who else can take it up. The law of one side cannot name them. */
  readonly tellStandards: NoticeKind | null
  /** True when a decision takes effect now: its outcomes become the associations' own, its conditions those in force. */
  readonly effective: boolean
  readonly conditions: readonly ActiveCondition[]
  /** After a check: when somebody looks again, and by when professional standards look at a breach. */
  readonly nextCheckOn: Day | null
  readonly breachDueOn: Day | null
  /** By when professional standards look at a change that cannot wait. */
  readonly changeDueOn: Day | null
  /** By when whoever has it looks at an end that was reported, or at a review. */
  readonly lookBy: Day | null
  /** By when a condition that was worded anew is to be answered. */
  readonly acknowledgeBy: Day | null
  /** Conditions that end with what they were set for. */
  readonly endedConditions: readonly string[]
  /** The outcomes of a decision that takes effect, with the days of their reviews; and the next review, where one is settled. */
  readonly outcomes: readonly ReviewedOutcome[]
  readonly nextReviewOn: Day | null
  /** By when an appeal is heard, or a decision that it changed is made again. */
  readonly appealDueOn: Day | null
  /** What somebody else watches from now on, and whether whoever worked on the case does no more. */
  readonly handedOn: readonly HandedOn[]
  readonly unassigned: boolean
}

export type Verdict = { readonly refused: Refusal } | { readonly change: Change }

/** Judges one command on one record. Pure: the same arguments give the same verdict, and nothing outside is read. */
export function decide(before: DeclarationRecord, command: Command, context: Context): Verdict {
  const judged = ruleFor(context.actor, before, command.type)
  if ('refused' in judged) return judged
  const record = openRecord(before, command, judged, context)
  switch (command.type) {
    case 'answer':
    case 'correct':
      return judgeDeclarant(record, command)
    case 'acknowledge':
    case 'confirm_ceased':
    case 'record_check':
    case 'hand_on':
    case 'reword':
      return judgeConditions(record, command)
    case 'report_change':
    case 'report_end':
    case 'confirm_end':
    case 'declare_again':
      return judgeChanges(record, command)
    case 'answer_review':
    case 'view_review':
    case 'decide_review':
      return judgeReviews(record, command)
    case 'approve':
    case 'return':
    case 'refer':
    case 'step_aside':
      return judgeManager(record, command)
    case 'appeal':
    case 'hear_appeal':
      return judgeAppeals(record, command)
    case 'lapse':
      return judgeClock(record)
    case 'hand_over':
      return judgeHandover(record, command)
    default:
      return judgeStandards(record, command)
  }
}
