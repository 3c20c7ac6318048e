import { searchKey } from '#lib/domain/identities/search-key.ts'
import { nameKey } from '#lib/domain/names.ts'
import { parseIdentity } from '#lib/identities/parse.ts'
import type { Match } from './explain.ts'

type Explained = { readonly matches: readonly Match[] }

/** Results that stand together: those in which the same person or account was found, under it; the others as they come, under nothing. */
export type Group<R extends Explained> = { readonly title: string | null; readonly results: readonly R[] }

/** By what was found first in each, in the order of the results; what is alone stays where it is. */
export function grouped<R extends Explained>(results: readonly R[]): readonly Group<R>[] {
  const keys = results.map(({ matches }) => keyOf(matches[0]))
  const groups: { title: string | null; results: R[] }[] = []
  const known = new Map<string, { results: R[] }>()
  for (const [at, result] of results.entries()) {
    const key = keys[at] ?? null
    const alone = key === null || keys.filter((each) => each === key).length === 1
    const before = key === null ? undefined : known.get(key)
    const last = groups.at(-1)
    if (before) before.results.push(result)
    else if (alone && last?.title === null) last.results.push(result)
    else {
      const group = { title: alone ? null : (result.matches[0]?.pieces.join('') ?? null), results: [result] }
      if (!alone && key !== null) known.set(key, group)
      groups.push(group)
    }
  }
  return groups
}

/** What is the same person, or the same account, however each was written; a text, a reference and a staff number are neither. */
function keyOf(match: Match | undefined): string | null {
  const text = match?.pieces.join('') ?? ''
  switch (match?.on) {
    case 'Name':
    case 'Also known as':
      return keyed('name', nameKey(text))
    case 'Account or number': {
      const identity = parseIdentity(text)
      return keyed('account', searchKey(identity?.handle ?? identity?.value ?? text))
    }
    default:
      return null
  }
}

function keyed(kind: string, key: string | null): string | null {
  return key === null ? null : `${kind} ${key}`
}
