import type { Actor, DeclarationRecord } from './declaration.ts'

/**
 * A relation of a person to one declaration. Permission hangs on this, never on a role alone. Whoever checks a condition is its
 * overseer, which shows them that condition and nothing else.
 */
export type Standing = 'declarant' | 'reviewer' | 'overseer' | 'assessor' | 'decision_maker' | 'clock'

/** The portal itself, acting because a day has passed. No person, no session and no form is ever this. */
export const theClock = 'the clock'

type Related = Pick<DeclarationRecord, 'declarantId' | 'reviewerId' | 'case' | 'conditions'>

/**
 * The standings of an actor on a declaration; none means that to them it does not exist.
 * Nobody of professional standards has a standing on their own declaration but that of declarant, and on a restricted one
 * only the decision makers named on it have any.
 */
export function standingsOf(actor: Pick<Actor, 'id' | 'roles'>, declaration: Related): readonly Standing[] {
  if (actor.id === theClock) return ['clock']
  if (actor.id === declaration.declarantId) return ['declarant']
  const standings: Standing[] = actor.id === declaration.reviewerId ? ['reviewer'] : []
  const oversees = declaration.conditions.some((condition) => condition.ownerId === actor.id)
  const standardsCase = declaration.case
  if (standardsCase?.restricted && !standardsCase.decisionMakerIds.includes(actor.id)) return standings
  if (oversees) standings.push('overseer')
  if (!standardsCase) return standings
  if (actor.roles.includes('assessor')) standings.push('assessor')
  if (actor.roles.includes('decisionMaker')) standings.push('decision_maker')
  return standings
}
