import type { Verdict } from '#lib/links/compare.ts'
import type { Reason } from '#lib/matching/weight.ts'
import type { LinkList, LinkRow } from '#lib/queries/links.ts'

export const listWords: Readonly<Record<LinkList, { readonly label: string; readonly none: string }>> = {
  open: {
    label: 'To look at',
    none: 'No possible link waits for anybody. New ones appear by themselves after declarations are sent.',
  },
  confirmed: { label: 'Confirmed', none: 'No link has been confirmed yet.' },
  rejected: { label: 'Rejected', none: 'No link has been rejected yet.' },
}

export const stateWords: Readonly<Record<LinkList, string>> = {
  open: 'To look at',
  confirmed: 'Confirmed: one and the same',
  rejected: 'Rejected: not the same',
}

export const bandWords: Readonly<Record<LinkRow['band'], string>> = {
  alert: 'Strong',
  possible: 'Possible',
  by_hand: 'Made by hand',
}

export const recordedLink: Readonly<Record<string, string>> = {
  confirmed: 'The link was confirmed',
  rejected: 'The link was rejected',
  open: 'The decision was taken back',
  made: 'The contacts were linked',
}

const reasonWords: Readonly<Record<Reason['reason'], string>> = {
  same_identifier: 'The same account or number',
  other_platform: 'The same handle on another platform',
  look_alike: 'Accounts that look alike',
  group: 'The same group',
  name: 'Like names',
  names_disagree: 'The names differ',
  prior: 'Any two contacts, by chance',
}

/** A reason in words, with what it is about where that can be said. */
export function reasonText({ reason, value }: Reason): string {
  const words = reasonWords[reason] ?? 'Something else'
  return value ? `${words}: ${value}` : words
}

/** The reasons that speak for a link, strongest first; what speaks against it is for whoever looks closer. */
export function speaksFor(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.filter(({ bits, reason }) => bits > 0 && reason !== 'prior')
}

export const verdictWords: Readonly<
  Record<Verdict, { readonly words: string; readonly tone: 'ok' | 'info' | 'warn' | 'neutral' }>
> = {
  agrees: { words: 'Agrees', tone: 'ok' },
  alike: { words: 'Alike', tone: 'info' },
  differs: { words: 'Differs', tone: 'warn' },
  one_side: { words: 'Only one says', tone: 'neutral' },
  unsaid: { words: 'Neither says', tone: 'neutral' },
}
