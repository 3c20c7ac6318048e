import type {
  Certainty,
  ContactKind,
  Frequency,
  GroupRole,
  LookupAnswer,
  Ongoing,
  Relationship,
  YesNoNotKnown,
  YesNoNotSure,
} from '#lib/domain/declared.ts'

/** Answers in words, as they are read back. */
export const contactKindWords: Readonly<Record<ContactKind, string>> = {
  person: 'A person',
  group: 'A group',
  handle: 'An account whose owner is not known',
}

export const relationshipWords: Readonly<Record<Relationship, string>> = {
  friend: 'Friend',
  family: 'Family',
  partner: 'Partner',
  former_partner: 'Former partner',
  dating: 'Dating',
  former_colleague: 'Former colleague',
  online_only: 'Known online only',
  group_member: 'Member of the same group',
  business: 'Business',
  neighbour: 'Neighbour',
  other: 'Other',
}

export const frequencyWords: Readonly<Record<Frequency, string>> = {
  daily: 'Daily',
  weekly: 'Weekly',
  monthly: 'Monthly',
  rarely: 'Rarely',
  once: 'Once',
  no_longer: 'No longer in contact',
}

export const ongoingWords: Readonly<Record<Ongoing, string>> = {
  ongoing: 'It is ongoing',
  past: 'It is in the past',
  not_known: 'Not known',
}

export const groupRoleWords: Readonly<Record<GroupRole, string>> = {
  administrator: 'Administrator',
  member: 'Member',
  left: 'Has left the group',
}

export const yesNoWords: Readonly<Record<YesNoNotKnown | YesNoNotSure, string>> = {
  yes: 'Yes',
  no: 'No',
  not_known: 'Not known',
  not_sure: 'Not sure',
}

export const certaintyWords: Readonly<Record<Certainty, string>> = {
  known: 'Known',
  suspected: 'Suspected',
  not_sure: 'Not sure',
}

export const lookupWords: Readonly<Record<LookupAnswer, string>> = {
  no: 'No',
  yes: 'Yes',
  rather_not_say_here: 'Would rather not say here',
}
