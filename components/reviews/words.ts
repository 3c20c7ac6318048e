import { type Audience, audience, type EventType } from '#lib/domain/history.ts'
import type { ReviewTab } from '#lib/queries/reviews.ts'

export const tabWords: Readonly<Record<ReviewTab, { readonly label: string; readonly none: string }>> = {
  needed: {
    label: 'Needs your decision',
    none: 'Nothing needs your decision. You get a notice and an e-mail when something comes.',
  },
  waiting: {
    label: 'Waiting for them',
    none: 'You have no question open that a declarant has still to answer.',
  },
  done: { label: 'Done', none: 'Nothing is done yet. What you have decided or passed on stands here.' },
}

/** What the manager has just recorded, in one line. */
export function recordedWords({ reference, decision }: { reference: string; decision: string }): string {
  switch (decision) {
    case 'approve':
      return `Your approval of ${reference} was recorded`
    case 'return':
      return `Your question about ${reference} was sent`
    case 'refer':
      return `${reference} was referred to professional standards`
    default:
      return `What you decided about ${reference} was recorded`
  }
}

const readers: Readonly<Record<Audience, string>> = {
  declarant: 'the declarant',
  reviewer: 'you',
  standards: 'professional standards',
}

/**
 * Who will read what a manager writes, taken from the rules of the history itself: the words are in the event, and its
 * audience is who may read it.
 */
export function whoReads(type: EventType): string {
  const who = audience[type]
  const named = (['reviewer', 'declarant', 'standards'] as const)
    .filter((each) => who.includes(each))
    .map((each) => readers[each])
  const list =
    named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : (named[0] ?? 'nobody')
  const hidden = who.includes('declarant') ? '' : ' The declarant does not.'
  return `${list}, and whoever reviews it after you.${hidden} The law may require that it is disclosed.`.replace(
    who.includes('reviewer') ? '' : ', and whoever reviews it after you',
    '',
  )
}
