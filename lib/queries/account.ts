import type { Tx } from '#lib/db/request.ts'
import { platformLabel } from '#lib/domain/identities/platforms.ts'
import { compare } from '#lib/links/graph-parts.ts'
import { accountKey, inParts, recordsWith } from './connected-rows.ts'
import { mostCounted } from './connections.ts'
import { contactName } from './contact-names.ts'

const recordsPerPage = 25

/** A record that has an account, as it was declared there. */
export type RecordWithAccount = {
  readonly reference: string
  readonly declarant: string
  readonly sentAt: Date
  readonly contacts: readonly {
    readonly name: string
    readonly since: string | null
    /** Exactly what was typed. */
    readonly typed: readonly string[]
  }[]
}

/** An account as professional standards see it: what it is, and who declared it. */
export type AccountView = {
  readonly key: string
  readonly label: string
  readonly platform: string | null
  /** Among the records that this reader may see; one more than are counted where there are more. */
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly records: readonly RecordWithAccount[]
}

/** An account of a record; null when the record, or the account in it, is not there for this reader. */
export async function accountOf(
  tx: Tx,
  reference: string,
  identity: string,
  wanted: number,
): Promise<AccountView | null> {
  const row = await tx.onlineIdentity.findUnique({ where: { id: identity } })
  const own = row && (await tx.declaration.findUnique({ where: { reference }, select: { id: true } }))
  if (!row || own?.id !== row.declarationId) return null
  const key = accountKey(row)
  const [found = [own.id]] = (await recordsWith(tx, [key], mostCounted + 1)).values()
  const pages = Math.max(1, Math.ceil(Math.min(found.length, mostCounted) / recordsPerPage))
  const page = Math.min(Math.max(1, wanted), pages)
  const declarations = await inParts(found, (part) =>
    tx.declaration.findMany({
      where: { id: { in: part } },
      select: { id: true, reference: true, declarantId: true, sentAt: true },
    }),
  )
  const newest = declarations
    .toSorted((a, b) => b.sentAt.getTime() - a.sentAt.getTime() || compare(a.id, b.id))
    .slice((page - 1) * recordsPerPage, page * recordsPerPage)
  return {
    key,
    label: row.handle ?? row.value,
    platform: platformLabel(row.platform),
    total: found.length,
    page,
    pages,
    records: await asDeclared(tx, newest, key),
  }
}

type Row = {
  readonly id: string
  readonly reference: string
  readonly declarantId: string
  readonly sentAt: Date
}

async function asDeclared(tx: Tx, rows: readonly Row[], key: string): Promise<RecordWithAccount[]> {
  const where = { declarationId: { in: rows.map(({ id }) => id) } }
  const all = await tx.onlineIdentity.findMany({ where, orderBy: [{ position: 'asc' }, { id: 'asc' }] })
  const contacts = await tx.associate.findMany({
    where: {
      id: { in: all.filter((each) => accountKey(each) === key).map(({ associateId }) => associateId) },
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  const people = await tx.person.findMany({
    where: { id: { in: rows.map(({ declarantId }) => declarantId) } },
    select: { id: true, fullName: true },
  })
  return rows.map(({ id, reference, declarantId, sentAt }) => ({
    reference,
    sentAt,
    declarant: people.find((person) => person.id === declarantId)?.fullName ?? 'Somebody who has left',
    contacts: contacts
      .filter(({ declarationId }) => declarationId === id)
      .map((contact) => {
        const identities = all.filter(({ associateId }) => associateId === contact.id)
        return {
          name: contactName({ ...contact, identities }),
          since: contact.since,
          typed: identities.filter((each) => accountKey(each) === key).map(({ raw }) => raw),
        }
      }),
  }))
}
