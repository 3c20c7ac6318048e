import type { Refusal, Resume } from '#lib/domain/commands.ts'
import type { Finding } from '#lib/domain/conditions.ts'
import type {
  CaseStage,
  Outcome,
  Place,
  ReferralState,
  ReferralTarget,
  RiskGrade,
  Role,
  Status,
} from '#lib/domain/declaration.ts'
import type { ReviewInterval } from '#lib/domain/reviews.ts'

/** Why something was not done, and what to do next. One home for every refusal. */
export const refusals: Readonly<Record<Refusal, { readonly title: string; readonly text: string }>> = {
  not_found: {
    title: 'This page is not here, or not for you',
    text: 'Check the reference, or go back to your own page.',
  },
  not_yours: {
    title: 'This is not yours to do',
    text: 'You can see this declaration, but somebody else acts on it now.',
  },
  not_open: {
    title: 'This has moved on',
    text: 'Somebody has acted on it since you opened the page, so nothing was changed. Open it again to see where it stands.',
  },
  stale: {
    title: 'This changed while you were writing',
    text: 'Nothing was changed and your words are still here. Open it again in a second tab, look at what is new, then send yours.',
  },
  question_closed: {
    title: 'This question is closed',
    text: 'It has been answered, or it is no longer needed. Nothing was changed.',
  },
  own_proposal: {
    title: 'Somebody else must sign this',
    text: 'You recorded the decision, so a second person has to agree to it.',
  },
  own_decision: {
    title: 'Somebody else has to do this',
    text: 'You made the decision, so another decision maker hears the appeal and decides again. Leave it to them.',
  },
  appeal_made: {
    title: 'You have appealed already',
    text: 'There can be one appeal against each decision. What came of it stands on your declaration. If something has changed since, report the change.',
  },
  appeal_late: {
    title: 'The time to appeal has passed',
    text: 'The last day stands on your declaration. Speak to your line manager, your staff association or professional standards about what you can still do; if something has changed, report the change.',
  },
  outcomes_incomplete: {
    title: 'An outcome is missing',
    text: 'Choose an outcome for each contact or group in the declaration.',
  },
  not_an_assessor: {
    title: 'That person cannot take this',
    text: 'Choose an assessor who is not the declarant.',
  },
  not_decision_makers: {
    title: 'Those people cannot be named',
    text: 'Name decision makers who are not the declarant.',
  },
  conditions_missing: {
    title: 'A condition is missing',
    text: 'This outcome needs at least one condition for each contact or group it is given to: what is asked, who checks it, and when.',
  },
  conditions_not_needed: {
    title: 'A condition belongs to no outcome that takes one',
    text: 'Choose “Continue with conditions”, “Monitor” or “Cease contact” for that contact, or leave the condition out.',
  },
  conditions_too_many: {
    title: 'There are too many conditions',
    text: 'Keep to those that matter most: somebody has to check each of them.',
  },
  condition_incomplete: {
    title: 'A condition is not complete',
    text: 'Say what is asked, and how often or by which day it is checked.',
  },
  condition_dates: {
    title: 'The dates of a condition do not fit together',
    text: 'Start it today or later, check it after it starts, and review it after that, within the time the policy allows.',
  },
  condition_owner: {
    title: 'That person cannot check this condition',
    text: 'Choose somebody of professional standards, or the line manager offered in the list. The declarant, people who have left and line managers who were left out cannot.',
  },
  confirm_by_needed: {
    title: 'Say by when it must be confirmed that contact has ended',
    text: 'Give a day from today on, within the time the policy allows, for each contact that has to end, and for no other.',
  },
  conditions_outdated: {
    title: 'The conditions have become out of date',
    text: 'A day in them has passed, or somebody who was to check one has left. Send the decision back, so that it is recorded anew.',
  },
  already_answered: {
    title: 'You have answered this already',
    text: 'Nothing was changed. If something is different now, report a change on the page of your declaration.',
  },
  wording_changed: {
    title: 'The wording of this condition has changed',
    text: 'Nothing was recorded. Read it again as it stands now, then send yours again.',
  },
  wording_same: {
    title: 'These are the words that stand now',
    text: 'Nothing was recorded. Change the words, or leave the condition as it is.',
  },
  wording_long: {
    title: 'The words are too long',
    text: 'Nothing was recorded. Shorten them, then send them again.',
  },
  words_needed: {
    title: 'Say it in words',
    text: 'Nothing was recorded. Write a sentence or two, then send it again.',
  },
  not_started: {
    title: 'This condition has not begun yet',
    text: 'Nothing was recorded. Check it on or after the day on which it begins.',
  },
  check_recorded: {
    title: 'This check is recorded already',
    text: 'Nothing was recorded twice. Open the list again to see the next day it is due.',
  },
  change_unknown: {
    title: 'Choose what has changed',
    text: 'Nothing was reported. The kinds of change were edited since you opened the page: open it again and choose from those that are there now.',
  },
  end_reported: {
    title: 'This end is reported already',
    text: 'Nothing was recorded twice. Your declaration says whether it is confirmed.',
  },
  end_ahead: {
    title: 'An end cannot lie ahead',
    text: 'Nothing was recorded. Report it once it has ended, or give the day on which it did.',
  },
  not_earlier: {
    title: 'That was not declared before by the same person',
    text: 'Nothing was linked. Choose from the earlier contacts and groups that the page offers.',
  },
  already_linked: {
    title: 'This is linked with an earlier declaration already',
    text: 'Nothing was changed. A contact or group leads back to one earlier declaration, and that one to those before it.',
  },
  review_early: {
    title: 'Your review is not due yet',
    text: 'Nothing was recorded. Your declaration says from when you can answer it. If something has changed, report the change now.',
  },
  review_open: {
    title: 'Your review was sent already',
    text: 'Nothing was recorded twice. The next one opens when this one is finished. If something has changed since, report the change.',
  },
  review_interval: {
    title: 'This is reviewed more often',
    text: 'High risk and restricted records keep to the shortest interval. Choose that one.',
  },
  too_common: {
    title: 'These words stand in very many records',
    text: 'Nothing was searched. Add a rarer word, or choose what it is instead of “Recognise it for me”.',
  },
  too_many: {
    title: 'That is a lot in one hour',
    text: 'To protect people’s records there is a limit for each hour. Nothing is lost. Try again later, or telephone if it cannot wait.',
  },
}

