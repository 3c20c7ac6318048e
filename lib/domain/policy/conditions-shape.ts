import type { ConditionsBody } from '../policy.ts'
import { and, list, object, snakeCase, twice, whole, words } from './shape.ts'

const template = object(
  { code: snakeCase, label: words(80), wording: words(1000) },
  { checkWeeks: whole(1, 52) },
)

const shape = object({
  periods: object({
    acknowledgeWorkingDays: whole(1, 30),
    remindDays: whole(1, 30),
    escalateDays: whole(1, 60),
    lookAgainWorkingDays: whole(1, 30),
    usualCheckWeeks: whole(1, 52),
    mostCheckWeeks: whole(1, 52),
    mostStartDays: whole(0, 365),
    mostReviewMonths: whole(1, 36),
    mostConfirmDays: whole(1, 365),
  }),
  templates: list(template, 1),
})

/** The usual interval must be one that could be set, and each template one that could be kept to. */
export const conditionsBody = and<ConditionsBody>(shape, ({ periods, templates }, at) => [
  ...twice(
    templates.map(({ code }) => code),
    `${at}.templates`,
  ),
  ...(periods.usualCheckWeeks > periods.mostCheckWeeks
    ? [`${at}.periods: usualCheckWeeks is more than mostCheckWeeks`]
    : []),
  ...templates
    .filter(({ checkWeeks }) => checkWeeks !== undefined && checkWeeks > periods.mostCheckWeeks)
    .map(({ code }) => `${at}.templates: ${code} is checked less often than mostCheckWeeks allows`),
])
