/** The words of a mail: that something needs its reader, the reference, a link. Never what it is about. */
export type MailText = { readonly subject: string; readonly text: string; readonly html: string }

const kinds: Readonly<
  Record<string, { readonly subject: string; readonly line: string; readonly path: string }>
> = {
  review_needed: {
    subject: 'Something needs your decision',
    line: 'Something needs your decision.',
    path: '/reviews/',
  },
  correction_made: {
    subject: 'Something was added',
    line: 'Something was added to what you hold.',
    path: '/reviews/',
  },
  answer_given: {
    subject: 'An answer has come',
    line: 'A question of yours was answered.',
    path: '/reviews/',
  },
  question_asked: {
    subject: 'Something needs you',
    line: 'There is a question for you to answer.',
    path: '/declarations/',
  },
  decision_made: {
    subject: 'There is news for you',
    line: 'Something of yours has moved on.',
    path: '/declarations/',
  },
  approved: {
    subject: 'There is news for you',
    line: 'Something of yours has moved on.',
    path: '/declarations/',
  },
  link_found: {
    subject: 'Something needs your look',
    line: 'There is something to look at.',
    path: '/standards/',
  },
  change_reported: {
    subject: 'Something needs your look',
    line: 'There is something to look at.',
    path: '/reviews/',
  },
  change_urgent: {
    subject: 'Something needs professional standards',
    line: 'Something needs professional standards.',
    path: '/standards/',
  },
  end_reported: {
    subject: 'Something needs your look',
    line: 'There is something to look at.',
    path: '/reviews/',
  },
  end_confirmed: {
    subject: 'There is news for you',
    line: 'Something of yours has moved on.',
    path: '/declarations/',
  },
  end_questioned: {
    subject: 'Something needs you',
    line: 'There is a question for you to answer.',
    path: '/declarations/',
  },
  review_to_view: {
    subject: 'Something needs your look',
    line: 'There is something to look at.',
    path: '/reviews/',
  },
  review_to_decide: {
    subject: 'Something needs professional standards',
    line: 'Something needs professional standards.',
    path: '/standards/',
  },
  review_finished: {
    subject: 'There is news for you',
    line: 'Something of yours has moved on.',
    path: '/declarations/',
  },
  condition_to_check: {
    subject: 'There is something for you to check',
    line: 'There is something for you to check.',
    path: '/reviews/conditions?about=',
  },
  condition_refused: {
    subject: 'Something needs professional standards',
    line: 'Something needs professional standards.',
    path: '/standards/',
  },
  condition_broken: {
    subject: 'Something needs professional standards now',
    line: 'Something needs professional standards now.',
    path: '/standards/',
  },
  contact_ended: {
    subject: 'Something was confirmed',
    line: 'Something was confirmed.',
    path: '/standards/',
  },
  assigned: {
    subject: 'Something was given to you',
    line: 'Something was given to you to work on.',
    path: '/standards/',
  },
  appeal_made: {
    subject: 'Something needs your decision',
    line: 'Something needs your decision.',
    path: '/standards/',
  },
  appeal_heard: {
    subject: 'There is news for you',
    line: 'Something of yours has moved on.',
    path: '/declarations/',
  },
  review_due: {
    subject: 'Something is due',
    line: 'Something needs your decision soon.',
    path: '/reviews/',
  },
  review_lapsed: {
    subject: 'Something has moved on',
    line: 'The time for something that needed you has ended, and it has moved on. There is nothing for you to do.',
    path: '/notices?about=',
  },
  answer_due: {
    subject: 'Something is due',
    line: 'There is a question for you to answer soon.',
    path: '/declarations/',
  },
  answer_overdue: {
    subject: 'A question was not answered',
    line: 'A question of yours was not answered in time.',
    path: '/reviews/',
  },
  case_due: {
    subject: 'Something is due',
    line: 'Something that you work on is due soon.',
    path: '/standards/',
  },
  case_overdue: {
    subject: 'Something is overdue',
    line: 'Something is overdue.',
    path: '/standards/',
  },
  check_due: {
    subject: 'A check is due',
    line: 'There is something for you to check soon.',
    path: '/reviews/conditions?about=',
  },
  check_overdue: {
    subject: 'A check is overdue',
    line: 'There is something for you to check, and the day has passed.',
    path: '/reviews/conditions?about=',
  },
  check_missed: {
    subject: 'Something needs professional standards',
    line: 'Something needs professional standards.',
    path: '/standards/',
  },
  condition_to_answer: {
    subject: 'Something is due',
    line: 'There is something for you to read and answer soon.',
    path: '/declarations/',
  },
  condition_unanswered: {
    subject: 'Something needs professional standards',
    line: 'Something needs professional standards.',
    path: '/standards/',
  },
  cease_due: {
    subject: 'Something is due',
    line: 'There is something for you to confirm soon.',
    path: '/declarations/',
  },
  cease_unconfirmed: {
    subject: 'Something needs professional standards',
    line: 'Something needs professional standards.',
    path: '/standards/',
  },
  measure_due: {
    subject: 'Something is due',
    line: 'There is something for you to look at again soon.',
    path: '/reviews/',
  },
  handover: {
    subject: 'Something needs you',
    line: 'Something was handed over to you.',
    path: '/reviews/handover',
  },
  cover_set: {
    subject: 'Something needs you',
    line: 'Somebody has asked you to stand in for them.',
    path: '/reviews/cover',
  },
  cover_ended: {
    subject: 'There is news for you',
    line: 'There is nothing for you to do.',
    path: '/notices',
  },
  handed_to_standards: {
    subject: 'Something needs professional standards',
    line: 'Something needs professional standards.',
    path: '/standards/',
  },
}
const fallback = { subject: 'Something needs you', line: 'Something needs you.', path: '/declarations/' }

/**
 * @param reference none for what is about no single record
 * @param inner true for somebody of professional standards: their link leads to their own side of the portal
 * @param origin from configuration, never from a request
 */
export function mailText(
  kind: string,
  reference: string,
  origin: string,
  advice: string,
  inner: boolean,
): MailText {
  const { subject, line, path } = kinds[kind] ?? fallback
  const link = `${origin}${inner && path !== '/declarations/' ? '/standards/' : path}${reference}`
  const about = reference === '' ? '' : `Reference: ${reference}`
  const text = `${line}\n\n${about && `${about}\n`}${link}\n\nThis mail holds nothing else on purpose. Do not reply to it.\nFor advice: ${advice}\n`
  const html = `<p>${escaped(line)}</p><p>${about && `${escaped(about)}<br>`}<a href="${escaped(link)}">${escaped(link)}</a></p><p>This mail holds nothing else on purpose. Do not reply to it.<br>For advice: ${escaped(advice)}</p>`
  return { subject: about ? `${subject}: ${reference}` : subject, text, html }
}

/** Text as it may stand in markup. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
