import type { Day } from './days.ts'
import { type Place, places } from './declaration.ts'
import {
  certainties,
  contactKinds,
  frequencies,
  groupRoles,
  lookupAnswers,
  ongoings,
  relationships,
  yesNoNotKnown,
  yesNoNotSure,
} from './declared.ts'
import { type Draft, listOf, type PartForm, type PartValues, partOf, rowNumbers, textOf } from './draft.ts'
import { accountRows, birthOf, boxes, dateIn, namesOf, toldIn } from './draft-answers.ts'
import type { Category } from './policy.ts'
import { type DatePartsProblem, isAfter, parseDateParts } from './vague-day.ts'
import { couldBeKept, type Sight } from './who-sees.ts'

export const keepReasons = ['is_contact', 'related', 'in_group', 'otherwise'] as const
export type KeepReason = (typeof keepReasons)[number]

export const nameLimit = 200
export const accountLimit = 2000

/** What stands between a part and being complete. The words for it are in `lib/forms/declare/problem-words.ts`. */
export type ProblemCode =
  | 'missing'
  | 'name_missing'
  | 'too_long'
  | 'size_wrong'
  | 'in_future'
  | 'before_1900'
  | 'before_birth'
  | 'accounts_missing'
  | 'fact_missing'
  | 'reading_unchecked'
  | 'category_closed'
  | 'warning_unread'
  | 'route_unread'
  | Exclude<DatePartsProblem, 'empty'>
export type Problem = { readonly field: string; readonly problem: ProblemCode }

/** What the answers are judged by. */
export type DraftRules = {
  readonly today: Day
  readonly categories: readonly Pick<Category, 'code' | 'suspended'>[]
  readonly lookupVersion: string
  readonly sight: Sight
}

/** What is missing or wrong in one part, in the order of its form; nothing for one that is complete. */
export function problemsOf(
  draft: Draft,
  form: PartForm,
  contact: number | null,
  rules: DraftRules,
): readonly Problem[] {
  const { values, version } = partOf(draft, form, contact)
  switch (form) {
    case 'who':
      return whoProblems(values, rules.today)
    case 'accounts':
      return accountProblems(values, partOf(draft, 'who', contact).values)
    case 'how':
      return howProblems(values, birthOf(partOf(draft, 'who', contact).values), rules.today)
    case 'why':
      return whyProblems(values, rules)
    case 'work':
      return workProblems(values, rules)
    case 'reviewer':
      return version === 0
        ? [{ field: 'form', problem: 'route_unread' }]
        : reviewerProblems(values, couldBeKept(rules.sight, toldIn(draft)))
  }
}

function whoProblems(values: PartValues, today: Day): readonly Problem[] {
  const kind = textOf(values, 'kind')
  const aliases = rowNumbers(values, 'aka').flatMap((row) => tooLong(values, `aka.${row}`, nameLimit))
  if (kind === 'person')
    return [
      ...nameProblems(values, 'person'),
      ...oneOf(values, 'birthKnown', ['known', 'not_known']),
      ...(textOf(values, 'birthKnown') === 'known' ? dateProblems(values, 'birth', today) : []),
      ...aliases,
    ]
  if (kind === 'group')
    return [
      ...nameProblems(values, 'group'),
      ...oneOf(values, 'group.role', groupRoles),
      ...(/^(?:[1-9]\d{0,6})?$/.test(textOf(values, 'group.size').replace(/[\s,]/g, ''))
        ? []
        : [{ field: 'group.size', problem: 'size_wrong' } as const]),
      ...(['outsiders', 'staff', 'operational'] as const).flatMap((name) =>
        oneOf(values, `group.${name}`, yesNoNotKnown),
      ),
      ...aliases,
    ]
  return [...oneOf(values, 'kind', contactKinds), ...aliases]
}

function nameProblems(values: PartValues, kind: 'person' | 'group'): readonly Problem[] {
  const known = textOf(values, `${kind}.nameKnown`)
  if (known !== 'known') return oneOf(values, `${kind}.nameKnown`, ['known', 'not_known'])
  if (textOf(values, `${kind}.name`) === '') return [{ field: `${kind}.name`, problem: 'name_missing' }]
  return tooLong(values, `${kind}.name`, nameLimit)
}

function accountProblems(values: PartValues, who: PartValues): readonly Problem[] {
  const known = textOf(values, 'accountsKnown')
  const rows = accountRows(values)
  if (known === 'not_known')
    return namesOf(who).length > 0 || textOf(who, 'description') !== ''
      ? []
      : [{ field: 'accountsKnown', problem: 'fact_missing' }]
  if (known !== 'known') return [{ field: 'accountsKnown', problem: 'missing' }]
  if (rows.length === 0) return [{ field: 'accounts.0.raw', problem: 'accounts_missing' }]
  return rows.flatMap(({ row, right }) => [
    ...tooLong(values, `accounts.${row}.raw`, accountLimit),
    ...tooLong(values, `accounts.${row}.platform`, nameLimit),
    ...(right ? [] : [{ field: `accounts.${row}.right`, problem: 'reading_unchecked' } as const]),
  ])
}

