import type { Day } from '#lib/domain/days.ts'
import type { Route, Status } from '#lib/domain/declaration.ts'
import { type Declared, type DeclaredContact, isLookupAdmission } from '#lib/domain/declared.ts'
import { lookAlikeKey, searchKey } from '#lib/domain/identities/search-key.ts'
import { nameKey } from '#lib/domain/names.ts'
import { nameWords } from '#lib/search/name-words.ts'
import type { Tx } from './request.ts'

export type NewDeclaration = {
  readonly id: string
  readonly reference: string
  readonly draftId: string
  readonly declarantId: string
  readonly unitCode: string
  readonly status: Status
  readonly route: Route
  readonly urgent: boolean
  readonly policyVersion: string
  readonly keptFromManager: boolean
  readonly reviewerId: string | null
  readonly sentAt: Date
  readonly dueOn: Day | null
  readonly caseDueOn: Day
  readonly restricted: boolean
  readonly decisionMakerIds: readonly string[]
}

/** Writes a declaration and all that was declared with it. `createMany`: a declarant may open a case but not read it back. */
export async function saveDeclaration(
  tx: Tx,
  declaration: NewDeclaration,
  declared: Declared,
): Promise<void> {
  const { caseDueOn, restricted, decisionMakerIds, ...row } = declaration
  const declarationId = declaration.id
  const contacts = declared.contacts.map((contact) => ({
    contact,
    id: crypto.randomUUID(),
    associationId: crypto.randomUUID(),
  }))

  await tx.declaration.createMany({ data: { ...row, version: 1 } })
  await tx.statement.createMany({
    data: {
      declarationId,
      ...declared.why,
      categories: [...declared.why.categories],
      limbs: [...declared.why.limbs],
      ...declared.work,
      lookupWarningVersion: declared.lookup.warningVersion,
      statementVersion: declared.statementVersion,
      keptReason: declared.reviewer.reason,
    },
  })
  await tx.association.createMany({
    data: contacts.map(({ associationId }) => ({
      id: associationId,
      declarationId,
      declarantId: declaration.declarantId,
    })),
  })
  await tx.associate.createMany({
    data: contacts.map(({ contact, id, associationId }, position) => ({
      id,
      declarationId,
      associationId,
      position,
      ...associateRow(contact),
    })),
  })
  const identities = contacts.flatMap(({ contact, id }) =>
    contact.identities.map((identity, position) => ({
      id: crypto.randomUUID(),
      declarationId,
      associateId: id,
      position,
      ...identity,
      searchKey: searchKey(identity.value),
      lookAlikeKey: lookAlikeKey(identity.handle ?? identity.value),
    })),
  )
  if (identities.length > 0) await tx.onlineIdentity.createMany({ data: identities })
  if (isLookupAdmission(declared.lookup.answer))
    await tx.lookupAdmission.createMany({
      data: {
        declarationId,
        answer: declared.lookup.answer,
        text: declared.lookup.text,
        at: declaration.sentAt,
      },
    })
  const open = declaration.status === 'with_standards'
  await tx.standardsCase.createMany({
    data: {
      declarationId,
      declarantId: declaration.declarantId,
      stage: open ? 'triage' : 'dormant',
      version: 1,
      restricted,
      decisionMakerIds: [...decisionMakerIds],
      urgent: declaration.urgent,
      receivedAt: open ? declaration.sentAt : null,
      dueOn: open ? caseDueOn : null,
    },
  })
}

function associateRow(contact: DeclaredContact) {
  const { identities: _, group, alsoKnownAs, ...facts } = contact
  return {
    ...facts,
    alsoKnownAs: [...alsoKnownAs],
    nameKey: facts.fullName === null ? null : nameKey(facts.fullName),
    nameWords: nameWords([...(facts.fullName === null ? [] : [facts.fullName]), ...alsoKnownAs]),
    groupRole: group?.role ?? null,
    groupSize: group?.size ?? null,
    groupOutsiders: group?.outsiders ?? null,
    groupStaff: group?.otherStaff ?? null,
    groupOperational: group?.operational ?? null,
  }
}