/** Statuses as everybody may see them. */
export const statuses: Readonly<
  Record<Status, { readonly label: string; readonly tone: 'warn' | 'info' | 'ok' | 'neutral' }>
> = {
  with_manager: { label: 'With your line manager', tone: 'warn' },
  returned_by_manager: { label: 'More information needed', tone: 'warn' },
  with_standards: { label: 'With professional standards', tone: 'info' },
  question_from_standards: { label: 'More information needed', tone: 'warn' },
  approved_by_manager: { label: 'Approved by your line manager', tone: 'ok' },
  decided: { label: 'Decision made', tone: 'ok' },
}

/** Statuses as the line manager and professional standards name them. */
export const reviewStatuses: Readonly<Record<Status, string>> = {
  with_manager: 'With line manager',
  returned_by_manager: 'Waiting for the declarant',
  with_standards: 'With professional standards',
  question_from_standards: 'Waiting for the declarant',
  approved_by_manager: 'Approved by line manager',
  decided: 'Decision made',
}

export const stages: Readonly<Record<CaseStage, string>> = {
  dormant: 'Not with professional standards',
  triage: 'To be triaged',
  assessment: 'Being assessed',
  countersign: 'Waiting for a second person',
  closed: 'Closed',
}

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  not_declarable: 'Not declarable',
  no_further_action: 'No further action',
  advice: 'Advice',
  continue_with_conditions: 'Continue with conditions',
  monitor: 'Monitor',
  cease_contact: 'Cease contact',
}

export const resumeWords: Readonly<Record<Resume, string>> = {
  no: 'It cannot begin again',
  yes: 'It could begin again',
  not_known: 'Not known',
}

export const intervalWords: Readonly<Record<ReviewInterval, string>> = {
  managed: 'Managed',
  underReview: 'Still under review',
  restricted: 'High risk or restricted',
}

export const findingWords: Readonly<Record<Finding, string>> = {
  kept: 'Kept',
  not_kept: 'Not kept',
  could_not_tell: 'Could not tell',
}

export const referralWords: Readonly<Record<ReferralTarget, string>> = {
  vetting: 'Vetting unit',
  conduct: 'Conduct',
  counter_corruption: 'Counter-corruption unit',
  independent_office: 'Independent office',
}

export const referralStateWords: Readonly<Record<ReferralState, string>> = {
  acknowledged: 'They have it',
  answered: 'They answered',
  declined: 'They do not take it up',
}

export const riskWords: Readonly<Record<RiskGrade, string>> = { low: 'Low', medium: 'Medium', high: 'High' }

export const placeWords: Readonly<Record<Place, string>> = {
  contacts: 'Who or what',
  accounts: 'Accounts and groups',
  how: 'How you know them',
  why: 'Why it may matter',
  work: 'Your work',
  reviewer: 'Who reviews it',
}

export const roleWords: Readonly<Record<Role, string>> = {
  assessor: 'assessor',
  decisionMaker: 'decision maker',
  auditor: 'auditor',
  policyOwner: 'policy owner',
  administrator: 'administrator',
  disposer: 'disposal officer',
}
