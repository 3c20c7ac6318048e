import type { NoticeKind } from '#lib/domain/decide.ts'

/** What a mail says of a notice's kind: its subject, one line, and where its link leads. */
export type MailKind = { readonly subject: string; readonly line: string; readonly path: string }

const says = (path: string, subject: string, line = `${subject}.`): MailKind => ({ subject, line, path })

/** By kind of notice. */
export const mailKinds: Readonly<Record<NoticeKind, MailKind>> = {
  review_needed: says('/reviews/', 'Something needs your decision'),
  correction_made: says('/reviews/', 'Something was added', 'Something was added to what you hold.'),
  answer_given: says('/reviews/', 'An answer has come', 'A question of yours was answered.'),
  question_asked: says('/declarations/', 'Something needs you', 'There is a question for you to answer.'),
  decision_made: says('/declarations/', 'There is news for you', 'Something of yours has moved on.'),
  approved: says('/declarations/', 'There is news for you', 'Something of yours has moved on.'),
  link_found: says('/standards/', 'Something needs your look', 'There is something to look at.'),
  change_reported: says('/reviews/', 'Something needs your look', 'There is something to look at.'),
  change_urgent: says('/standards/', 'Something needs professional standards'),
  end_reported: says('/reviews/', 'Something needs your look', 'There is something to look at.'),
  end_confirmed: says('/declarations/', 'There is news for you', 'Something of yours has moved on.'),
  end_questioned: says('/declarations/', 'Something needs you', 'There is a question for you to answer.'),
  review_to_view: says('/reviews/', 'Something needs your look', 'There is something to look at.'),
  review_to_decide: says('/standards/', 'Something needs professional standards'),
  review_finished: says('/declarations/', 'There is news for you', 'Something of yours has moved on.'),
  condition_to_check: says('/reviews/conditions?about=', 'There is something for you to check'),
  condition_refused: says('/standards/', 'Something needs professional standards'),
  condition_broken: says('/standards/', 'Something needs professional standards now'),
  contact_ended: says('/standards/', 'Something was confirmed'),
  assigned: says('/standards/', 'Something was given to you', 'Something was given to you to work on.'),
  appeal_made: says('/standards/', 'Something needs your decision'),
  appeal_heard: says('/declarations/', 'There is news for you', 'Something of yours has moved on.'),
  review_due: says('/reviews/', 'Something is due', 'Something needs your decision soon.'),
  review_lapsed: says(
    '/notices?about=',
    'Something has moved on',
    'The time for something that needed you has ended, and it has moved on. There is nothing for you to do.',
  ),
  answer_due: says('/declarations/', 'Something is due', 'There is a question for you to answer soon.'),
  answer_overdue: says(
    '/reviews/',
    'A question was not answered',
    'A question of yours was not answered in time.',
  ),
  case_due: says('/standards/', 'Something is due', 'Something that you work on is due soon.'),
  case_overdue: says('/standards/', 'Something is overdue'),
  check_due: says(
    '/reviews/conditions?about=',
    'A check is due',
    'There is something for you to check soon.',
  ),
  check_overdue: says(
    '/reviews/conditions?about=',
    'A check is overdue',
    'There is something for you to check, and the day has passed.',
  ),
  check_missed: says('/standards/', 'Something needs professional standards'),
  condition_to_answer: says(
    '/declarations/',
    'Something is due',
    'There is something for you to read and answer soon.',
  ),
  condition_unanswered: says('/standards/', 'Something needs professional standards'),
  cease_due: says('/declarations/', 'Something is due', 'There is something for you to confirm soon.'),
  cease_unconfirmed: says('/standards/', 'Something needs professional standards'),
  measure_due: says('/reviews/', 'Something is due', 'There is something for you to look at again soon.'),
  review_to_answer: says(
    '/declarations/',
    'Something needs you',
    'There is something for you to look at again.',
  ),
  review_answer_due: says(
    '/declarations/',
    'Something is due',
    'There is something for you to look at again soon.',
  ),
  review_unanswered: says('/reviews/', 'Something was not answered', 'Something was not answered in time.'),
  look_due: says('/reviews/', 'Something is due', 'There is something for you to look at soon.'),
  look_overdue: says(
    '/reviews/',
    'Something is overdue',
    'There is something for you to look at, and the day has passed.',
  ),
  look_missed: says('/standards/', 'Something needs professional standards'),
  appeal_due: says('/standards/', 'Something is due', 'Something that waits for a decision is due soon.'),
  appeal_overdue: says('/standards/', 'Something is overdue'),
  handover: says('/reviews/handover', 'Something needs you', 'Something was handed over to you.'),
  cover_set: says('/reviews/cover', 'Something needs you', 'Somebody has asked you to stand in for them.'),
  cover_ended: says('/notices', 'There is news for you', 'There is nothing for you to do.'),
  handed_to_standards: says('/standards/', 'Something needs professional standards'),
}

/** Of a kind that an older or newer version of the portal wrote. */
export const otherMail = says('/declarations/', 'Something needs you')
