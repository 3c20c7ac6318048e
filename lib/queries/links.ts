import type { Tx } from '#lib/db/request.ts'
import type { Declared } from '#lib/links/compare.ts'
import type { Reason } from '#lib/matching/weight.ts'
import { contactName } from './contact-names.ts'

export const linkLists = ['open', 'confirmed', 'rejected'] as const
export type LinkList = (typeof linkLists)[number]

export const linksPerPage = 10
const mostPages = 200

/** One of the two contacts of a link. */
export type LinkEnd = {
  readonly contactId: string
  readonly reference: string
  readonly name: string
  readonly declarant: string
  readonly unit: string
  readonly sentAt: Date
}

export type LinkRow = {
  readonly id: string
  readonly state: LinkList
  readonly band: 'alert' | 'possible' | 'by_hand'
  readonly bits: number
  readonly reasons: readonly Reason[]
  readonly foundAt: Date
  /** A link that was rejected, and stands open because something new speaks for it. */
  readonly again: boolean
  readonly decided: { readonly at: Date; readonly by: string; readonly note: string } | null
  /** The earlier declaration first. */
  readonly ends: readonly [LinkEnd, LinkEnd]
  /** The state it was read in, for a form. */
  readonly version: string
}

export type LinkPage = {
  readonly list: LinkList
  readonly counts: Readonly<Record<LinkList, number>>
  readonly page: number
  readonly pages: number
  readonly rows: readonly LinkRow[]
}

/** A page of links that this reader may see: the strongest first, of those that are decided the newest. */
export async function readLinks(tx: Tx, list: LinkList, wanted: number): Promise<LinkPage> {
  const [open, confirmed, rejected] = [
    await tx.link.count({ where: { state: 'open' } }),
    await tx.link.count({ where: { state: 'confirmed' } }),
    await tx.link.count({ where: { state: 'rejected' } }),
  ]
  const counts = { open, confirmed, rejected }
  const pages = Math.min(mostPages, Math.max(1, Math.ceil(counts[list] / linksPerPage)))
  const page = Math.min(Math.max(1, wanted), pages)
  const rows = await tx.link.findMany({
    where: { state: list },
    orderBy:
      list === 'open'
        ? [{ band: 'asc' }, { bits: 'desc' }, { id: 'asc' }]
        : [{ decidedAt: 'desc' }, { id: 'asc' }],
    skip: (page - 1) * linksPerPage,
    take: linksPerPage,
  })
  return { list, counts, page, pages, rows: await withEnds(tx, rows) }
}

/** One link; null when there is none for this reader. */
export async function readLink(tx: Tx, id: string): Promise<LinkRow | null> {
  const row = await tx.link.findUnique({ where: { id } })
  const [link] = row ? await withEnds(tx, [row]) : []
  return link ?? null
}

const mostOfRecord = 60

/** The links of a record's contacts, open ones first. */
export async function linksOfRecord(tx: Tx, declarationId: string): Promise<readonly LinkRow[]> {
  const rows = await tx.link.findMany({
    where: { OR: [{ declarationA: declarationId }, { declarationB: declarationId }] },
    orderBy: [{ state: 'asc' }, { band: 'asc' }, { bits: 'desc' }, { id: 'asc' }],
    take: mostOfRecord,
  })
  return withEnds(tx, rows)
}

type Row = Awaited<ReturnType<Tx['link']['findMany']>>[number]

async function withEnds(tx: Tx, rows: readonly Row[]): Promise<LinkRow[]> {
  const ends = await endsOf(
    tx,
    rows.flatMap((row) => [row.aId, row.bId]),
  )
  const deciders = rows.flatMap((row) => row.decidedBy ?? [])
  const people =
    deciders.length > 0
      ? await tx.person.findMany({
          where: { id: { in: deciders } },
          select: { id: true, fullName: true },
        })
      : []
  return rows.flatMap((row) => {
    const [a, b] = [ends.get(row.aId), ends.get(row.bId)]
    if (!a || !b) return []
    return {
      id: row.id,
      state: row.state,
      band: row.band,
      bits: row.bits,
      reasons: reasonsOf(row.reasons),
      foundAt: row.foundAt,
      again: row.state === 'open' && row.decision === 'rejected',
      decided: row.decidedAt && {
        at: row.decidedAt,
        by: people.find(({ id }) => id === row.decidedBy)?.fullName ?? 'Somebody who has left',
        note: row.note ?? '',
      },
      ends: a.sentAt <= b.sentAt ? [a, b] : [b, a],
      version: `${row.state}.${row.decidedAt?.getTime() ?? 0}`,
    }
  })
}

function reasonsOf(value: unknown): readonly Reason[] {
  return Array.isArray(value) ? (value as Reason[]) : []
}

async function endsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, LinkEnd>> {
  const contacts = await tx.associate.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, declarationId: true, position: true, fullName: true, alsoKnownAs: true },
  })
  const identities = await tx.onlineIdentity.findMany({
    where: { associateId: { in: contacts.map(({ id }) => id) } },
    orderBy: { position: 'asc' },
    select: { associateId: true, handle: true, value: true },
  })
  const declarations = await tx.declaration.findMany({
    where: { id: { in: contacts.map(({ declarationId }) => declarationId) } },
    select: { id: true, reference: true, declarantId: true, unitCode: true, sentAt: true },
  })
  const people = await tx.person.findMany({
    where: { id: { in: declarations.map(({ declarantId }) => declarantId) } },
    select: { id: true, fullName: true },
  })
  const units = await tx.unit.findMany({
    where: { code: { in: declarations.map(({ unitCode }) => unitCode) } },
  })
  return new Map(
    contacts.flatMap((contact) => {
      const declaration = declarations.find(({ id }) => id === contact.declarationId)
      if (!declaration) return []
      const own = identities.filter(({ associateId }) => associateId === contact.id)
      const end: LinkEnd = {
        contactId: contact.id,
        reference: declaration.reference,
        name: contactName({ ...contact, identities: own }),
        declarant:
          people.find(({ id }) => id === declaration.declarantId)?.fullName ?? 'Somebody who has left',
        unit: units.find(({ code }) => code === declaration.unitCode)?.name ?? declaration.unitCode,
        sentAt: declaration.sentAt,
      }
      return [[contact.id, end] as const]
    }),
  )
}

/** What was declared of a contact, to be put beside what was declared of another. */
export type DeclaredContact = Declared & {
  readonly description: string
  readonly relationship: string
  readonly since: string | null
}

export async function declaredContact(tx: Tx, id: string): Promise<DeclaredContact> {
  const contact = await tx.associate.findUniqueOrThrow({
    where: { id },
    select: {
      kind: true,
      fullName: true,
      alsoKnownAs: true,
      dateOfBirth: true,
      description: true,
      relationship: true,
      since: true,
    },
  })
  const identities = await tx.onlineIdentity.findMany({
    where: { associateId: id },
    orderBy: { position: 'asc' },
    select: { kind: true, platform: true, value: true, raw: true },
  })
  return { ...contact, identities }
}
