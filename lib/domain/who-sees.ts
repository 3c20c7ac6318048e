import type { Actor, Route } from './declaration.ts'
import { firstReviewer, isRestricted, type Manager, routeOf } from './routing.ts'

/** What the force knows beforehand of who would read a declaration of this person. */
export type Sight = {
  readonly declarant: Pick<Actor, 'id' | 'unitKind' | 'senior' | 'roles'>
  /** The managers above the declarant, nearest first. */
  readonly chain: readonly Manager[]
  readonly categories: readonly { readonly code: string; readonly route: Route }[]
}

/** What the declarant has said so far that decides it. */
export type Told = {
  readonly categories: readonly string[]
  /** Every name and alias declared. */
  readonly names: readonly string[]
  readonly keepFromManager: boolean
}

/**
 * Who would read a declaration if it were sent now. `withoutManager` says why no line manager would: the record is one for
 * named decision makers, the categories go straight to professional standards, the declarant asked for it, or there is no
 * line manager who could review it.
 */
export type Readers = {
  readonly route: Route
  readonly manager: Manager | null
  readonly withoutManager: 'restricted' | 'route' | 'kept' | 'nobody' | null
  readonly standards: 'everyone' | 'named'
  /** A category is chosen: until then the route may still change. */
  readonly settled: boolean
}

/** The readers, by the same rules that send a declaration and let people open it. */
export function readersOf(sight: Sight, told: Told): Readers {
  const restricted = isRestricted(sight.declarant)
  const route = restricted ? 'standards' : routeOf(told.categories, sight.categories)
  const standards = restricted ? 'named' : 'everyone'
  const settled = told.categories.length > 0
  const without = restricted
    ? 'restricted'
    : route === 'standards'
      ? 'route'
      : told.keepFromManager
        ? 'kept'
        : null
  if (without) return { route, manager: null, withoutManager: without, standards, settled }
  const id = firstReviewer(sight.declarant.id, sight.chain, told.names)
  const manager = sight.chain.find((each) => each.id === id) ?? null
  return { route, manager, withoutManager: manager ? null : 'nobody', standards, settled }
}

/** Whether there is a line manager from whom it could be kept. */
export function couldBeKept(sight: Sight, told: Omit<Told, 'keepFromManager'>): boolean {
  return readersOf(sight, { ...told, keepFromManager: false }).manager !== null
}

/** `lookup` is the answer about looking somebody up, and `reason` the reason to keep it from the manager. */
export type Seen = 'content' | 'lookup' | 'reason'

/** "Who can see this", in a sentence that follows "Who can see this:". */
export function whoSees(readers: Readers, seen: Seen = 'content'): string {
  const standards =
    readers.standards === 'named'
      ? 'the decision makers named for such records in professional standards'
      : 'professional standards'
  if (seen === 'lookup')
    return readers.standards === 'named'
      ? `you and ${standards}. Nobody else, and not your line manager.`
      : 'you and decision makers in professional standards. Not your line manager.'
  const before = 'Nobody but you until you send it. Then '
  if (seen === 'reason') return `${before}${standards}, not your line manager.`
  if (!readers.manager) return `${before}${standards}. ${withoutManagerWords(readers)}`
  const first = `your line manager ${readers.manager.fullName} and ${standards}.`
  const later = 'If your line manager should not decide it, the next manager above may be asked.'
  return readers.settled
    ? `${before}${first} ${later}`
    : `${before}${first} Some categories go to professional standards alone, and you can ask that your line manager not see it.`
}

function withoutManagerWords({ withoutManager }: Readers): string {
  switch (withoutManager) {
    case 'restricted':
      return 'To everyone else it does not exist, your line manager included.'
    case 'route':
      return 'The categories you chose go straight there: your line manager is not shown it.'
    case 'kept':
      return 'You asked that your line manager not see it.'
    default:
      return 'No line manager can review it, so it goes straight there.'
  }
}
