import type { PolicyKind } from '../policy.ts'

/** Every kind of policy document, in the order in which a reader would look for it, in words. */
export const policyKindWords: Readonly<
  Record<PolicyKind, { readonly title: string; readonly what: string }>
> = {
  categories: {
    title: 'Categories and routes',
    what: 'What must be declared, who looks at it, and by when',
  },
  conditions: { title: 'Conditions', what: 'Words for typical conditions, and their periods' },
  reviews: {
    title: 'Changes and reviews',
    what: 'Kinds of change that can be reported, and the times for reviews',
  },
  clocks: { title: 'Reminders', what: 'When somebody is reminded, and what happens when nobody acts' },
  moves: {
    title: 'Moves and cover',
    what: 'What the directory may change at once, and how long somebody can stand in',
  },
  holidays: { title: 'Bank holidays', what: 'Days without work, by which working days are counted' },
  overview: { title: 'Overviews', what: 'The ages by which open work is counted' },
  appointments: { title: 'Appointments', what: 'Who decides restricted records, and who hears appeals' },
  why: { title: 'Why we ask', what: 'The words beside the questions of the form' },
  check: { title: 'Do I need to declare?', what: 'The questions and answers of the check' },
  guidance: { title: 'Guidance', what: 'The pages of guidance' },
  interruptions: {
    title: 'Words that are asked about',
    what: 'What makes the form ask “Did you mean to include this?”',
  },
}

export const policyKinds = Object.keys(policyKindWords) as readonly PolicyKind[]

/** Why a version cannot be published as it is, although the document itself is right. */
export type PublicationProblem = 'past' | 'version_taken' | 'outranked' | 'unchanged'
