import { formatDay } from '#lib/dates.ts'
import type { AgeBand } from '#lib/domain/age.ts'
import type { CommandType } from '#lib/domain/commands.ts'
import type { Day } from '#lib/domain/days.ts'
import type { DuePart } from '#lib/domain/due.ts'
import { type Audience, audience, type EventType } from '#lib/domain/history.ts'
import type { QueueView } from '#lib/queries/standards-queue.ts'
import type { InForce } from '#lib/queries/watched.ts'

export const viewWords: Readonly<Record<QueueView, { readonly label: string; readonly none: string }>> = {
  mine: { label: 'My work', none: 'Nothing is assigned to you. Take something from “Unassigned”.' },
  unassigned: { label: 'Unassigned', none: 'Everything has somebody who works on it.' },
  second: { label: 'Waiting for a second person', none: 'No decision waits for a second person.' },
  declarant: { label: 'Waiting for the declarant', none: 'No question waits for a declarant’s answer.' },
  open: { label: 'All open', none: 'Nothing is open with professional standards.' },
  done: { label: 'Done', none: 'Nothing has been decided yet.' },
  restricted: { label: 'Restricted, named to me', none: 'No restricted record that is open names you.' },
  lookups: {
    label: 'Said they looked somebody up',
    none: 'Nobody has said that they looked a contact up.',
  },
  breached: {
    label: 'Broken, to be decided again',
    none: 'No condition was broken that has not been decided on again.',
  },
  referred: { label: 'Referred, without an answer', none: 'No referral waits for an answer.' },
  appealed: { label: 'Appeals to hear', none: 'No appeal waits to be heard.' },
}

/** The parts of time that work is due in. */
export const dueLabels: Readonly<Record<DuePart, string>> = {
  overdue: 'Overdue',
  this_week: 'This week',
  next_week: 'Next week',
  later: 'Later, or without a date',
}

/** "Up to 7 days", "8 to 28 days", "More than 84 days". */
export function ageWords({ from, to }: AgeBand): string {
  if (to === null) return `More than ${from - 1} days`
  return from === 0 ? `Up to ${to} days` : `${from} to ${to} days`
}

/** Where a condition in force stands. */
export const inForceWords: Readonly<Record<InForce, string>> = {
  overdue: 'Check overdue',
  unanswered: 'To be acknowledged',
  refused: 'Refused by the declarant',
  kept: 'In force, nothing outstanding',
}

/** Where each command is given, as a page of the record, and what the link to it says. */
export const commandPages: Readonly<
  Partial<Record<CommandType, { readonly page: string; readonly label: string }>>
> = {
  countersign: { page: 'countersign', label: 'Sign as the second person' },
  hear_appeal: { page: 'hear-appeal', label: 'Hear the appeal' },
  decide: { page: 'decide', label: 'Record a decision' },
  assess: { page: 'assess', label: 'Assess' },
  assign: { page: 'assign', label: 'Take or assign' },
  ask: { page: 'ask', label: 'Ask for information' },
  confirm_end: { page: 'end', label: 'Confirm an end' },
  decide_review: { page: 'review', label: 'Decide on the review' },
  declare_again: { page: 'earlier', label: 'Link with an earlier declaration' },
  call_in: { page: 'call-in', label: 'Call in' },
  refer_on: { page: 'refer', label: 'Refer on' },
  answer_referral: { page: 'answer-referral', label: 'Record an answer to a referral' },
  note: { page: 'note', label: 'Add a note' },
  record_check: { page: 'check', label: 'Record a check of a condition' },
  reword: { page: 'reword', label: 'Word a condition anew' },
  hand_on: { page: 'hand-on', label: 'Let somebody else check a condition' },
  restrict: { page: 'restrict', label: 'Restrict' },
}

/** What was just recorded, for the banner on the next page. */
export const recordedWords: Readonly<Partial<Record<string, string>>> = {
  assign: 'The assignment was recorded',
  ask: 'Your question was sent to the declarant',
  assess: 'Your assessment was recorded',
  decide: 'The decision was recorded and has taken effect',
  proposed: 'The decision was recorded and waits for a second person',
  countersign: 'Your signature was recorded',
  call_in: 'The declaration was called in',
  refer_on: 'The referral was recorded',
  answer_referral: 'The answer to the referral was recorded',
  note: 'Your note was recorded',
  confirm_end: 'Your answer to the end was recorded',
  decide_review: 'The decision on the review was recorded',
  declare_again: 'It is linked with the earlier declaration',
  record_check: 'Your check was recorded',
  reword: 'The new words stand. The declarant was told, and answers them anew',
  hand_on: 'Somebody else checks it now, and was told',
  hear_appeal: 'Your finding on the appeal was recorded, and the declarant was told',
  restrict: 'The record was restricted. Only the decision makers you named can see it',
}

/** "Due 4 June 2026", "Due today", "Overdue by 3 days". */
export function dueWords(dueOn: string | null, today: string): { text: string; overdue: boolean } | null {
  if (dueOn === null) return null
  const days = Math.round((Date.parse(`${today}T00:00Z`) - Date.parse(`${dueOn}T00:00Z`)) / 86_400_000)
  if (days > 0) return { text: `Overdue by ${days} ${days === 1 ? 'day' : 'days'}`, overdue: true }
  if (days === 0) return { text: 'Due today', overdue: false }
  return { text: `Due ${formatDay(dueOn as Day)}`, overdue: false }
}

const readers: Readonly<Record<Audience, string>> = {
  declarant: 'the declarant',
  reviewer: 'the line manager, while they hold it',
  standards: 'assessors and decision makers, each with a reason for access',
}

/** Who will read what is written, taken from the history's own rules: the words are in the event. */
export function whoReads(type: EventType, restricted: boolean): string {
  const who = (['declarant', 'reviewer', 'standards'] as const)
    .filter((each) => audience[type].includes(each))
    .map((each) =>
      each === 'standards' && restricted ? 'the decision makers named on this record' : readers[each],
    )
  const list = who.length > 0 ? who.join('; ') : 'nobody'
  const hidden = audience[type].includes('declarant') ? '' : ' The declarant does not.'
  return `${list}.${hidden} The law may require that it is disclosed.`
}

export const manageabilityWords = { manageable: 'Manageable', escalate: 'Escalate' } as const

export const reviewDecisionWords = {
  approve: 'Approved',
  return: 'Returned with a question',
  refer: 'Referred to professional standards',
} as const
