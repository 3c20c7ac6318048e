import { readTogether } from '#lib/db/read-together.ts'
import type { Tx } from '#lib/db/request.ts'
import type { HeldBy, Place, Route } from '#lib/domain/declaration.ts'
import type {
  Certainty,
  ContactKind,
  DeclaredGroup,
  Frequency,
  LookupAnswer,
  Ongoing,
  Relationship,
  YesNoNotKnown,
  YesNoNotSure,
} from '#lib/domain/declared.ts'
import { platformLabel } from '#lib/domain/identities/platforms.ts'
import { loadPolicyVersion } from './policy.ts'

export type IdentityContent = {
  readonly id: string
  /** "Discord"; null where the platform is not known. */
  readonly platform: string | null
  readonly handle: string | null
  readonly kind: string
  readonly value: string
  /** Exactly what was typed. */
  readonly raw: string
}

export type ContactContent = {
  readonly id: string
  readonly associationId: string
  readonly kind: ContactKind
  readonly fullName: string | null
  readonly alsoKnownAs: readonly string[]
  readonly dateOfBirth: string | null
  readonly description: string
  readonly relationship: Relationship
  readonly frequency: Frequency
  readonly since: string | null
  readonly ongoing: Ongoing
  readonly howKnown: string
  readonly knowsEmployer: YesNoNotKnown
  readonly group: DeclaredGroup | null
  readonly identities: readonly IdentityContent[]
}

export type CategoryContent = { readonly code: string; readonly label: string; readonly wording: string }

export type CorrectionContent = {
  readonly id: string
  readonly place: Place
  readonly text: string
  readonly at: Date
}

export type QuestionContent = {
  readonly id: string
  readonly place: Place
  readonly askedAs: HeldBy
  readonly text: string
  readonly askedAt: Date
  readonly dueOn: string | null
  readonly answer: string | null
  readonly answeredAt: Date | null
}

/** What was declared, with what was added to it since: as much of it as row security shows this reader. */
export type DeclaredContent = {
  readonly policy: { readonly version: string; readonly effectiveFrom: string }
  readonly contacts: readonly ContactContent[]
  readonly why: {
    readonly categories: readonly CategoryContent[]
    readonly limbs: readonly CategoryContent[]
    readonly concern: string
    readonly certainty: Certainty
    readonly source: string
  }
  readonly work: { readonly work: string; readonly access: string; readonly workConflict: YesNoNotSure }
  readonly reviewer: {
    readonly route: Route
    /** The route in the policy's words, which speak to the declarant. */
    readonly routeLabel: string
    readonly keptFromManager: boolean
    readonly reason: string | null
  }
  /** Only what was admitted, and only to those who may know of it; null says nothing either way. */
  readonly lookup: { readonly answer: LookupAnswer; readonly text: string } | null
  readonly corrections: readonly CorrectionContent[]
  readonly questions: readonly QuestionContent[]
}

/**
 * The content of a declaration that this reader may see, worded by the policy version it was made under.
 * @throws when the reader may not see the declaration: ask that first
 */
export async function contentOf(tx: Tx, declarationId: string): Promise<DeclaredContent> {
  const declaration = await tx.declaration.findUniqueOrThrow({
    where: { id: declarationId },
    select: { policyVersion: true, keptFromManager: true, route: true },
  })
  const found = await readTogether(tx, declarationId, [
    'statement',
    'associate',
    'onlineIdentity',
    'correction',
    'question',
    'lookupAdmission',
  ])
  const associates = found.associate.toSorted((a, b) => a.position - b.position)
  const identities = found.onlineIdentity.toSorted((a, b) => a.position - b.position)
  const corrections = found.correction.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const questions = found.question.toSorted((a, b) => a.askedAt.getTime() - b.askedAt.getTime())
  const [statement] = found.statement
  const [lookup = null] = found.lookupAdmission
  if (!statement) throw new Error('a declaration without its statement')
  const policy = await loadPolicyVersion('categories', declaration.policyVersion)
  const worded = wordedBy(policy.body.categories)
  const limb = wordedBy(policy.body.limbs)

  return {
    policy: { version: policy.version, effectiveFrom: policy.effectiveFrom },
    contacts: associates.map((row) => ({
      id: row.id,
      associationId: row.associationId,
      kind: row.kind,
      fullName: row.fullName,
      alsoKnownAs: row.alsoKnownAs,
      dateOfBirth: row.dateOfBirth,
      description: row.description,
      relationship: row.relationship as Relationship,
      frequency: row.frequency as Frequency,
      since: row.since,
      ongoing: row.ongoing as Ongoing,
      howKnown: row.howKnown,
      knowsEmployer: row.knowsEmployer as YesNoNotKnown,
      group: groupOf(row),
      identities: identities
        .filter((identity) => identity.associateId === row.id)
        .map(({ id, platform, handle, kind, value, raw }) => ({
          id,
          platform: platform && platformLabel(platform),
          handle,
          kind,
          value,
          raw,
        })),
    })),
    why: {
      categories: statement.categories.map(worded),
      limbs: statement.limbs.map(limb),
      concern: statement.concern,
      certainty: statement.certainty as Certainty,
      source: statement.source,
    },
    work: {
      work: statement.work,
      access: statement.access,
      workConflict: statement.workConflict as YesNoNotSure,
    },
    reviewer: {
      route: declaration.route,
      routeLabel: policy.body.routes[declaration.route].label,
      keptFromManager: declaration.keptFromManager,
      reason: statement.keptReason,
    },
    lookup: lookup && { answer: lookup.answer as LookupAnswer, text: lookup.text },
    corrections: corrections.map(({ id, place, text, at }) => ({ id, place: place as Place, text, at })),
    questions: questions.map((row) => ({
      id: row.id,
      place: row.place as Place,
      askedAs: row.askedAs,
      text: row.text,
      askedAt: row.askedAt,
      dueOn: row.dueOn,
      answer: row.answer,
      answeredAt: row.answeredAt,
    })),
  }
}

type GroupColumns = {
  groupRole: string | null
  groupSize: number | null
  groupOutsiders: string | null
  groupStaff: string | null
  groupOperational: string | null
}

function groupOf(row: GroupColumns): DeclaredGroup | null {
  if (row.groupRole === null) return null
  return {
    role: row.groupRole as DeclaredGroup['role'],
    size: row.groupSize,
    outsiders: (row.groupOutsiders ?? 'not_known') as YesNoNotKnown,
    otherStaff: (row.groupStaff ?? 'not_known') as YesNoNotKnown,
    operational: (row.groupOperational ?? 'not_known') as YesNoNotKnown,
  }
}

type Worded = {
  readonly code: string
  readonly label: string
  readonly plain: string
  readonly notice?: string
}

/** A code that the version does not know is shown as it is stored, never left out. */
function wordedBy(list: readonly Worded[]) {
  return (code: string): CategoryContent => {
    const known = list.find((each) => each.code === code)
    if (!known) return { code, label: code, wording: '' }
    return { code, label: known.label, wording: [known.plain, known.notice].filter(Boolean).join('\n') }
  }
}
