import { type Answer, firstCheckOn } from './conditions.ts'
import type { Day } from './days.ts'
import type { DeclarationRecord, Status } from './declaration.ts'
import type { HistoryEvent } from './history.ts'

/** What the history alone says of a record: where it stands, and what is in force. Who checks it is told inside, by other events. */
export type Folded = {
  readonly status: Status
  readonly conditions: Readonly<Record<string, FoldedCondition>>
}

type FoldedCondition = {
  readonly associationId: string
  readonly wording: string
  readonly wordingVersion: number
  readonly checkOn: Day
  readonly answer: Answer | null
}

/** The same of the record as it stands. */
export function standsAs({ status, conditions }: DeclarationRecord): Folded {
  const rows = conditions.map(({ id, associationId, wording, wordingVersion, checkOn, answer }) => [
    id,
    { associationId, wording, wordingVersion, checkOn, answer },
  ])
  return { status, conditions: Object.fromEntries(rows) }
}

/** The next event on top of those before it. */
export function fold(before: Folded, event: HistoryEvent): Folded {
  const changed = (id: string, patch: Partial<FoldedCondition>): Folded => {
    const condition = before.conditions[id]
    if (!condition) throw new Error(`an event on ${id}, which is not in force`)
    return { ...before, conditions: { ...before.conditions, [id]: { ...condition, ...patch } } }
  }
  switch (event.type) {
    case 'moved':
      return { ...before, status: event.payload.to }
    case 'decided': {
      const { to, conditions = [] } = event.payload
      const rows = conditions.map(({ id, associationId, wording, ...days }) => {
        const checkOn = firstCheckOn({ ...days, associationId, wording, template: null, ownerId: '' })
        return [id, { associationId, wording, wordingVersion: 1, checkOn, answer: null }]
      })
      return { status: to, conditions: Object.fromEntries(rows) }
    }
    case 'acknowledged':
      return changed(event.payload.condition, { answer: event.payload.agreed ? 'agreed' : 'refused' })
    case 'checked':
      return changed(event.payload.condition, { checkOn: event.payload.next as Day })
    case 'condition_reworded': {
      const { condition, wording, wordingVersion } = event.payload
      return changed(condition, { wording, wordingVersion, answer: null })
    }
    case 'end_answered': {
      const { association, conditionsEnded } = event.payload
      const left = Object.entries(before.conditions).filter(
        ([, each]) => !conditionsEnded || each.associationId !== association,
      )
      return { ...before, conditions: Object.fromEntries(left) }
    }
    default:
      return before
  }
}
