import type { PolicyPeriods, ReviewsBody } from './policy.ts'

export const reviewMonths: PolicyPeriods['reviewMonths'] = { managed: 12, underReview: 6, restricted: 3 }

export const reviewPolicy: ReviewsBody = {
  changes: [
    { code: 'charged', label: 'They were charged', urgent: true },
    { code: 'contact_more', label: 'There is more contact', urgent: false },
    { code: 'other', label: 'Something else', urgent: false },
  ],
  periods: { offerDays: 28, lookWorkingDays: 10 },
}
