import type { ConditionTerms, Finding } from './conditions.ts'
import type { Day } from './days.ts'
import type {
  DecidedOutcome,
  Manageability,
  Place,
  ReferralState,
  ReferralTarget,
  RiskGrade,
} from './declaration.ts'
import type { HandoverReason } from './judge-handover.ts'
import type { ReviewInterval } from './reviews.ts'
import type { VagueDay } from './vague-day.ts'

/** Everything that can be done to a declaration after it was sent. */
export type Command =
  // the declarant
  | { readonly type: 'answer'; readonly questionId: string; readonly text: string }
  | { readonly type: 'correct'; readonly place: Place; readonly text: string }
  | {
      readonly type: 'acknowledge'
      readonly conditionId: string
      /** Of the wording that was on the page. */
      readonly wordingVersion: number
      readonly agreed: boolean
      /** Why not, or whatever they want to add. */
      readonly words: string
    }
  | { readonly type: 'confirm_ceased'; readonly associationId: string; readonly text: string }
  | {
      readonly type: 'report_change'
      /** Codes of the policy. */
      readonly kinds: readonly string[]
      readonly text: string
    }
  | {
      readonly type: 'report_end'
      readonly associationId: string
      readonly endedOn: VagueDay
      readonly how: string
      readonly resume: Resume
    }
  | { readonly type: 'answer_review'; readonly changed: boolean; readonly words: string }
  // the declarant, or professional standards
  | {
      readonly type: 'declare_again'
      readonly associationId: string
      /** The association as the same declarant declared it before. */
      readonly earlierId: string
    }
  // whoever decided: the line manager, or professional standards
  | {
      readonly type: 'confirm_end'
      readonly reportId: string
      readonly confirmed: boolean
      /** The question, where it is not confirmed. */
      readonly words: string
      readonly endConditions: boolean
    }
  | { readonly type: 'appeal'; readonly grounds: string }
  // whoever checks a condition: a line manager, or somebody of professional standards
  | {
      readonly type: 'record_check'
      readonly conditionId: string
      /** How many checks there were when the page was drawn: one that was sent twice is recorded once. */
      readonly checks: number
      readonly finding: Finding
      readonly evidence: string
    }
  // the line manager who holds it
  | {
      readonly type: 'approve'
      readonly rationale: string
      readonly measures: readonly { readonly wording: string; readonly reviewOn: Day }[]
    }
  | { readonly type: 'return'; readonly place: Place; readonly question: string }
  | { readonly type: 'refer'; readonly rationale: string }
  | { readonly type: 'step_aside'; readonly reason: string }
  | {
      readonly type: 'view_review'
      readonly words: string
      /** It goes on as it is; else professional standards look at it. */
      readonly settle: boolean
    }
  // professional standards
  | {
      readonly type: 'decide_review'
      readonly confirmed: boolean
      /** Until the next one, where it is confirmed. */
      readonly interval: ReviewInterval
      readonly rationale: string
    }
  | { readonly type: 'call_in'; readonly reason: string }
  | { readonly type: 'assign'; readonly assessorId: string }
  | { readonly type: 'ask'; readonly place: Place; readonly question: string }
  | ({ readonly type: 'assess' } & Assessment)
  | ({ readonly type: 'decide' } & DecisionText)
  | { readonly type: 'countersign'; readonly agreed: boolean; readonly rationale: string }
  /** The appeal against a decision, heard by somebody who did not make it. */
  | {
      readonly type: 'hear_appeal'
      readonly stands: boolean
      readonly reasons: string
      /** What the declarant is told. */
      readonly message: string
    }
  /** Somebody else checks a condition from now on. */
  | {
      readonly type: 'hand_on'
      readonly conditionId: string
      readonly ownerId: string
      readonly reason: string
    }
  /** Other words for a condition in force, which the declarant answers anew. */
  | {
      readonly type: 'reword'
      readonly conditionId: string
      /** The version that was read. */
      readonly wordingVersion: number
      readonly wording: string
      /** Why; the declarant reads it. */
      readonly reason: string
    }
  | { readonly type: 'refer_on'; readonly target: ReferralTarget; readonly reason: string }
  /** What whoever it was referred to says. */
  | {
      readonly type: 'answer_referral'
      readonly referralId: string
      readonly state: ReferralState
      /** Under which they hold it; empty where they gave none. */
      readonly theirReference: string
      readonly words: string
    }
  | { readonly type: 'restrict'; readonly decisionMakerIds: readonly string[]; readonly reason: string }
  | { readonly type: 'note'; readonly text: string }
  // the portal itself, when a day has passed
  | { readonly type: 'lapse' }
  // the portal itself, when the directory has changed
  | {
      readonly type: 'hand_over'
      readonly because: HandoverReason
      /** Whose hands it leaves. */
      readonly holders: readonly string[]
    }

export type CommandType = Command['type']

/** Whether contact that has ended could begin again. */
export const resumes = ['no', 'yes', 'not_known'] as const
export type Resume = (typeof resumes)[number]

/** The four facts without which nothing is graded, and the grade with its reason. */
export type Assessment = {
  readonly nature: string
  readonly howKnown: string
  readonly ongoing: string
  readonly access: string
  readonly riskGrade: RiskGrade
  readonly manageability: Manageability
  readonly rationale: string
}

export type DecisionText = {
  readonly outcomes: readonly DecidedOutcome[]
  readonly conditions: readonly ConditionTerms[]
  readonly rationale: string
  /** What the declarant is told. */
  readonly message: string
  readonly referrals: readonly { readonly target: ReferralTarget; readonly reason: string }[]
}

/** Why a command was not carried out. Worded in `lib/wording.ts`. */
export type Refusal =
  | 'not_found' // there is none, or none for you
  | 'not_yours' // you may see it, but this is another person's to do
  | 'not_open' // it has moved on: this can no longer be done
  | 'stale' // it changed since the page was drawn
  | 'question_closed'
  | 'own_proposal' // the second person must be another
  | 'own_decision' // somebody who did not make it looks at it now
  | 'appeal_made' // against this decision, once
  | 'appeal_late'
  | 'outcomes_incomplete'
  | 'not_an_assessor'
  | 'not_decision_makers'
  | 'conditions_missing' // an outcome lets it go on, or makes it end, and nothing says who watches
  | 'conditions_not_needed'
  | 'conditions_too_many'
  | 'condition_incomplete'
  | 'condition_dates'
  | 'condition_owner' // left, the declarant, or bypassed on this record
  | 'confirm_by_needed'
  | 'conditions_outdated' // since they were proposed
  | 'already_answered'
  | 'wording_changed'
  | 'wording_same'
  | 'wording_long'
  | 'words_needed'
  | 'not_started'
  | 'check_recorded' // since the page was drawn
  | 'change_unknown' // to the policy in force
  | 'end_reported' // already, or it has ended
  | 'end_ahead'
  | 'not_earlier' // no association that the same person declared before
  | 'already_linked'
  | 'review_early'
  | 'review_open' // it was answered, and somebody looks at it
  | 'review_interval' // longer than the risk allows
  | 'too_many' // a limit for the hour was reached
  | 'too_common' // what is sought stands in too many records to look among them
