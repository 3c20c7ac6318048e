import type { CaseStage, DeclarationRecord } from '#lib/domain/declaration.ts'
import type { HandoverReason, Heirs } from '#lib/domain/judge-handover.ts'
import { firstReviewer, type Manager, nextReviewer } from '#lib/domain/routing.ts'
import type { PersonChange } from './changes.ts'

/** A record that a change of the directory touches, as the database tells it (`directory_held`). */
export type Held = Pick<
  DeclarationRecord,
  | 'id'
  | 'reference'
  | 'declarantId'
  | 'status'
  | 'version'
  | 'route'
  | 'urgent'
  | 'reviewerId'
  | 'dueOn'
  | 'settled'
> & {
  readonly kept: boolean
  readonly steppedAside: readonly string[]
  /** Who of professional standards it is for, besides those who leave. */
  readonly standards: readonly string[]
  readonly stage: CaseStage
  readonly caseVersion: number
  readonly restricted: boolean
  readonly decisionMakerIds: readonly string[]
  readonly assessorId: string | null
  readonly names: readonly string[]
  readonly conditions: readonly {
    readonly id: string
    readonly ownerId: string
    readonly ownerAs: 'manager' | 'standards'
  }[]
  readonly measures: Heirs['measures']
}

/** Everybody, as the directory stands when the feed is through. */
export type Line = ReadonlyMap<string, Manager>

export type Leaving = { readonly because: HandoverReason; readonly holders: readonly string[] }

/** Out of whose hands a record passes with this change, and why; null where it stays as it is. */
export function leavingHands(held: Held, { before, after }: PersonChange, line: Line): Leaving | null {
  if (before === null) return null
  const own = held.declarantId === after.id
  if (before.active && !after.active)
    return own ? { because: 'declarant_left', holders: [] } : { because: 'left', holders: [after.id] }
  if (!own || before.managerId === after.managerId) return null
  // Whoever held it as a manager, and is neither the new one nor above them.
  const above = new Set(chainFrom(after.managerId, line).map((manager) => manager.id))
  const managers = [
    held.reviewerId,
    ...held.conditions.filter((each) => each.ownerAs === 'manager').map((each) => each.ownerId),
    ...held.measures.map((each) => each.ownerId),
  ]
  const holders = [...new Set(managers)].filter(
    (id): id is string =>
      id !== null && id !== after.managerId && (id === before.managerId || !above.has(id)),
  )
  return holders.length > 0 ? { because: 'moved', holders } : null
}

/** Who takes over: the declarant's line manager of today, or the one above who has left, if the law lets them; else professional standards. */
export function heirsOf(held: Held, { because, holders }: Leaving, line: Line): Heirs {
  const gone = because === 'left' ? (holders[0] ?? null) : null
  const candidate = held.kept || held.restricted ? null : managerFor(held, gone, line)
  return {
    managerId: candidate !== null && held.steppedAside.includes(candidate) ? null : candidate,
    standardsId: held.standards[0] ?? null,
    measures: held.measures,
  }
}

function managerFor(held: Held, goneId: string | null, line: Line): string | null {
  const own = line.get(held.declarantId)?.lineManagerId ?? null
  if (own !== goneId) return firstReviewer(held.declarantId, chainFrom(own, line), held.names)
  const current = goneId === null ? undefined : line.get(goneId)
  const next = current?.lineManagerId ? line.get(current.lineManagerId) : undefined
  return current ? nextReviewer(held.declarantId, current, next ?? null, held.names) : null
}

/** The managers above, nearest first; eight steps are enough to meet any circle in a directory. */
function chainFrom(managerId: string | null, line: Line): readonly Manager[] {
  const chain: Manager[] = []
  for (let at = managerId; at !== null && chain.length < 8; ) {
    const manager = line.get(at)
    if (!manager) break
    chain.push(manager)
    at = manager.lineManagerId
  }
  return chain
}
