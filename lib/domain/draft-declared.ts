import {
  type Certainty,
  type ContactKind,
  certainties,
  contactKinds,
  type Declared,
  type DeclaredContact,
  type DeclaredGroup,
  type DeclaredIdentity,
  frequencies,
  groupRoles,
  type LookupAnswer,
  lookupAnswers,
  ongoings,
  relationships,
  yesNoNotKnown,
  yesNoNotSure,
} from './declared.ts'
import { type Draft, listOf, type PartValues, partOf, textOf } from './draft.ts'
import { accountRows, aliasesOf, birthOf, dateIn, nameOf } from './draft-answers.ts'
import { type DraftRules, isComplete, keepReasons } from './draft-problems.ts'
import type { LimbCode } from './policy.ts'

export type Conversion = {
  readonly rules: DraftRules
  readonly limbs: readonly LimbCode[]
  readonly statementVersion: string
  /** How an account is read from what was typed and the platform given beside it. */
  readonly readAccount: (raw: string, platform: string) => DeclaredIdentity
  /** The reason to keep it from the line manager, in words. */
  readonly keepWords: Readonly<Record<(typeof keepReasons)[number], string>>
}

/** What is sent, from what was written; null while something is missing. */
export function toDeclared(draft: Draft, conversion: Conversion): Declared | null {
  const { rules } = conversion
  if (!isComplete(draft, rules)) return null
  const why = partOf(draft, 'why').values
  const work = partOf(draft, 'work').values
  const answer = choose(lookupAnswers, textOf(work, 'lookup'))
  return {
    contacts: draft.contacts.map(({ id }) => contactOf(draft, id, conversion)),
    why: {
      categories: [...new Set(listOf(why, 'categories[]'))],
      limbs: conversion.limbs.filter((limb) => listOf(why, 'limbs[]').includes(limb)),
      concern: textOf(why, 'concern'),
      certainty: choose<Certainty>(certainties, textOf(why, 'certainty')),
      source: textOf(why, 'source'),
    },
    work: {
      work: textOf(work, 'work'),
      access: textOf(work, 'access'),
      workConflict: choose(yesNoNotSure, textOf(work, 'workConflict')),
    },
    lookup: { warningVersion: rules.lookupVersion, answer, text: lookupText(work, answer) },
    reviewer: reviewerOf(draft, conversion),
    statementVersion: conversion.statementVersion,
  }
}

/** The follow-up box is posted whether or not its answer was chosen; only then does it count. */
function lookupText(work: PartValues, answer: LookupAnswer): string {
  return answer === 'yes' ? textOf(work, 'lookupText') : ''
}

/** What was asked stands, even where there is no line manager now: one may come before it is sent. */
function reviewerOf(draft: Draft, { keepWords }: Conversion): Declared['reviewer'] {
  const { values } = partOf(draft, 'reviewer')
  const reason = keepReasons.find((each) => each === textOf(values, 'keepReason'))
  if (textOf(values, 'keep') !== 'yes' || !reason) return { keepFromManager: false, reason: null }
  const words = [reason === 'otherwise' ? '' : keepWords[reason], textOf(values, 'keepText')]
  return { keepFromManager: true, reason: words.filter((each) => each !== '').join('. ') }
}

function contactOf(draft: Draft, id: number, { readAccount }: Conversion): DeclaredContact {
  const who = partOf(draft, 'who', id).values
  const how = partOf(draft, 'how', id).values
  const kind = choose<ContactKind>(contactKinds, textOf(who, 'kind'))
  return {
    kind,
    fullName: nameOf(who),
    alsoKnownAs: [...new Set(aliasesOf(who))],
    dateOfBirth: birthOf(who),
    description: textOf(who, 'description'),
    relationship: choose(relationships, textOf(how, 'relationship')),
    frequency: choose(frequencies, textOf(how, 'frequency')),
    since: textOf(how, 'sinceKnown') === 'known' ? dateIn(how, 'since') : null,
    ongoing: choose(ongoings, textOf(how, 'ongoing')),
    howKnown: textOf(how, 'howKnown'),
    knowsEmployer: choose(yesNoNotKnown, textOf(how, 'knowsEmployer')),
    group: kind === 'group' ? groupOf(who) : null,
    identities: accountRows(partOf(draft, 'accounts', id).values).map(({ raw, platform }) =>
      readAccount(raw, platform),
    ),
  }
}

function groupOf(who: PartValues): DeclaredGroup {
  const size = textOf(who, 'group.size').replace(/[\s,]/g, '')
  return {
    role: choose(groupRoles, textOf(who, 'group.role')),
    size: size === '' ? null : Number(size),
    outsiders: choose(yesNoNotKnown, textOf(who, 'group.outsiders')),
    otherStaff: choose(yesNoNotKnown, textOf(who, 'group.staff')),
    operational: choose(yesNoNotKnown, textOf(who, 'group.operational')),
  }
}

/** @throws where completeness has let through what it should not: a fault, never a guess */
function choose<T extends string>(allowed: readonly T[], value: string): T {
  const found = allowed.find((each) => each === value)
  if (found === undefined) throw new Error('a complete draft holds an answer that is none')
  return found
}
