/** What a person declares: complete, cleaned and parsed, as it is sent and kept word for word. */
export type Declared = {
  readonly contacts: readonly DeclaredContact[]
  readonly why: {
    readonly categories: readonly string[]
    readonly limbs: readonly string[]
    readonly concern: string
    readonly certainty: Certainty
    readonly source: string
  }
  readonly work: {
    readonly work: string
    readonly access: string
    readonly workConflict: YesNoNotSure
  }
  readonly lookup: { readonly warningVersion: string; readonly answer: LookupAnswer; readonly text: string }
  readonly reviewer: { readonly keepFromManager: boolean; readonly reason: string | null }
  readonly statementVersion: string
}

export type DeclaredContact = {
  readonly kind: ContactKind
  /** Null is *not known*, an answer of its own. */
  readonly fullName: string | null
  readonly alsoKnownAs: readonly string[]
  /** As vague as it was given: `1987`, `1987-03` or `1987-03-09`; null is not known. */
  readonly dateOfBirth: string | null
  readonly description: string
  readonly relationship: Relationship
  readonly frequency: Frequency
  readonly since: string | null
  readonly ongoing: Ongoing
  readonly howKnown: string
  readonly knowsEmployer: YesNoNotKnown
  readonly group: DeclaredGroup | null
  readonly identities: readonly DeclaredIdentity[]
}

export type DeclaredGroup = {
  readonly role: GroupRole
  readonly size: number | null
  readonly outsiders: YesNoNotKnown
  readonly otherStaff: YesNoNotKnown
  readonly operational: YesNoNotKnown
}

/** `raw` is exactly what was typed; the rest is how it was read. */
export type DeclaredIdentity = {
  readonly raw: string
  readonly kind: string
  readonly platform: string | null
  readonly handle: string | null
  readonly value: string
}

export const contactKinds = ['person', 'group', 'handle'] as const
export type ContactKind = (typeof contactKinds)[number]

export const relationships = [
  'friend',
  'family',
  'partner',
  'former_partner',
  'dating',
  'former_colleague',
  'online_only',
  'group_member',
  'business',
  'neighbour',
  'other',
] as const
export type Relationship = (typeof relationships)[number]

export const frequencies = ['daily', 'weekly', 'monthly', 'rarely', 'once', 'no_longer'] as const
export type Frequency = (typeof frequencies)[number]

export const ongoings = ['ongoing', 'past', 'not_known'] as const
export type Ongoing = (typeof ongoings)[number]

export const groupRoles = ['administrator', 'member', 'left'] as const
export type GroupRole = (typeof groupRoles)[number]

export const yesNoNotKnown = ['yes', 'no', 'not_known'] as const
export type YesNoNotKnown = (typeof yesNoNotKnown)[number]

export const yesNoNotSure = ['yes', 'no', 'not_sure'] as const
export type YesNoNotSure = (typeof yesNoNotSure)[number]

export const certainties = ['known', 'suspected', 'not_sure'] as const
export type Certainty = (typeof certainties)[number]

/** Whether the declarant looked the contact up on a police system, or asked somebody to. */
export const lookupAnswers = ['no', 'yes', 'rather_not_say_here'] as const
export type LookupAnswer = (typeof lookupAnswers)[number]

/** An admission is accepted and goes to decision makers only. */
export function isLookupAdmission(answer: LookupAnswer): boolean {
  return answer !== 'no'
}
