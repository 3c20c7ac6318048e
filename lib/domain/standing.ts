import type { Actor, DeclarationRecord } from './declaration.ts'

/**
 * A relation of a person to one declaration. Permission hangs on this, never on a role alone. Whoever checks a condition is its
 * overseer, which shows them that condition and nothing else. Cover stands in for a line manager who is away, in what waits with them.
 */
export type Standing =
  | 'declarant'
  | 'reviewer'
  | 'overseer'
  | 'assessor'
  | 'decision_maker'
  | 'cover'
  | 'clock'
  | 'directory'

/** The portal itself, acting because a day has passed. No person, no session and no form is ever this. */
export const theClock = 'the clock'

/** The portal itself, acting because the directory has changed. Nobody is ever this either. */
export const theDirectory = 'the directory'

/** Who acts, and the line managers for whom they stand in today: whom they may on this record, the database has judged. */
export type Acting = Pick<Actor, 'id' | 'roles'> & { readonly covers?: readonly string[] }

type Related = Pick<DeclarationRecord, 'declarantId' | 'reviewerId' | 'case' | 'conditions'>

/**
 * The standings of an actor on a declaration; none means that to them it does not exist.
 * Nobody of professional standards has a standing on their own declaration but that of declarant, and on a restricted one
 * only the decision makers named on it have any.
 */
export function standingsOf(actor: Acting, declaration: Related): readonly Standing[] {
  if (actor.id === theClock) return ['clock']
  if (actor.id === theDirectory) return ['directory']
  if (actor.id === declaration.declarantId) return ['declarant']
  const standings: Standing[] = actor.id === declaration.reviewerId ? ['reviewer'] : []
  const covers = (id: string | null) => id !== null && (actor.covers ?? []).includes(id)
  if (covers(declaration.reviewerId) && !declaration.case?.restricted) standings.push('cover')
  const oversees = declaration.conditions.some(({ ownerId }) => ownerId === actor.id || covers(ownerId))
  const standardsCase = declaration.case
  if (standardsCase?.restricted && !standardsCase.decisionMakerIds.includes(actor.id)) return standings
  if (oversees) standings.push('overseer')
  if (!standardsCase) return standings
  if (actor.roles.includes('assessor')) standings.push('assessor')
  if (actor.roles.includes('decisionMaker')) standings.push('decision_maker')
  return standings
}
