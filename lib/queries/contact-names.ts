import type { Tx } from '#lib/db/request.ts'

/** The best that is known to call a contact by: a name, another name, a handle; else its number. */
export function contactName(contact: {
  readonly fullName: string | null
  readonly alsoKnownAs: readonly string[]
  readonly identities: readonly { readonly handle: string | null; readonly value: string }[]
  readonly position: number
}): string {
  const [identity] = contact.identities
  return (
    contact.fullName ??
    contact.alsoKnownAs[0] ??
    identity?.handle ??
    identity?.value ??
    `Contact ${contact.position + 1}`
  )
}

export type NamedContact = {
  readonly contactId: string
  readonly declarationId: string
  readonly associationId: string
  readonly name: string
}

/** What the contacts of some declarations are called, in the order declared. */
export async function contactsOf(
  tx: Tx,
  declarationIds: readonly string[],
): Promise<readonly NamedContact[]> {
  const where = { declarationId: { in: [...declarationIds] } }
  const contacts = await tx.associate.findMany({
    where,
    orderBy: { position: 'asc' },
    select: {
      id: true,
      declarationId: true,
      associationId: true,
      position: true,
      fullName: true,
      alsoKnownAs: true,
    },
  })
  const nameless = contacts.filter((contact) => contact.fullName === null)
  const identities =
    nameless.length > 0
      ? await tx.onlineIdentity.findMany({
          where: { associateId: { in: nameless.map((contact) => contact.id) } },
          orderBy: { position: 'asc' },
          select: { associateId: true, handle: true, value: true },
        })
      : []
  return contacts.map((contact) => ({
    contactId: contact.id,
    declarationId: contact.declarationId,
    associationId: contact.associationId,
    name: contactName({
      ...contact,
      identities: identities.filter((identity) => identity.associateId === contact.id),
    }),
  }))
}
