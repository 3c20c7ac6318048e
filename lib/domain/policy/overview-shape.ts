import type { OverviewBody } from '../policy.ts'
import { and, list, object, whole } from './shape.ts'

export const overviewBody = and<OverviewBody>(
  object({ ageDays: list(whole(1, 3650), 1) }),
  ({ ageDays }, at) =>
    ageDays.some((days, index) => days <= (ageDays[index - 1] ?? 0))
      ? [`${at}.ageDays must each be more than the one before`]
      : [],
)
