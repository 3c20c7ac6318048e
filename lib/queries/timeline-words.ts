import { formatDay } from '#lib/dates.ts'
import type { Status } from '#lib/domain/declaration.ts'
import type { EventType, Payloads } from '#lib/domain/history.ts'
import { formatVague } from '#lib/domain/vague-day.ts'
import {
  findingWords,
  outcomeWords,
  placeWords,
  referralStateWords,
  referralWords,
  resumeWords,
  riskWords,
  stages,
} from '#lib/wording.ts'

export type EventDetail = { readonly label: string; readonly from?: string; readonly to: string }

/** What the reader of an event may know around it. */
export type EventReading = {
  /** Professional standards read names; everybody else reads roles. */
  readonly inside: boolean
  readonly actor: string | null
  readonly person: (id: string) => string | null
  readonly category: (code: string) => string
  /** A kind of change. */
  readonly change: (code: string) => string
  readonly contact: (associationId: string) => string | null
}

type Words<T extends EventType> = {
  readonly title: string | ((payload: Partial<Payloads[T]>) => string)
  /** As whom the actor acted: decides whether the public part reads a name, a role or nothing. */
  readonly by: 'declarant' | 'manager' | 'standards' | 'clock' | 'directory' | 'untold'
  readonly details: (payload: Partial<Payloads[T]>, reading: EventReading) => readonly (EventDetail | null)[]
}

const nothing = () => []

