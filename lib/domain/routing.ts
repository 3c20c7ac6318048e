import type { Actor, Route } from './declaration.ts'
import { nameKey } from './names.ts'

const protection: Readonly<Record<Route, number>> = { manager: 0, manager_then_standards: 1, standards: 2 }

/**
 * The route of several categories together: the most protective wins.
 * @param categories chosen codes with their routes, from the policy in force; an unknown code counts as the most protective
 */
export function routeOf(
  chosen: readonly string[],
  categories: readonly { readonly code: string; readonly route: Route }[],
): Route {
  const routes = chosen.map(
    (code) => categories.find((category) => category.code === code)?.route ?? 'standards',
  )
  return routes.reduce((most, route) => (protection[route] > protection[most] ? route : most), 'manager')
}

export type Manager = {
  readonly id: string
  readonly fullName: string
  readonly lineManagerId: string | null
  readonly active: boolean
}

/**
 * The line manager who reviews first, or null for professional standards: where there is no manager, where the managers go in
 * a circle, where the manager has left, or where the manager bears the name of a declared contact.
 * @param chain the managers above the declarant, nearest first
 * @param names every name and alias declared
 */
export function firstReviewer(
  declarantId: string,
  chain: readonly Manager[],
  names: readonly string[],
): string | null {
  const [nearest] = chain
  if (!nearest?.active || nearest.id === declarantId) return null
  if (chain.some((manager) => manager.lineManagerId === declarantId)) return null
  return bearsName(nearest.fullName, names) ? null : nearest.id
}

/** Whether somebody bears one of these names, in any order and spelling that folds to the same. */
export function bearsName(fullName: string, names: readonly string[]): boolean {
  const key = nameKey(fullName)
  return key !== null && names.some((name) => nameKey(name) === key)
}

/**
 * Who takes over when a manager steps aside or lets their time run out: the next one up, if that is neither the declarant, nor gone, nor
 * bears the name of a declared contact; else null.
 * @param names every name and alias declared
 */
export function nextReviewer(
  declarantId: string,
  current: Manager,
  next: Manager | null,
  names: readonly string[],
): string | null {
  if (!next?.active || next.id === declarantId || next.id === current.id || next.lineManagerId === current.id)
    return null
  return bearsName(next.fullName, names) ? null : next.id
}

/** Records about professional standards, senior officers and the portal's own staff exist for named decision makers only. */
export function isRestricted(declarant: Pick<Actor, 'unitKind' | 'senior' | 'roles'>): boolean {
  return declarant.unitKind === 'standards' || declarant.senior || declarant.roles.length > 0
}
