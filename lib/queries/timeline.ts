import type { Tx } from '#lib/db/request.ts'
import type { EventType, ObjectKind } from '#lib/domain/history.ts'
import { contactsOf } from './contact-names.ts'
import { type Seal, sealsOf } from './log.ts'
import { loadPolicy, loadPolicyVersion } from './policy.ts'
import { type EventDetail, type EventReading, readEvent } from './timeline-words.ts'

export type TimelineEntry = {
  readonly id: string
  readonly at: Date
  /** The event's name; it may be one that this version of the portal does not know. */
  readonly type: EventType | (string & {})
  readonly title: string
  /** A name, "Professional standards" where names are not for this reader, or null. */
  readonly who: string | null
  readonly details: readonly EventDetail[]
  /** Null while it is being sealed. */
  readonly seal: Seal | null
}

type EventRow = {
  id: string
  at: Date
  type: string
  actor: string | null
  kind: string
  names: string[] | null
  values: string[] | null
  inside: boolean
  policyVersion: string | null
}

/**
 * What happened to a declaration, newest first: the events that row security shows this reader, of the kinds asked for.
 * Only professional standards read their own names; declarant and line manager read the role.
 */
export async function timelineOf(
  tx: Tx,
  declarationId: string,
  kinds: readonly ObjectKind[],
): Promise<readonly TimelineEntry[]> {
  // The id grows with time, also among events of one transaction; the sequence number is not for the public part.
  const rows = await tx.$queryRaw<EventRow[]>`
    SELECT e.id, e.at, e.type, e.actor, e.object_kind AS kind, p.names, p.values, session_user = 'portal_standards' AS inside,
      d.policy_version AS "policyVersion"
    FROM audit_event e LEFT JOIN audit_payload p ON p.event_id = e.id LEFT JOIN declaration d ON d.id = e.object_id
    WHERE e.object_id = ${declarationId}::uuid AND e.object_kind = ANY (${[...kinds]}::text[])
    ORDER BY e.at DESC, e.id DESC`
  const events = rows.map((row) => ({ ...row, payload: payloadOf(row.names, row.values) }))
  const people = await namesOf(tx, events)
  const categories = await categoryWords(events)
  const changes = await changeWords(events)
  const contacts = await contactNames(tx, declarationId, events)
  const seals = await sealsOf(
    tx,
    events.map((event) => event.id),
  )
  return events.map((event) => {
    const reading: EventReading = {
      inside: event.inside,
      actor: (event.actor && people.get(event.actor)) ?? null,
      person: (id) => people.get(id) ?? null,
      category: (code) => categories.get(code) ?? code,
      change: (code) => changes.get(code) ?? code,
      contact: (id) => contacts.get(id) ?? null,
    }
    return {
      id: event.id,
      at: event.at,
      type: event.type,
      seal: seals.get(event.id) ?? null,
      ...readEvent(event.type, event.payload, reading),
    }
  })
}

export type EventPayload = Readonly<Record<string, unknown>>

/** A payload that was erased, or is not what was expected, is read as far as it goes. */
function payloadOf(names: readonly string[] | null, values: readonly string[] | null): EventPayload {
  const payload: Record<string, unknown> = {}
  for (const [at, name] of (names ?? []).entries()) {
    const value = values?.[at]
    if (value === undefined) continue
    try {
      payload[name] = JSON.parse(value)
    } catch {
      payload[name] = value
    }
  }
  return payload
}

type Event = EventRow & { readonly payload: EventPayload }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Names by pseudonym (actors) and by id (people named in a payload). */
async function namesOf(tx: Tx, events: readonly Event[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  const pseudonyms = [...new Set(events.flatMap((event) => event.actor ?? []))]
  if (pseudonyms.length > 0) {
    const actors = await tx.$queryRaw<{ pseudonym: string; full_name: string }[]>`
      SELECT pseudonym, full_name FROM actors(${pseudonyms}::uuid[])`
    for (const actor of actors) names.set(actor.pseudonym, actor.full_name)
  }
  const ids = events.flatMap(({ payload }) => [
    payload.from,
    payload.to,
    payload.reviewer,
    payload.onBehalfOf,
    ...listOf(payload.decisionMakerIds),
  ])
  const named = [...new Set(ids.filter((id): id is string => typeof id === 'string' && uuid.test(id)))]
  if (named.length > 0) {
    const people = await tx.person.findMany({
      where: { id: { in: named } },
      select: { id: true, fullName: true },
    })
    for (const person of people) names.set(person.id, person.fullName)
  }
  return names
}

/** Category labels of the version that the declaration was made under. */
async function categoryWords(events: readonly Event[]) {
  const words = new Map<string, string>()
  const version = events.find((event) => event.type === 'sent')?.policyVersion
  if (!version) return words
  const policy = await loadPolicyVersion('categories', version)
  for (const category of policy.body.categories) words.set(category.code, category.label)
  return words
}

/** Kinds of change as the policy in force calls them; the code of one that it no longer has. */
async function changeWords(events: readonly Event[]) {
  if (!events.some(({ payload }) => 'kinds' in payload)) return new Map<string, string>()
  const { changes } = (await loadPolicy('reviews')).body
  return new Map(changes.map(({ code, label }) => [code, label]))
}

/** What each association is called, for events that give one an outcome. */
async function contactNames(tx: Tx, declarationId: string, events: readonly Event[]) {
  const names = new Map<string, string>()
  if (!events.some(({ payload }) => 'outcomes' in payload || 'association' in payload)) return names
  for (const contact of await contactsOf(tx, [declarationId])) names.set(contact.associationId, contact.name)
  return names
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