/** Every event by name, in words. The table is complete by its type; a new event does not compile without its row. */
export const eventWords: { readonly [T in EventType]: Words<T> } = {
  sent: {
    title: 'Declaration sent',
    by: 'declarant',
    details: (payload, { category }) => [
      status(payload.to),
      said('Categories', listed(payload.content?.why?.categories, category)),
      said('Policy version', payload.policyVersion),
    ],
  },
  answered: {
    title: 'Question answered',
    by: 'declarant',
    details: (payload) => [said('Answer', payload.answer), ...moved(payload)],
  },
  corrected: {
    title: (payload) => (isSettled(payload.status) ? 'Change reported' : 'Correction added'),
    by: 'declarant',
    details: (payload) => [said('About', word(placeWords, payload.place)), said('Added', payload.text)],
  },
  approved: {
    title: 'Approved by the line manager',
    by: 'manager',
    details: (payload, { person }) => [
      onBehalf(payload, person),
      said('Reasons', payload.rationale),
      said('Local measures', listed(payload.measures)),
      ...moved(payload),
    ],
  },
  returned: {
    title: 'Question from the line manager',
    by: 'manager',
    details: (payload, { person }) => [
      onBehalf(payload, person),
      said('About', word(placeWords, payload.place)),
      said('Question', payload.question),
      ...moved(payload),
    ],
  },
  referred: {
    title: 'Referred to professional standards',
    by: 'manager',
    details: (payload, { person }) => [
      onBehalf(payload, person),
      said('Reasons', payload.rationale),
      ...moved(payload),
    ],
  },
  moved: {
    title: (payload) =>
      payload.to === 'approved_by_manager'
        ? 'Approved by the line manager'
        : payload.to === 'with_standards'
          ? 'Passed to professional standards'
          : 'Moved on',
    // The same event follows an approval, a referral, a manager who steps aside and a call from professional standards;
    // a name would tell which.
    by: 'untold',
    details: (payload) => [...moved(payload), said('Local measures', listed(payload.measures))],
  },
  review_lapsed: {
    title: 'Time ended: moved on',
    by: 'clock',
    details: (payload) => [day('Was due', payload.due), ...moved(payload)],
  },
  review_moved: {
    title: 'The line manager stepped aside',
    by: 'manager',
    details: (payload, { person }) => [
      onBehalf(payload, person),
      said('Reason', payload.reason),
      ...moved(payload),
    ],
  },
  called_in: {
    title: 'Called in by professional standards',
    by: 'standards',
    details: (payload) => [said('Reason', payload.reason), ...moved(payload)],
  },
  asked: {
    title: 'Question from professional standards',
    by: 'standards',
    details: (payload) => [
      said('About', word(placeWords, payload.place)),
      said('Question', payload.question),
      ...moved(payload),
    ],
  },
  decided: {
    title: 'Decision made',
    by: 'standards',
    details: (payload, { contact }) => [
      ...outcomes(payload.outcomes, contact),
      said('Message', payload.message),
      ...conditions(payload.conditions),
      ...moved(payload),
    ],
  },
  acknowledged: {
    title: (payload) => (payload.agreed === false ? 'Condition not accepted' : 'Condition acknowledged'),
    by: 'declarant',
    details: (payload) => [said('Condition', payload.wording), said('In their words', payload.words)],
  },
  ceased_confirmed: {
    title: 'End of contact confirmed',
    by: 'declarant',
    details: (payload, { contact }) => [ofContact(payload, contact), said('In their words', payload.text)],
  },
  change_reported: {
    title: (payload) => (payload.urgent ? 'Urgent change reported' : 'Change reported'),
    by: 'declarant',
    details: (payload, { change }) => [
      said('What has changed', listed(payload.kinds, change)),
      said('In their words', payload.text),
    ],
  },
  change_raised: {
    title: 'Urgent change: to be looked at before other work',
    by: 'clock',
    details: (payload, { change }) => [
      said('What has changed', listed(payload.kinds, change)),
      day('Look at it by', payload.due),
    ],
  },
  end_reported: {
    title: 'End of the association reported',
    by: 'declarant',
    details: (payload, { contact }) => [
      ofContact(payload, contact),
      said('When', typeof payload.endedOn === 'string' ? formatVague(payload.endedOn) : null),
      said('How', payload.how),
      said('Could it begin again', word(resumeWords, payload.resume)),
    ],
  },
  end_answered: {
    title: (payload) => (payload.confirmed ? 'End confirmed' : 'End not confirmed: a question'),
    // The line manager or professional standards: the title of neither is for everybody.
    by: 'untold',
    details: (payload, { contact }) => [
      ofContact(payload, contact),
      said(payload.confirmed ? 'Note' : 'Question', payload.words),
      said('Conditions', payload.conditionsEnded ? 'Ended with it' : null),
    ],
  },
  declared_again: {
    title: 'Declared before: linked with the earlier declaration',
    by: 'declarant',
    details: (payload, { contact }) => [ofContact(payload, contact)],
  },
  review_planned: {
    title: 'Review planned',
    by: 'clock',
    details: (payload) => [day('Review on', payload.next)],
  },
  review_answered: {
    title: 'Review answered',
    by: 'declarant',
    details: (payload) => [
      said('Answer', payload.changed ? 'Something has changed' : 'Nothing has changed'),
      said('In their words', payload.words),
      day('Was due', payload.asked),
    ],
  },
  review_viewed: {
    title: (payload) =>
      payload.settled ? 'Reviewed by the line manager' : 'Line manager’s view: on to professional standards',
    by: 'manager',
    details: (payload) => [said('In their words', payload.words)],
  },
  review_decided: {
    title: (payload) =>
      payload.confirmed ? 'Review confirmed' : 'Review not confirmed: to be decided again',
    by: 'standards',
    details: (payload) => [said('Reasons', payload.rationale)],
  },
  review_finished: {
    title: 'Review finished',
    by: 'untold',
    details: (payload) => [day('Next review', payload.next)],
  },
  checked: {
    title: 'Condition checked',
    by: 'manager',
    details: (payload, { person }) => [
      onBehalf(payload, person),
      said('Condition', payload.wording),
      said('Found', word(findingWords, payload.finding)),
      said('Evidence', payload.evidence),
      day('Was due', payload.asked),
      day('Next', payload.next),
    ],
  },
  appealed: {
    title: 'Appeal made',
    by: 'declarant',
    details: (payload) => [said('Grounds', payload.grounds), day('To be heard by', payload.due)],
  },
  appeal_heard: {
    title: (payload) =>
      payload.stands === false ? 'Appeal heard: to be decided again' : 'Appeal heard: the decision stands',
    by: 'standards',
    details: (payload) => [said('Message', payload.message)],
  },
  appeal_reasons: {
    title: 'Reasons on the appeal',
    by: 'standards',
    details: (payload) => [said('Reasons', payload.reasons)],
  },
  condition_reworded: {
    title: 'Condition worded anew',
    by: 'standards',
    details: (payload) => [
      said('Now', payload.wording),
      said('Before', payload.before),
      said('Why', payload.reason),
      day('To be answered by', payload.by),
    ],
  },
  conditions_handed_on: {
    title: 'Conditions handed on',
    by: 'standards',
    details: (payload, { person }) => [
      said('Now checked by', payload.to === null ? 'Professional standards' : named(payload.to, person)),
      said('Because', word(handoverWords, payload.because)),
      said('Reason', payload.reason),
    ],
  },
  review_handed_on: {
    title: 'Review handed on',
    by: 'directory',
    details: (payload, { person }) => [
      ...moved(payload),
      said('Line manager', payload.reviewer === null ? 'None any more' : named(payload.reviewer, person)),
      said('Because', word(handoverWords, payload.because)),
    ],
  },
  declarant_left: {
    title: 'The declarant has left: for professional standards to decide',
    by: 'directory',
    details: moved,
  },
  check_missed: { title: 'Check missed: professional standards were told', by: 'clock', details: unmet },
  check_abandoned: { title: 'Check missed for long: taken as a breach', by: 'clock', details: unmet },
  condition_unanswered: {
    title: 'Condition not answered: professional standards were told',
    by: 'clock',
    details: unmet,
  },
  cease_unconfirmed: {
    title: 'End of contact not confirmed: professional standards were told',
    by: 'clock',
    details: (payload, { contact }) => [ofContact(payload, contact), day('Was due', payload.due)],
  },
  breached: {
    title: 'Condition not kept: to be decided again',
    by: 'clock',
    details: (payload) => [said('Condition', payload.wording), day('Look at it by', payload.due)],
  },
  case_opened: {
    title: (payload) =>
      payload.stage === 'dormant'
        ? 'Recorded for professional standards'
        : 'Received by professional standards',
    by: 'untold',
    details: (payload) => [said('Stands as', word(stages, payload.stage)), day('Assess by', payload.due)],
  },
  // Who may read it reads it on the record itself, so that no timeline repeats it.
  lookup_admitted: { title: 'A look-up was admitted', by: 'declarant', details: nothing },
  assigned: {
    title: 'Assigned',
    by: 'standards',
    details: (payload, { person }) => [
      changed(
        'Assessor',
        named(payload.from, person) ?? 'Nobody',
        payload.to === null ? 'Nobody' : named(payload.to, person),
      ),
    ],
  },
  assessed: {
    title: 'Assessed',
    by: 'standards',
    details: (payload) => [
      said('Risk', word(riskWords, payload.riskGrade)),
      said('Manageability', word(manageabilityWords, payload.manageability)),
      said('Nature of the association', payload.nature),
      said('How it is known', payload.howKnown),
      said('Ongoing or past', payload.ongoing),
      said('Access the declarant has', payload.access),
      said('Reasons', payload.rationale),
    ],
  },
  decision_recorded: {
    title: (payload) => (payload.needsSecond ? 'Decision proposed' : 'Decision recorded'),
    by: 'standards',
    details: (payload, { contact }) => [
      ...outcomes(payload.outcomes, contact),
      ...conditions(payload.conditions),
      said('Reasons', payload.rationale),
      payload.needsSecond ? { label: 'Second person', to: 'Has to agree before it takes effect' } : null,
    ],
  },
  countersigned: {
    title: (payload) => (payload.agreed === false ? 'Second person did not agree' : 'Second person agreed'),
    by: 'standards',
    details: (payload) => [said('Reasons', payload.rationale)],
  },
  referred_on: {
    title: 'Referred on',
    by: 'standards',
    details: (payload) => [said('To', word(referralWords, payload.target)), said('Reason', payload.reason)],
  },
  referral_answered: {
    title: 'A referral was answered',
    by: 'standards',
    details: (payload) => [
      said('State', word(referralStateWords, payload.state)),
      ...(payload.theirReference ? [said('Their reference', payload.theirReference)] : []),
      ...(payload.words ? [said('What they say', payload.words)] : []),
    ],
  },
  restricted: {
    title: 'Restricted to named decision makers',
    by: 'standards',
    details: (payload, { person }) => [
      said(
        'Decision makers',
        listed(payload.decisionMakerIds, (id) => person(id) ?? 'Somebody who has left'),
      ),
      said('Reason', payload.reason),
    ],
  },
  noted: { title: 'Note added', by: 'standards', details: (payload) => [said('Note', payload.text)] },
  compared: { title: 'Compared with other declarations', by: 'untold', details: nothing },
  link_made: { title: 'Contacts linked by hand', by: 'standards', details: linkDecision },
  link_confirmed: { title: 'Link confirmed', by: 'standards', details: linkDecision },
  link_rejected: { title: 'Link rejected', by: 'standards', details: linkDecision },
  link_reopened: {
    title: 'Decision on the link taken back',
    by: 'standards',
    details: (payload) => [said('Reason', payload.reason)],
  },
  links_listed: { title: 'List of possible links looked at', by: 'standards', details: nothing },
  link_opened: { title: 'Two contacts compared', by: 'standards', details: nothing },
  connections_opened: { title: 'What is connected looked at', by: 'standards', details: nothing },
  opened_by_manager: { title: 'Opened by the line manager', by: 'manager', details: nothing },
  opened_by_assessor: {
    title: 'Opened by an assessor',
    by: 'standards',
    details: (payload) => [said('Reason for access', payload.reason)],
  },
  opened_by_decision_maker: {
    title: 'Opened by a decision maker',
    by: 'standards',
    details: (payload) => [said('Reason for access', payload.reason)],
  },
  searched: {
    title: 'Searched',
    by: 'standards',
    details: (payload) => [
      said('Reason for access', payload.reason),
      ...criteria(payload.criteria),
      said('Results', payload.total),
    ],
  },
  search_opened: {
    title: 'Search results looked at',
    by: 'standards',
    details: (payload) => [said('Page', payload.page)],
  },
  search_saved: { title: 'Search saved', by: 'standards', details: nothing },
  search_forgotten: { title: 'Saved search forgotten', by: 'standards', details: nothing },
  no_trace_kept: {
    title: 'Search without a trace kept as evidence',
    by: 'standards',
    details: (payload) => [said('Records searched', payload.records), said('Note', payload.note)],
  },
  mail_chosen: { title: 'Way of being mailed chosen', by: 'untold', details: nothing },
  history_read: {
    title: 'History read',
    by: 'untold',
    details: (payload) => [...criteria(payload.criteria), said('Entries shown', payload.shown)],
  },
  log_read: {
    title: 'Signature of the log fetched',
    by: 'untold',
    details: (payload) => [said('Log', payload.log)],
  },
  joined: { title: 'Joined the force', by: 'directory', details: nothing },
  details_changed: { title: 'Details in the directory changed', by: 'directory', details: nothing },
  manager_changed: { title: 'Line manager changed', by: 'directory', details: nothing },
  left: { title: 'Left the force', by: 'directory', details: nothing },
  returned_to_work: { title: 'Returned to the force', by: 'directory', details: nothing },
  cover_set: { title: 'Cover arranged', by: 'manager', details: nothing },
  cover_ended: { title: 'Cover ended', by: 'manager', details: nothing },
  policy_published: { title: 'Policy published', by: 'untold', details: nothing },
  hold_placed: {
    title: 'Legal hold placed: nothing of this record may be destroyed',
    by: 'standards',
    details: (payload) => [said('Reason', payload.reason)],
  },
  hold_lifted: {
    title: 'Legal hold lifted',
    by: 'standards',
    details: (payload) => [said('Reason', payload.reason)],
  },
  disposal_asked: {
    title: 'Disposal of content asked for',
    by: 'untold',
    details: (payload) => [said('Rule', payload.rule)],
  },
  payload_disposed: {
    title: 'Content disposed of',
    by: 'untold',
    details: (payload) => [said('Rule', payload.rule)],
  },
}

