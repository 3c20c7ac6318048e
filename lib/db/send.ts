import type { Day } from '#lib/domain/days.ts'
import type { Route, Status } from '#lib/domain/declaration.ts'
import { type Declared, type DeclaredContact, isLookupAdmission } from '#lib/domain/declared.ts'
import { lookAlikeKey, searchKey } from '#lib/domain/identities/search-key.ts'
import { nameKey } from '#lib/domain/names.ts'
import { matcherVersion } from '#lib/matching/version.ts'
import { type Indexed, type IndexedIdentity, indexRows } from '#lib/search/index-rows.ts'
import { nameWords } from '#lib/search/name-words.ts'
import { insertTogether } from './insert.ts'
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

/** Writes a declaration and all that was declared with it: first what row security judges the rest by, then the rest. */
export async function saveDeclaration(
  tx: Tx,
  declaration: NewDeclaration,
  declared: Declared,
): Promise<void> {
  const { caseDueOn, restricted, decisionMakerIds, ...row } = declaration
  const declarationId = declaration.id
  const { why, work, lookup, reviewer, statementVersion } = declared
  const contacts = declared.contacts.map((contact) => ({
    contact,
    id: crypto.randomUUID(),
    associationId: crypto.randomUUID(),
    identities: contact.identities.map((identity) => ({
      ...identity,
      id: crypto.randomUUID(),
      lookAlikeKey: lookAlikeKey(identity.handle ?? identity.value),
    })),
  }))
  const open = declaration.status === 'with_standards'

  await insertTogether(tx, { declaration: [{ ...row, version: 1 }] })
  await insertTogether(tx, {
    statement: [
      {
        declarationId,
        ...why,
        categories: [...why.categories],
        limbs: [...why.limbs],
        ...work,
        lookupWarningVersion: lookup.warningVersion,
        statementVersion,
        keptReason: reviewer.reason,
      },
    ],
    association: contacts.map(({ associationId }) => ({
      id: associationId,
      declarationId,
      declarantId: declaration.declarantId,
    })),
    associate: contacts.map(({ contact, id, associationId }, position) => ({
      id,
      declarationId,
      associationId,
      position,
      ...associateRow(contact),
    })),
    onlineIdentity: contacts.flatMap(({ identities, id }) =>
      identities.map((identity, position) => ({
        ...identity,
        declarationId,
        associateId: id,
        position,
        searchKey: searchKey(identity.value),
      })),
    ),
    lookupAdmission: isLookupAdmission(lookup.answer)
      ? [{ declarationId, answer: lookup.answer, text: lookup.text, at: declaration.sentAt }]
      : [],
    standardsCase: [
      {
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
    ],
  })
  await writeIndex(
    tx,
    declarationId,
    contacts.map(({ id, contact, identities }) => ({ id, ...contact, identities })),
  )
}

/** What the declaration is found by, in the transaction in which it comes to be. */
async function writeIndex(
  tx: Tx,
  declarationId: string,
  contacts: readonly (Indexed & { readonly identities: readonly IndexedIdentity[] })[],
): Promise<void> {
  const { names, identities } = indexRows(
    contacts,
    contacts.flatMap((contact) => contact.identities),
  )
  await tx.$executeRaw`SELECT index_declaration(${declarationId}::uuid, ${JSON.stringify(names)}::jsonb,
    ${JSON.stringify(identities)}::jsonb, ${matcherVersion}::integer)`
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