function howProblems(values: PartValues, birth: string | null, today: Day): readonly Problem[] {
  const since = textOf(values, 'sinceKnown') === 'known' ? dateProblems(values, 'since', today) : []
  const begun =
    since.length === 0 && textOf(values, 'sinceKnown') === 'known' ? dateIn(values, 'since') : null
  return [
    ...oneOf(values, 'relationship', relationships),
    ...written(values, 'howKnown'),
    ...oneOf(values, 'frequency', frequencies),
    ...oneOf(values, 'sinceKnown', ['known', 'not_known']),
    ...since,
    ...(begun && birth && isBefore(begun, birth)
      ? [{ field: 'since', problem: 'before_birth' } as const]
      : []),
    ...oneOf(values, 'ongoing', ongoings),
    ...oneOf(values, 'knowsEmployer', yesNoNotKnown),
  ]
}

function whyProblems(values: PartValues, { categories }: DraftRules): readonly Problem[] {
  const chosen = listOf(values, 'categories[]')
  const open = (code: string) => categories.some((each) => each.code === code && !each.suspended)
  return [
    ...(chosen.length === 0 ? [{ field: 'categories[]', problem: 'missing' } as const] : []),
    ...(chosen.every(open) ? [] : [{ field: 'categories[]', problem: 'category_closed' } as const]),
    ...written(values, 'concern'),
    ...oneOf(values, 'certainty', certainties),
    ...written(values, 'source'),
  ]
}

function workProblems(values: PartValues, { lookupVersion }: DraftRules): readonly Problem[] {
  return [
    ...written(values, 'work'),
    ...written(values, 'access'),
    ...oneOf(values, 'workConflict', yesNoNotSure),
    ...(listOf(values, 'warning[]').includes(lookupVersion)
      ? []
      : [{ field: 'warning[]', problem: 'warning_unread' } as const]),
    ...oneOf(values, 'lookup', lookupAnswers),
  ]
}

function reviewerProblems(values: PartValues, asked: boolean): readonly Problem[] {
  if (!asked) return []
  const keep = textOf(values, 'keep')
  if (keep !== 'yes') return oneOf(values, 'keep', ['yes', 'no'])
  if (textOf(values, 'keepReason') !== 'otherwise') return oneOf(values, 'keepReason', keepReasons)
  return written(values, 'keepText')
}

function dateProblems(values: PartValues, name: string, today: Day): readonly Problem[] {
  const read = parseDateParts(boxes(values, name))
  if ('date' in read) {
    if (isAfter(read.date, today)) return [{ field: name, problem: 'in_future' }]
    return read.date < '1900' ? [{ field: name, problem: 'before_1900' }] : []
  }
  if (read.problem === 'empty') return [{ field: name, problem: 'missing' }]
  return [{ field: `${name}.${read.problem.split('_')[0]}`, problem: read.problem }]
}

function isBefore(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  return a.slice(0, length) < b.slice(0, length)
}

function oneOf(values: PartValues, field: string, allowed: readonly string[]): readonly Problem[] {
  return allowed.includes(textOf(values, field)) ? [] : [{ field, problem: 'missing' }]
}

function written(values: PartValues, field: string): readonly Problem[] {
  return textOf(values, field) === '' ? [{ field, problem: 'missing' }] : []
}

function tooLong(values: PartValues, field: string, most: number): readonly Problem[] {
  return textOf(values, field).length > most ? [{ field, problem: 'too_long' }] : []
}

export type SectionState = 'not_started' | 'started' | 'completed'

/** How far each section is. `contacts`, `accounts` and `how` are complete when they are for every contact. */
export function sectionStates(draft: Draft, rules: DraftRules): Readonly<Record<Place, SectionState>> {
  const states = places.map((place) => [place, stateOf(draft, place, rules)] as const)
  return Object.fromEntries(states) as Record<Place, SectionState>
}

function stateOf(draft: Draft, place: Place, rules: DraftRules): SectionState {
  const forms = formsOf(draft, place)
  const complete = ({ form, contact }: FormAt) => problemsOf(draft, form, contact, rules).length === 0
  if (forms.length > 0 && forms.every(complete)) return 'completed'
  return forms.some(({ form, contact }) => partOf(draft, form, contact).version > 0)
    ? 'started'
    : 'not_started'
}

export type FormAt = { readonly form: PartForm; readonly contact: number | null }

/** The forms that make up a section. */
export function formsOf(draft: Draft, place: Place): readonly FormAt[] {
  if (place === 'why' || place === 'work' || place === 'reviewer') return [{ form: place, contact: null }]
  const form = place === 'contacts' ? 'who' : place
  return draft.contacts.map(({ id }) => ({ form, contact: id }))
}

export function isComplete(draft: Draft, rules: DraftRules): boolean {
  return Object.values(sectionStates(draft, rules)).every((state) => state === 'completed')
}
