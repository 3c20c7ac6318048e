import type { DeclarationRecord } from '../../lib/domain/declaration.ts'
import type { ReviewInterval } from '../../lib/domain/reviews.ts'
import categories from '../policy/categories-2025-12.json' with { type: 'json' }
import type { Step } from './story.ts'

const { reviewMonths } = categories.body.periods
const day = 24
const year = 365.25 * day

type People = {
  readonly declarant: (record: DeclarationRecord) => string
  /** The line manager who has seen it, if one has. */
  readonly manager: ((record: DeclarationRecord) => string) | null
  /** Who of professional standards decided it, if they did. */
  readonly assessor: string | null
}

/** The reviews of two years: answered ten days before the day, seen two days later, confirmed two days after that. */
export function reviewed(
  interval: ReviewInterval,
  { declarant, manager, assessor }: People,
): readonly Step[] {
  const months = reviewMonths[interval]
  const answer: Step = {
    afterHours: (months * year) / 12 - 10 * day,
    side: 'web',
    who: declarant,
    command: () => ({ type: 'answer_review', changed: false, words: '' }),
  }
  const view = (who: NonNullable<typeof manager>): Step => ({
    afterHours: 2 * day,
    side: 'web',
    who,
    command: () => ({ type: 'view_review', settle: true, words: '' }),
  })
  const decide = (who: string): Step => ({
    afterHours: 2 * day,
    side: 'standards',
    who: () => who,
    command: () => ({
      ...{ type: 'decide_review', confirmed: true, interval },
      rationale: 'Nothing has changed since, and what was set is kept to.',
    }),
  })
  const round = [answer, ...(manager ? [view(manager)] : []), ...(assessor ? [decide(assessor)] : [])]
  return Array.from({ length: Math.ceil(24 / months) }, () => round).flat()
}

/** Several threads of one story, told by the hour at which each step comes. */
export function together(...threads: readonly (readonly Step[])[]): readonly Step[] {
  const timed = threads
    .flatMap((steps) => {
      let at = 0
      return steps.map((step) => {
        at += step.afterHours
        return { step, at }
      })
    })
    .toSorted((a, b) => a.at - b.at)
  return timed.map(({ step, at }, number) => ({ ...step, afterHours: at - (timed[number - 1]?.at ?? 0) }))
}
