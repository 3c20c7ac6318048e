import type { Refusal } from '#lib/domain/commands.ts'
import type {
  CaseStage,
  Outcome,
  Place,
  ReferralTarget,
  RiskGrade,
  Role,
  Status,
} from '#lib/domain/declaration.ts'

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

export const referralWords: Readonly<Record<ReferralTarget, string>> = {
  vetting: 'Vetting unit',
  conduct: 'Conduct',
  counter_corruption: 'Counter-corruption unit',
  independent_office: 'Independent office',
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