/** Statuses in words that fit every reader of a timeline. */
const standings: Readonly<Record<Status, string>> = {
  with_manager: 'With the line manager',
  returned_by_manager: 'More information needed',
  with_standards: 'With professional standards',
  question_from_standards: 'More information needed',
  approved_by_manager: 'Approved by the line manager',
  decided: 'Decision made',
}

const handoverWords = {
  restricted: 'The record was restricted',
  given: 'Professional standards gave it to somebody else',
  moved: 'The line manager has changed',
  left: 'Whoever had it has left',
  declarant_left: 'The declarant has left',
} as const

const manageabilityWords = { manageable: 'Manageable', escalate: 'Escalate' } as const

export type EventText = {
  readonly title: string
  readonly who: string | null
  readonly details: readonly EventDetail[]
}

/** An event in words. Total: a name or a payload that nobody foresaw is shown plainly and breaks nothing. */
export function readEvent(
  type: string,
  payload: Readonly<Record<string, unknown>>,
  reading: EventReading,
): EventText {
  // The payload comes from the database: the row is chosen by its name, its shape is trusted in nothing.
  const words = Object.hasOwn(eventWords, type) ? (eventWords[type as EventType] as Words<never>) : null
  if (!words) return { title: `Recorded: ${type}`, who: reading.inside ? reading.actor : null, details: [] }
  const shape = payload as never
  const title =
    typeof words.title === 'string'
      ? words.title
      : attempt(() => (words.title as (p: never) => string)(shape), type)
  const details = attempt(() => words.details(shape, reading), []).filter((detail) => detail !== null)
  return { title, who: whoOf(words.by, reading), details }
}

