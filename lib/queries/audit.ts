import { now } from '#lib/clock.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import type { Day } from '#lib/domain/days.ts'
import type { EventType } from '#lib/domain/history.ts'
import type { Reader } from '#lib/reader.ts'

/** Every action an auditor can look for, in words without content. That a look-up was admitted is for decision makers to know. */
export const auditActions: Readonly<
  Record<Exclude<EventType, 'lookup_admitted'> | 'signed_in' | 'signed_out', string>
> = {
  sent: 'Declaration sent',
  answered: 'Question answered',
  corrected: 'Correction added',
  approved: 'Approved by the line manager',
  returned: 'Returned by the line manager with a question',
  referred: 'Referred by the line manager',
  moved: 'Moved on',
  review_moved: 'Line manager stepped aside',
  review_lapsed: 'Line manager’s time ended',
  called_in: 'Called in by professional standards',
  asked: 'Asked by professional standards',
  decided: 'Decision took effect',
  acknowledged: 'Condition answered',
  ceased_confirmed: 'End of contact confirmed',
  change_reported: 'Change reported',
  change_raised: 'Urgent change raised',
  end_reported: 'End reported',
  end_answered: 'End confirmed or questioned',
  declared_again: 'Linked with an earlier declaration',
  review_planned: 'Review planned',
  review_answered: 'Review answered',
  review_viewed: 'Line manager’s view of a review',
  review_decided: 'Review decided',
  review_finished: 'Review finished',
  checked: 'Condition checked',
  breached: 'Condition not kept',
  check_missed: 'Check missed',
  check_abandoned: 'Check missed for long',
  condition_unanswered: 'Condition not answered',
  cease_unconfirmed: 'End of contact not confirmed',
  appealed: 'Appeal made',
  appeal_heard: 'Appeal heard',
  appeal_reasons: 'Reasons on an appeal recorded',
  condition_reworded: 'Condition worded anew',
  conditions_handed_on: 'Conditions handed on',
  review_handed_on: 'Review handed on',
  declarant_left: 'Declarant left',
  joined: 'Joined the force',
  details_changed: 'Details in the directory changed',
  manager_changed: 'Line manager changed',
  left: 'Left the force',
  returned_to_work: 'Returned to the force',
  cover_set: 'Cover arranged',
  cover_ended: 'Cover ended',
  policy_published: 'Policy published',
  case_opened: 'Recorded for professional standards',
  assigned: 'Assigned',
  assessed: 'Assessed',
  decision_recorded: 'Decision recorded',
  countersigned: 'Signed by a second person',
  referred_on: 'Referred on',
  referral_answered: 'Referral answered',
  restricted: 'Restricted',
  noted: 'Note added',
  compared: 'Compared with other declarations',
  link_made: 'Contacts linked by hand',
  link_confirmed: 'Link confirmed',
  link_rejected: 'Link rejected',
  link_reopened: 'Decision on a link taken back',
  opened_by_manager: 'Opened by the line manager',
  opened_by_assessor: 'Opened by an assessor',
  opened_by_decision_maker: 'Opened by a decision maker',
  searched: 'Searched',
  search_opened: 'Search results looked at',
  search_saved: 'Search saved',
  search_forgotten: 'Saved search forgotten',
  no_trace_kept: 'Search without a trace kept as evidence',
  links_listed: 'List of possible links looked at',
  link_opened: 'Two contacts compared',
  connections_opened: 'What is connected looked at',
  mail_chosen: 'Way of being mailed chosen',
  history_read: 'History read',
  log_read: 'Signature of the log fetched',
  hold_placed: 'Legal hold placed',
  hold_lifted: 'Legal hold lifted',
  disposal_asked: 'Disposal of content asked for',
  payload_disposed: 'Content disposed of',
  signed_in: 'Signed in',
  signed_out: 'Signed out',
}

/** What an auditor looks for. A person by id: no name is ever part of an address. */
export type AuditCriteria = {
  readonly person: string | null
  readonly reference: string | null
  readonly action: string | null
  readonly from: Day | null
  readonly until: Day | null
  /** Entries older than this one: the place in the list. */
  readonly before: string | null
}

export type AuditEntry = {
  readonly seq: string
  readonly at: Date
  readonly action: string
  readonly who: string | null
  readonly staffNumber: string | null
  readonly kind: string
  readonly reference: string | null
}

export const entriesPerPage = 50

type Row = {
  seq: bigint
  at: Date
  type: string
  actor_name: string | null
  actor_number: string | null
  object_kind: string
  reference: string | null
}

/** Who did what to which record and when; the database shows nothing of restricted records, and content to nobody. */
export async function searchAudit(tx: Tx, criteria: AuditCriteria): Promise<readonly AuditEntry[]> {
  const start = (day: Day | null) => day && `${day} 00:00 Europe/London`
  const rows = await tx.$queryRaw<Row[]>`
    SELECT * FROM audit_search(${criteria.person}::uuid, ${criteria.reference}, ${criteria.action ? [criteria.action] : null}::text[],
      ${start(criteria.from)}::timestamptz, ${start(criteria.until)}::timestamptz + interval '1 day', ${criteria.before}::bigint,
      ${entriesPerPage + 1}::int)`
  return rows.map((row) => ({
    seq: String(row.seq),
    at: row.at,
    action: Object.hasOwn(auditActions, row.type)
      ? auditActions[row.type as keyof typeof auditActions]
      : `Recorded: ${row.type}`,
    who: row.actor_name,
    staffNumber: row.actor_number,
    kind: row.object_kind,
    reference: row.reference,
  }))
}

export type FoundPerson = { readonly id: string; readonly label: string }

/**
 * People of the directory by staff number, or by words of their name; one more than are shown, to tell "too many". Null when
 * the reader is no auditor.
 */
export async function findPeople(reader: Reader, text: string): Promise<readonly FoundPerson[] | null> {
  const words = text.split(/\s+/u).filter((word) => word !== '')
  return inRequest('standards', reader.token, now(), async (tx, { actor }) => {
    if (!actor.roles.includes('auditor')) return null
    const people = await tx.person.findMany({
      where: {
        OR: [
          { staffNumber: { equals: text, mode: 'insensitive' } },
          { AND: words.map((word) => ({ fullName: { contains: word, mode: 'insensitive' as const } })) },
        ],
      },
      orderBy: { fullName: 'asc' },
      take: mostPeople + 1,
      select: { id: true, fullName: true, title: true, staffNumber: true },
    })
    return people.map(({ id, ...person }) => ({
      id,
      label: `${person.fullName}, ${person.title}, ${person.staffNumber}`,
    }))
  })
}

export const mostPeople = 15

export async function personLabel(tx: Tx, id: string): Promise<{ name: string; staffNumber: string } | null> {
  const person = await tx.person.findUnique({ where: { id }, select: { fullName: true, staffNumber: true } })
  return person && { name: person.fullName, staffNumber: person.staffNumber }
}
