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
  change_reported: (reference) => ({
    title: `A change was reported on ${reference}`,
    text: 'Open it to read what the declarant says.',
  }),
  change_urgent: (reference) => ({
    title: `An urgent change was reported on ${reference}`,
    text: 'It is with professional standards, before other work.',
  }),
  end_reported: (reference) => ({
    title: `An end was reported on ${reference}`,
    text: 'Confirm that the association has ended, or ask.',
  }),
  end_confirmed: (reference) => ({
    title: `The end you reported on ${reference} is confirmed`,
    text: 'Open your declaration to see what that means for you. It is kept.',
  }),
  end_questioned: (reference) => ({
    title: `There is a question about the end you reported on ${reference}`,
    text: 'Open your declaration to read it, then report the end again.',
  }),
  review_to_view: (reference) => ({
    title: `A review of ${reference} waits for your view`,
    text: 'The declarant has answered. Say whether you have anything to add.',
  }),
  review_to_decide: (reference) => ({
    title: `A review of ${reference} waits for professional standards`,
    text: 'Confirm it until the next review, or take it back to be decided again.',
  }),
  review_finished: (reference) => ({
    title: `The review of ${reference} is finished`,
    text: 'Open your declaration to see when the next one is.',
  }),
  assigned: (reference) => ({
    title: `${reference} was assigned to you`,
    text: 'It is in your professional standards queue.',
  }),
  appeal_made: (reference) => ({
    title: `There is an appeal to hear on ${reference}`,
    text: 'You did not make the decision, so you can hear the appeal against it.',
  }),
  appeal_heard: (reference) => ({
    title: `Your appeal on ${reference} was heard`,
    text: 'Open your declaration to read what came of it.',
  }),
  review_due: (reference) => ({
    title: `A decision is due on ${reference}`,
    text: 'It waits for you, and moves on when the day has passed.',
  }),
  review_lapsed: (reference) => ({
    title: `${reference} has moved on`,
    text: 'The time to decide it has ended, so somebody else decides it now. There is nothing for you to do.',
  }),
  answer_due: (reference) => ({
    title: `Your answer on ${reference} is due`,
    text: 'There is a question about your declaration. Open it to answer.',
  }),
  answer_overdue: (reference) => ({
    title: `A question on ${reference} was not answered in time`,
    text: 'The declarant has not answered. Speak to them, or decide without the answer.',
  }),
  case_due: (reference) => ({
    title: `${reference} is due`,
    text: 'Open it to see by when it should be assessed.',
  }),
  case_overdue: (reference) => ({
    title: `${reference} is overdue`,
    text: 'The time to assess it has passed.',
  }),
  check_due: (reference) => ({
    title: `A check is due on ${reference}`,
    text: 'Open the condition to see what is to be checked and by when.',
  }),
  check_overdue: (reference) => ({
    title: `A check is overdue on ${reference}`,
    text: 'Record it now: if nobody does, professional standards are told.',
  }),
  check_missed: (reference) => ({
    title: `A check was missed on ${reference}`,
    text: 'Nobody has recorded a check that was due. Record one, hand it to somebody else, or decide again.',
  }),
  condition_to_answer: (reference) => ({
    title: `${reference} has a condition for you to answer`,
    text: 'Open your declaration, read the condition, and answer it by the day that stands there.',
  }),
  condition_unanswered: (reference) => ({
    title: `A condition on ${reference} was not answered`,
    text: 'The declarant has not said in time whether they accept it.',
  }),
  cease_due: (reference) => ({
    title: `Confirm on ${reference} that contact has ended`,
    text: 'Open your declaration to say so by the day that stands there.',
  }),
  cease_unconfirmed: (reference) => ({
    title: `Nobody has confirmed on ${reference} that contact has ended`,
    text: 'The day by which the declarant should have said so has passed.',
  }),
  measure_due: (reference) => ({
    title: `Look again at the measures on ${reference}`,
    text: 'The day you set for looking at them again is near.',
  }),
  review_to_answer: (reference) => ({
    title: `A review of ${reference} waits for your answer`,
    text: 'Open your declaration and say whether anything has changed.',
  }),
  review_answer_due: (reference) => ({
    title: `Your review of ${reference} is due`,
    text: 'Open your declaration and say whether anything has changed.',
  }),
  review_unanswered: (reference) => ({
    title: `A review of ${reference} was not answered`,
    text: 'The declarant has not said in time whether anything has changed.',
  }),
  look_due: (reference) => ({
    title: `${reference} waits for you to look at it again`,
    text: 'Open it to see what the declarant says, and by when to look at it.',
  }),
  look_overdue: (reference) => ({
    title: `Looking at ${reference} again is overdue`,
    text: 'Look at what the declarant says now: if nobody does, professional standards are told.',
  }),
  look_missed: (reference) => ({
    title: `Nobody has looked at ${reference} again`,
    text: 'The line manager has not looked in time at what the declarant says.',
  }),
  appeal_due: (reference) => ({
    title: `The appeal on ${reference} is due`,
    text: 'Open it to see by when it should be heard.',
  }),
  appeal_overdue: (reference) => ({
    title: `The appeal on ${reference} is overdue`,
    text: 'The time to hear it has passed. It is heard by a decision maker who did not make the decision.',
  }),
  handover: () => ({
    title: 'Work was handed over to you',
    text: 'The directory has changed, and what somebody else held is yours now. See what it is and when it is due.',
  }),
  cover_set: () => ({
    title: 'You were asked to stand in for a line manager',
    text: 'On those days you see what waits with them, and can act on it. See for whom, and from when to when.',
  }),
  cover_ended: () => ({
    title: 'You no longer stand in for a line manager',
    text: 'The cover was ended early. What waited with them is no longer in your reviews.',
  }),
  handed_to_standards: (reference) => ({
    title: `${reference} was handed over to professional standards`,
    text: 'Somebody has moved or left. Its timeline says what passed on; look who takes it up.',
  }),
}

/** A notice in words. Total: an unknown kind still names its record. */
export function noticeWords({ kind, reference }: { readonly kind: string; readonly reference: string }) {
  const words = Object.hasOwn(noticeTable, kind) ? noticeTable[kind as NoticeKind] : null
  return words ? words(reference) : { title: `News about ${reference}`, text: 'Open it to see what is new.' }
}
