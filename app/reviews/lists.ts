import { tabWords } from '#components/reviews/words.ts'
import { type ReviewTab, reviewTabs } from '#lib/queries/reviews.ts'

type Lists = {
  readonly current: ReviewTab | 'conditions' | 'team' | 'again' | 'handover' | 'cover'
  readonly needed?: number
}

/** The lists of a line manager, one beside the other. */
export function reviewLists({ current, needed }: Lists) {
  return [
    ...reviewTabs.map((tab) => ({
      href: tab === 'needed' ? '/reviews' : `/reviews?show=${tab}`,
      label: tabWords[tab].label,
      current: tab === current,
      ...(tab === 'needed' && needed !== undefined ? { count: needed } : {}),
    })),
    { href: '/reviews/again', label: 'Look again', current: current === 'again' },
    { href: '/reviews/conditions', label: 'Conditions I check', current: current === 'conditions' },
    { href: '/reviews/team', label: 'My team by week', current: current === 'team' },
    { href: '/reviews/handover', label: 'Handed over', current: current === 'handover' },
    { href: '/reviews/cover', label: 'Cover', current: current === 'cover' },
  ]
}