function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch {
    return otherwise
  }
}

const byItself = {
  clock: 'The portal, because a day had passed',
  directory: 'The portal, because the directory had changed',
} as const

function whoOf(by: Words<EventType>['by'], { inside, actor }: EventReading): string | null {
  if (inside) return actor ?? (by === 'clock' || by === 'directory' ? byItself[by] : null)
  if (by === 'untold' || by === 'clock' || by === 'directory') return null
  return by === 'standards' ? 'Professional standards' : actor
}

function said(label: string, value: unknown): EventDetail | null {
  if (typeof value === 'number') return { label, to: String(value) }
  return typeof value === 'string' && value !== '' ? { label, to: value } : null
}

function day(label: string, value: unknown): EventDetail | null {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? { label, to: formatDay(value) } : null
}

function changed(label: string, from: string | null, to: string | null): EventDetail | null {
  if (to === null) return null
  return from === null || from === to ? { label, to } : { label, from, to }
}

function word(words: Readonly<Record<string, string>>, value: unknown): string | null {
  if (typeof value !== 'string') return null
  return Object.hasOwn(words, value) ? (words[value] ?? value) : value
}

function listed(value: unknown, each: (item: string) => string = (item) => item): string | null {
  if (!Array.isArray(value)) return null
  return value
    .filter((item) => typeof item === 'string')
    .map(each)
    .join('; ')
}

