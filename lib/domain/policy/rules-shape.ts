import type { Route } from '../declaration.ts'
import type { CategoriesBody, HolidaysBody } from '../policy.ts'
import {
  and,
  calendarDay,
  form,
  list,
  object,
  oneOf,
  recordOf,
  snakeCase,
  twice,
  whole,
  words,
} from './shape.ts'

export const limbCodes = ['integrity', 'operations', 'reputation'] as const

export const whyCodes = [
  'associate',
  'identities',
  'groups',
  'relationship',
  'frequency',
  'since',
  'categories',
  'limbs',
  'concern',
  'source',
  'knows_employer',
  'work',
  'access',
  'lookup',
  'route',
  'withhold',
] as const

const routes = ['manager', 'manager_then_standards', 'standards'] as const satisfies readonly Route[]

const label = words(80)
const plain = words(300)
const labelled = object({ label, plain })
const warning = object({ version: form(/^[a-z0-9.-]+$/, 'a version'), text: words(600) })

const category = object(
  {
    code: snakeCase,
    label,
    plain,
    examples: list(words(200), 1),
    route: oneOf(routes),
    suspended: oneOf([true, false]),
  },
  { urgent: oneOf([true]), notice: words(400), specialCategory: oneOf([true]) },
)

const categoriesShape = object({
  categories: list(category, 1),
  limbs: list(object({ code: oneOf(limbCodes), label, plain }), 1),
  routes: object(Object.fromEntries(routes.map((route) => [route, labelled]))),
  periods: object({
    managerWorkingDays: whole(1, 60),
    assessmentWorkingDays: whole(1, 120),
    urgentWorkingDays: whole(1, 10),
    draftDays: whole(7, 365),
    appealDays: whole(7, 90),
    reviewMonths: object({ managed: whole(1, 36), underReview: whole(1, 36), restricted: whole(1, 36) }),
  }),
  warnings: object({ lookup: warning, statement: warning }),
})

/** Somebody who is not sure must always find a category to choose: `other` stays, and stays open. */
export const categoriesBody = and<CategoriesBody>(categoriesShape, ({ categories, limbs }, at) => [
  ...twice(
    categories.map(({ code }) => code),
    `${at}.categories`,
  ),
  ...twice(
    limbs.map(({ code }) => code),
    `${at}.limbs`,
  ),
  ...(categories.some(({ code, suspended }) => code === 'other' && !suspended)
    ? []
    : [`${at}.categories: other is missing or suspended`]),
])

const holidaysShape = object({
  from: calendarDay,
  until: calendarDay,
  days: list(calendarDay, 1),
  names: recordOf(words(80)),
})

export const holidaysBody = and<HolidaysBody>(holidaysShape, ({ from, until, days, names }, at) => [
  ...twice(days, `${at}.days`),
  ...days.flatMap((day, index) => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    const before = days[index - 1]
    return [
      ...(weekday === 0 || weekday === 6
        ? [`${at}.days: ${day} is at a weekend; give the substitute day`]
        : []),
      ...(before && before > day ? [`${at}.days: ${day} is out of order`] : []),
      ...(day < from || day > until ? [`${at}.days: ${day} is outside the years given`] : []),
      ...(Object.hasOwn(names, day) ? [] : [`${at}.names: ${day} has no name`]),
    ]
  }),
  ...Object.keys(names)
    .filter((day) => !(days as readonly string[]).includes(day))
    .map((day) => `${at}.names: ${day} is no holiday`),
])

export const whyBody = object({
  questions: object(
    Object.fromEntries(whyCodes.map((code) => [code, object({ why: words(400) }, { example: words(400) })])),
  ),
})
