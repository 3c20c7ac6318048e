import type { Resume } from './commands.ts'
import type { ConditionTerms, Finding, SetCondition } from './conditions.ts'
import type {
  DecidedOutcome,
  HeldBy,
  Place,
  ReferralState,
  ReferralTarget,
  Route,
  Status,
} from './declaration.ts'
import type { Declared } from './declared.ts'
import type { HandoverReason } from './judge-handover.ts'

/**
 * Every event by name with its payload. The name fixes the type; who may read it stands in `audience`.
 * A payload is erasable and may hold content; the event around it never does.
 */
export type Payloads = {
  sent: {
    reference: string
    to: Status
    route: Route
    policyVersion: string
    keptFromManager: boolean
    content: Omit<Declared, 'lookup'>
  }
  answered: { from: Status; to: Status; question: string; answer: string }
  corrected: { place: Place; text: string; status: Status }
  approved: { from: Status; to: Status; rationale: string; measures: readonly string[] } & OnBehalf
  returned: { from: Status; to: Status; place: Place; question: string } & OnBehalf
  referred: { from: Status; to: Status; rationale: string } & OnBehalf
  moved: { from: Status; to: Status; measures: readonly string[] }
  review_moved: { from: Status; to: Status; reason: string } & OnBehalf
  review_lapsed: { from: Status; to: Status; due: string }
  called_in: { from: Status; to: Status; reason: string }
  asked: { from: Status; to: Status; place: Place; question: string }
  decided: {
    from: Status
    to: Status
    outcomes: readonly DecidedOutcome[]
    message: string
    conditions?: readonly ToldCondition[]
  }
  acknowledged: {
    condition: string
    wordingVersion: number
    wording: string
    agreed: boolean
    words: string
  }
  ceased_confirmed: { association: string; text: string }
  change_reported: { kinds: readonly string[]; text: string; urgent: boolean; status: Status }
  end_reported: { association: string; endedOn: string; how: string; resume: Resume; status: Status }
  end_answered: { association: string; confirmed: boolean; words: string; conditionsEnded: boolean }
  declared_again: { association: string; earlier: string }
  /** By the portal itself, for what was settled before there were reviews. */
  review_planned: { next: string }
  review_answered: { asked: string; changed: boolean; words: string }
  review_viewed: { words: string; settled: boolean }
  review_finished: { next: string }
  checked: {
    condition: string
    wording: string
    asked: string
    finding: Finding
    evidence: string
    next: string
  } & OnBehalf
  check_missed: Unmet
  check_abandoned: Unmet
  condition_unanswered: Unmet
  cease_unconfirmed: { association: string; due: string }
  appealed: { grounds: string; due: string }
  appeal_heard: { stands: boolean; message: string }
  appeal_reasons: { reasons: string }
  condition_reworded: {
    condition: string
    wordingVersion: number
    wording: string
    before: string
    reason: string
    by: string
  }
  conditions_handed_on: {
    conditions: readonly string[]
    to: string | null
    because: 'restricted' | 'given' | HandoverReason
    reason?: string
  }
  review_handed_on: { from: Status; to: Status; because: HandoverReason; reviewer: string | null }
  // inside professional standards
  case_opened: { stage?: string; due: string | null }
  lookup_admitted: { answer: string; text: string }
  assigned: { from: string | null; to: string | null }
  declarant_left: { from: Status; to: Status }
  assessed: {
    riskGrade: string
    manageability: string
    rationale: string
    nature: string
    howKnown: string
    ongoing: string
    access: string
  }
  decision_recorded: {
    outcomes: readonly DecidedOutcome[]
    rationale: string
    needsSecond: boolean
    conditions?: readonly SetCondition[]
  }
  breached: { condition: string; wording: string; due: string }
  change_raised: { kinds: readonly string[]; due: string }
  review_decided: { confirmed: boolean; rationale: string }
  countersigned: { agreed: boolean; rationale: string }
  referred_on: { target: ReferralTarget; reason: string }
  referral_answered: { referral: string; state: ReferralState; theirReference: string; words: string }
  restricted: { decisionMakerIds: readonly string[]; reason: string }
  noted: { text: string }
  /** By the portal itself, after each send and each correction, whatever it found. */
  compared: { found: readonly string[]; scorer: number }
  link_made: LinkDecided
  link_confirmed: LinkDecided
  link_rejected: LinkDecided
  link_reopened: { reason: string }
  // disclosures
  opened_by_manager: Record<string, never>
  opened_by_assessor: { reason: string }
  opened_by_decision_maker: { reason: string }
  searched: {
    reason: string
    criteria: Readonly<Record<string, string>>
    total: number
    results: readonly string[]
    matcher?: number
  }
  search_opened: { page: number; narrowed?: Readonly<Record<string, string>> }
  search_saved: Record<string, never>
  search_forgotten: Record<string, never>
  no_trace_kept: {
    reason?: string
    criteria?: Readonly<Record<string, string>>
    matcher: number
    records: number
    note: string
  }
  links_listed: { list: string; reference?: string; page: number; shown: readonly string[] }
  link_opened: { references: readonly string[] }
  connections_opened: { reference: string; account?: string; shown: readonly string[] }
  mail_chosen: { choice: MailChoice }
  history_read: { criteria: Readonly<Record<string, string>>; shown: number }
  log_read: { log: number }
  // the directory, on the chain of the person; of whom, and never what it says of them
  joined: Record<string, never>
  details_changed: { fields: readonly string[] }
  manager_changed: { from: string | null; to: string | null }
  left: Record<string, never>
  returned_to_work: Record<string, never>
  cover_set: { delegate: string; from: string; until: string }
  cover_ended: Record<string, never>
  policy_published: { kind: string; version: string; effectiveFrom: string; note: string }
  // letting go
  hold_placed: { reason: string }
  hold_lifted: { reason: string }
  disposal_asked: { events: readonly string[]; fields: readonly string[] | null; rule: string }
  payload_disposed: {
    askedBy: string
    events: readonly string[]
    fields: readonly string[] | null
    rule: string
  }
}
export type EventType = keyof Payloads

