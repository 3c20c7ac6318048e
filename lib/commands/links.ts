import { now as clock } from '#lib/clock.ts'
import { appendEvent } from '#lib/db/history.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import type { Refusal } from '#lib/domain/commands.ts'
import type { Actor } from '#lib/domain/declaration.ts'
import { namesOf } from '#lib/links/compare.ts'
import { matcherVersion } from '#lib/matching/version.ts'
import {
  type DeclaredContact,
  declaredContact,
  type LinkList,
  type LinkPage,
  type LinkRow,
  linksOfRecord,
  readLink,
  readLinks,
} from '#lib/queries/links.ts'
import { type TimelineEntry, timelineOf } from '#lib/queries/timeline.ts'
import type { Reader } from '#lib/reader.ts'

/*
 * Links between declarations, for professional standards: the list, the comparison of two contacts, and what is decided on them. Every
 * look is an event of the looker's own or of the link, never of a record: a declarant sees who opened theirs, and must not learn from it
 * that something matched.
 */

/** A page of the list; null for anybody who has no part in it. */
export async function listLinks(reader: Reader, list: LinkList, page: number): Promise<LinkPage | null> {
  return inRequest('standards', reader.token, clock(), async (tx, { actor }) => {
    if (!judges(actor)) return null
    const view = await readLinks(tx, list, page)
    await appendEvent(tx, {
      type: 'links_listed',
      kind: 'reading',
      object: actor.id,
      payload: { list, page: view.page, shown: view.rows.map(({ id }) => id) },
    })
    return view
  })
}

export type LinkView = {
  readonly link: LinkRow
  /** In the order of the link's ends. */
  readonly contacts: readonly [DeclaredContact, DeclaredContact]
  readonly history: readonly TimelineEntry[]
}

/** Both contacts of a link as they were declared; null when there is none for this reader. */
export async function openLink(reader: Reader, id: string): Promise<LinkView | null> {
  return inRequest('standards', reader.token, clock(), async (tx, { actor }) => {
    const link = judges(actor) ? await readLink(tx, id) : null
    if (!link) return null
    const references = link.ends.map(({ reference }) => reference)
    await appendEvent(tx, { type: 'link_opened', kind: 'link', object: id, payload: { references } })
    return { link, contacts: await contactsOf(tx, link), history: await timelineOf(tx, id, ['link']) }
  })
}

/** The links of a record that the reader has opened already. */
export async function recordLinks(reader: Reader, reference: string): Promise<readonly LinkRow[]> {
  return inRequest('standards', reader.token, clock(), async (tx, { actor }) => {
    const row = await tx.declaration.findUnique({ where: { reference }, select: { id: true } })
    if (!row || !judges(actor)) return []
    const links = await linksOfRecord(tx, row.id)
    await appendEvent(tx, {
      type: 'links_listed',
      kind: 'reading',
      object: actor.id,
      payload: { list: 'record', reference, page: 1, shown: links.map(({ id }) => id) },
    })
    return links
  })
}

export type LinkDecision = 'confirmed' | 'rejected' | 'open'
export type Decided = { readonly done: { readonly id: string } } | { readonly refused: Refusal }

/**
 * Confirms a link, rejects it, or takes back what was decided. What was declared is never changed by it: both versions stay, and the
 * event holds both.
 * @param version what the link said of itself when the form was drawn
 */
export async function decideLink(
  reader: Reader,
  id: string,
  decision: LinkDecision,
  reason: string,
  version: string,
): Promise<Decided> {
  return inRequest('standards', reader.token, clock(), async (tx, { actor }) => {
    if (!judges(actor)) return { refused: 'not_found' }
    const [locked] = await tx.$queryRaw<{ id: string | null }[]>`SELECT lock_link(${id}::uuid) AS id`
    const link = locked?.id ? await readLink(tx, id) : null
    if (!link) return { refused: 'not_found' }
    if (!decisionsOpen(link).includes(decision)) return { refused: 'not_open' }
    if (link.version !== version) return { refused: 'stale' }
    const to = decision === 'open' ? null : decision
    await tx.$executeRaw`SELECT decide_link(${id}::uuid, ${to}::link_decision, ${reason})`
    if (to === null)
      await appendEvent(tx, { type: 'link_reopened', kind: 'link', object: id, payload: { reason } })
    else
      await appendEvent(tx, {
        type: to === 'confirmed' ? 'link_confirmed' : 'link_rejected',
        kind: 'link',
        object: id,
        payload: { reason, contacts: await bothVersions(tx, link) },
      })
    return { done: { id } }
  })
}

/** What can be decided on a link as it stands. One made by hand has no open state to go back to. */
export function decisionsOpen(link: Pick<LinkRow, 'state' | 'band' | 'decided'>): readonly LinkDecision[] {
  const others = (['confirmed', 'rejected'] as const).filter((each) => each !== link.state)
  return link.decided && link.band !== 'by_hand' && link.state !== 'open' ? [...others, 'open'] : others
}

/** Links two contacts of records that both are open to this reader, because somebody knows that they are one. */
export async function makeLink(reader: Reader, one: string, other: string, reason: string): Promise<Decided> {
  return inRequest('standards', reader.token, clock(), async (tx, { actor }) => {
    const seen = await tx.associate.count({ where: { id: { in: [one, other] } } })
    if (!judges(actor) || one === other || seen !== 2) return { refused: 'not_found' }
    const before = await tx.link.findFirst({
      where: { aId: { in: [one, other] }, bId: { in: [one, other] } },
    })
    if (before?.state === 'confirmed') return { refused: 'not_open' }
    const [made] = await tx.$queryRaw<{ id: string }[]>`
      SELECT link_by_hand(${one}::uuid, ${other}::uuid, ${matcherVersion}::integer, ${reason}) AS id`
    const link = made && (await readLink(tx, made.id))
    if (!link) return { refused: 'not_found' }
    await appendEvent(tx, {
      type: before ? 'link_confirmed' : 'link_made',
      kind: 'link',
      object: link.id,
      payload: { reason, contacts: await bothVersions(tx, link) },
    })
    return { done: { id: link.id } }
  })
}

async function contactsOf(tx: Tx, { ends }: LinkRow): Promise<[DeclaredContact, DeclaredContact]> {
  const [one, other] = ends
  return [await declaredContact(tx, one.contactId), await declaredContact(tx, other.contactId)]
}

async function bothVersions(tx: Tx, link: LinkRow) {
  const contacts = await contactsOf(tx, link)
  return contacts.map((contact, at) => ({
    reference: link.ends[at]?.reference ?? '',
    kind: contact.kind,
    names: namesOf(contact),
    accounts: contact.identities.map(({ raw }) => raw),
  }))
}

function judges(actor: Actor): boolean {
  return actor.roles.includes('assessor') || actor.roles.includes('decisionMaker')
}
