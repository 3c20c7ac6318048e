import type { NoticeKind } from '#lib/domain/decide.ts'

type Words = (reference: string) => { readonly title: string; readonly text: string }

/** Notices in words: the reference, and what to do; never a name, never content. */
export const noticeTable: Readonly<Record<NoticeKind, Words>> = {
  review_needed: (reference) => ({
    title: `${reference} came to you for a decision`,
    text: 'A declaration has come to you. Open it to see by when.',
  }),
  question_asked: (reference) => ({
    title: `More information needed on ${reference}`,
    text: 'There is a question about your declaration. Open it to answer.',
  }),
  answer_given: (reference) => ({
    title: `Your question on ${reference} was answered`,
    text: 'The answer stands beside the part it is about.',
  }),
  decision_made: (reference) => ({
    title: `A decision was made on ${reference}`,
    text: 'Open your declaration to read what was decided and what it means.',
  }),
  approved: (reference) => ({
    title: `Your line manager has looked at ${reference}`,
    text: 'Open your declaration to read what comes of it.',
  }),
  correction_made: (reference) => ({
    title: `Something was added to ${reference}`,
    text: 'The declarant has corrected or added something. It stands beside the part it belongs to.',
  }),
  link_found: (reference) => ({
    title: `${reference} may be linked with another declaration`,
    text: 'Look at it under “Links”.',
  }),
  condition_to_check: (reference) => ({
    title: `There is a condition for you to check on ${reference}`,
    text: 'Open the conditions you check to see what it is and when it is due.',
  }),
  condition_refused: (reference) => ({
    title: `A condition on ${reference} was not accepted`,
    text: 'The declarant says why on the record’s page of conditions.',
  }),
  condition_broken: (reference) => ({
    title: `A condition on ${reference} was not kept`,
    text: 'It is back with professional standards, as urgent, to be decided again.',
  }),
  contact_ended: (reference) => ({
    title: `The declarant says that contact has ended on ${reference}`,
    text: 'What they say stands on the record’s page of conditions.',
  }),
  assigned: (reference) => ({
    title: `${reference} was assigned to you`,
    text: 'It is in your professional standards queue.',
  }),
}

/** A notice in words. Total: an unknown kind still names its record. */
export function noticeWords({ kind, reference }: { readonly kind: string; readonly reference: string }) {
  const words = Object.hasOwn(noticeTable, kind) ? noticeTable[kind as NoticeKind] : null
  return words ? words(reference) : { title: `News about ${reference}`, text: 'Open it to see what is new.' }
}
