import type { ReviewsBody } from '../policy.ts'
import { and, list, object, oneOf, snakeCase, twice, whole, words } from './shape.ts'

const shape = object({
  changes: list(object({ code: snakeCase, label: words(120), urgent: oneOf([true, false]) }), 1),
  periods: object({ offerDays: whole(1, 90), lookWorkingDays: whole(1, 60) }),
})

/** Somebody whose change fits no kind must always find one to choose: `other` stays. */
export const reviewsBody = and<ReviewsBody>(shape, ({ changes }, at) => [
  ...twice(
    changes.map(({ code }) => code),
    `${at}.changes`,
  ),
  ...(changes.some(({ code }) => code === 'other') ? [] : [`${at}.changes: there is no kind "other"`]),
])
