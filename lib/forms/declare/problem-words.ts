import { isContactForm, type PartForm } from '#lib/domain/draft.ts'
import { accountLimit, nameLimit, type Problem, type ProblemCode } from '#lib/domain/draft-problems.ts'
import type { FieldErrors } from '../read-form.ts'

/** What to say where nothing was chosen or written. */
const missing: Readonly<Record<string, string>> = {
  kind: 'Choose whether it is a person, a group or an account',
  'person.nameKnown': 'Choose whether you know the name',
  'group.nameKnown': 'Choose whether you know the name of the group',
  birthKnown: 'Choose whether you know the date of birth',
  birth: 'Enter the date of birth as far as you know it',
  'group.role': 'Choose your part in the group',
  'group.outsiders': 'Choose whether people from outside the force are in the group',
  'group.staff': 'Choose whether other staff of the force are in the group',
  'group.operational': 'Choose whether operational matters are discussed in the group',
  accountsKnown: 'Choose whether you know an account, number or link',
  relationship: 'Choose what your contact is to you',
  howKnown: 'Enter how you know them',
  frequency: 'Choose how often you are in touch',
  sinceKnown: 'Choose whether you know since when',
  since: 'Enter since when, as far as you know it',
  ongoing: 'Choose whether it is ongoing',
  knowsEmployer: 'Choose whether they know where you work',
  'categories[]': 'Choose at least one category, or “Something else, or I am not sure”',
  concern: 'Enter what concerns you',
  certainty: 'Choose how sure you are',
  source: 'Enter how you know it',
  work: 'Enter what your work is',
  access: 'Enter what your work gives you access to',
  workConflict: 'Choose whether your work could touch this',
  lookup: 'Choose whether somebody has been looked up',
  keep: 'Choose whether your line manager may see it',
  keepReason: 'Choose why your line manager should not see it',
  keepText: 'Enter why your line manager should not see it',
}

const named: Readonly<Record<string, string>> = {
  birth: 'Date of birth',
  since: 'The date you have known them since',
}

const words: Readonly<Record<ProblemCode, (field: string) => string>> = {
  missing: (field) => missing[field] ?? 'Answer this question',
  name_missing: (field) =>
    field.startsWith('group') ? 'Enter the name of the group' : 'Enter the name as far as you know it',
  too_long: (field) =>
    `Shorten this to ${(field.endsWith('.raw') ? accountLimit : nameLimit).toLocaleString('en-GB')} characters or fewer`,
  size_wrong: () => 'Enter the number of members in figures, like 14, or leave it empty',
  in_future: (field) => `${nameOf(field)} must be today or in the past`,
  before_1900: (field) => `${nameOf(field)} must be in 1900 or later`,
  before_birth: () => 'The date you have known them since must be after their date of birth',
  accounts_missing: () => 'Enter an account, number or link, or choose that you do not know any',
  fact_missing: () =>
    'Give at least one thing to know them by: an account here, or a name or description under “Who or what”',
  reading_unchecked: () => 'Check how we read this account',
  category_closed: () => 'A category you chose is not in use now. Choose again',
  warning_unread: () => 'Tick the box to show that you have read the warning',
  route_unread: () => 'Read who reviews it',
  year_missing: (field) => `${nameOf(field)} must include a year`,
  year_two_digits: (field) => `${nameOf(field)} must have a year of four figures, like 1987`,
  year_wrong: (field) => `${nameOf(field)} must have a year of four figures, like 1987`,
  month_missing: (field) => `${nameOf(field)} must include a month if you give a day`,
  month_wrong: (field) => `${nameOf(field)} must have a month from 1 to 12, or its name`,
  day_wrong: (field) => `${nameOf(field)} must be a real date, like 9 March 1987`,
}

/** Problems in words, by field, as a form shows them. */
export function errorsFrom(problems: readonly Problem[]): FieldErrors {
  const errors: Record<string, string[]> = {}
  for (const { field, problem } of problems) errors[field] = [words[problem](field)]
  return errors
}

function nameOf(field: string): string {
  return named[field.split('.')[0] ?? ''] ?? 'The date'
}

/** Problems that stay for a later page and do not hold up this one: how accounts were read is asked on the next. */
export function holdUp(form: PartForm, problems: readonly Problem[]): readonly Problem[] {
  return isContactForm(form) ? problems.filter(({ problem }) => problem !== 'reading_unchecked') : problems
}