function named(id: unknown, person: (id: string) => string | null): string | null {
  return typeof id === 'string' ? (person(id) ?? 'Somebody who has left') : null
}

/** The line manager for whom it was done by somebody who stood in. */
function onBehalf({ onBehalfOf }: { onBehalfOf?: unknown }, person: (id: string) => string | null) {
  return onBehalfOf === undefined ? null : said('Standing in for', named(onBehalfOf, person))
}

function status(to: unknown): EventDetail | null {
  return changed('Status', null, word(standings, to))
}

function moved(payload: { from?: unknown; to?: unknown }): readonly (EventDetail | null)[] {
  return [changed('Status', word(standings, payload.from), word(standings, payload.to))]
}

/** What nobody did about a condition by its day. */
function unmet(payload: { wording?: unknown; due?: unknown }): readonly (EventDetail | null)[] {
  return [said('Condition', payload.wording), day('Was due', payload.due)]
}

/** Whom an event is about, where a declaration has several. */
function ofContact(payload: { association?: unknown }, contact: (id: string) => string | null) {
  return said('Contact', typeof payload.association === 'string' ? contact(payload.association) : null)
}

function isSettled(value: unknown): boolean {
  return value === 'approved_by_manager' || value === 'decided'
}

function outcomes(value: unknown, contact: (id: string) => string | null): readonly (EventDetail | null)[] {
  if (!Array.isArray(value)) return []
  return value.map((entry: { associationId?: unknown; outcome?: unknown } | null) => {
    const name = typeof entry?.associationId === 'string' ? contact(entry.associationId) : null
    return said(name === null ? 'Outcome' : `Outcome for ${name}`, word(outcomeWords, entry?.outcome))
  })
}

/** Each condition with what is asked and the days that belong to it. */
function conditions(value: unknown): readonly (EventDetail | null)[] {
  return (Array.isArray(value) ? value : []).map((entry: Record<string, unknown> | null) =>
    said('Condition', typeof entry?.wording === 'string' ? entry.wording : null),
  )
}

/** Why, and both contacts as they were declared. */
function linkDecision({ reason, contacts }: { reason?: unknown; contacts?: unknown }) {
  return [
    ...(Array.isArray(contacts) ? contacts : []).map((contact) => {
      const { reference, names, accounts } = (contact ?? {}) as Record<string, unknown>
      const texts = [names, accounts].flatMap((each) => (Array.isArray(each) ? each : [])).map(String)
      return said(`As declared in ${String(reference)}`, texts.join(', ') || 'Nothing to go by')
    }),
    said('Reason', reason),
  ]
}

function criteria(value: unknown): readonly (EventDetail | null)[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).map(([name, content]) => said(`Searched for ${name}`, content))
}