/** How somebody is mailed of what can wait. */
export type MailChoice = 'each' | 'digest' | 'portal'

/** By the portal itself: a day passed on which somebody should have acted on a condition. */
type Unmet = { condition: string; wording: string; due: string }

/** The line manager for whom somebody else did it. */
type OnBehalf = { onBehalfOf?: string }

/** A condition as the declarant is told it: who checks it is a role to them. */
type ToldCondition = Omit<ConditionTerms, 'ownerId' | 'template'> & { id: string; ownerAs: HeldBy }

/** Both contacts as they were declared, so that the history holds both versions of what is now one. */
type LinkDecided = {
  reason: string
  contacts: readonly {
    reference: string
    kind: string
    names: readonly string[]
    accounts: readonly string[]
  }[]
}

/** What an event is about; each kind has a chain of versions of its own, so that reads never move a record's version. */
export type ObjectKind =
  | 'declaration'
  | 'case'
  | 'access'
  | 'search'
  | 'link'
  | 'person'
  | 'cover'
  | 'policy'
  | 'reading'
  | 'audit'
  | 'disposal'
export type Audience = 'declarant' | 'reviewer' | 'standards'

export type HistoryEvent = {
  [T in EventType]: {
    readonly type: T
    readonly kind: ObjectKind
    readonly object: string
    readonly payload: Payloads[T]
    /** Narrower than the type's own audience, where the moment asks for it. */
    readonly audience?: readonly Audience[]
  }
}[EventType]

const everybody = ['declarant', 'reviewer', 'standards'] as const
const inside = ['standards'] as const

export const audience: Readonly<Record<EventType, readonly Audience[]>> = {
  sent: everybody,
  answered: everybody,
  corrected: everybody,
  approved: ['reviewer', 'standards'],
  returned: everybody,
  referred: ['reviewer', 'standards'],
  moved: everybody,
  review_moved: inside,
  review_lapsed: inside,
  called_in: inside,
  asked: ['declarant', 'standards'],
  decided: ['declarant', 'standards'],
  acknowledged: ['declarant', 'standards'],
  ceased_confirmed: ['declarant', 'standards'],
  change_reported: everybody,
  end_reported: everybody,
  end_answered: everybody,
  declared_again: ['declarant'],
  review_planned: everybody,
  review_answered: everybody,
  review_viewed: ['reviewer', 'standards'],
  review_finished: everybody,
  checked: inside, // on the record's own chain, for a line manager writes it; the evidence may tell of others
  check_missed: inside,
  check_abandoned: inside,
  condition_unanswered: inside,
  cease_unconfirmed: inside,
  appealed: ['declarant', 'standards'],
  appeal_heard: ['declarant', 'standards'],
  appeal_reasons: inside,
  condition_reworded: ['declarant', 'standards'],
  conditions_handed_on: inside,
  review_handed_on: inside,
  breached: inside,
  change_raised: inside,
  review_decided: inside,
  case_opened: inside,
  lookup_admitted: [], // read by decision makers on the record itself, by nobody in a timeline
  assigned: inside,
  declarant_left: inside,
  assessed: inside,
  decision_recorded: inside,
  countersigned: inside,
  referred_on: inside,
  referral_answered: inside,
  restricted: inside,
  noted: inside,
  compared: [], // what it found is for those who may see both ends, and stands with the links
  link_made: inside,
  link_confirmed: inside,
  link_rejected: inside,
  link_reopened: inside,
  opened_by_manager: inside,
  opened_by_assessor: inside,
  opened_by_decision_maker: inside,
  searched: inside,
  search_opened: inside,
  search_saved: inside,
  search_forgotten: inside,
  no_trace_kept: inside,
  links_listed: inside,
  link_opened: inside,
  connections_opened: [], // the reader's own chain, which no timeline shows
  mail_chosen: [], // nobody's business but the auditor's, on the person's own chain
  history_read: inside,
  log_read: inside,
  joined: [],
  details_changed: [],
  manager_changed: [],
  left: [],
  returned_to_work: [],
  cover_set: [],
  cover_ended: [],
  policy_published: [],
  hold_placed: inside,
  hold_lifted: inside,
  disposal_asked: [],
  payload_disposed: [],
}
