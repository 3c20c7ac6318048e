import type { Command } from './commands.ts'
import type { ActiveCondition } from './conditions.ts'
import type { Move, Verdict } from './decide.ts'
import type { HeldBy } from './declaration.ts'
import type { HistoryEvent } from './history.ts'
import type { OpenRecord } from './open-record.ts'

/** Why work passes on: a line manager changed, whoever held it has left, or the declarant has. */
export type HandoverReason = 'moved' | 'left' | 'declarant_left'

/** Who could take over, as the directory and the record say: both were judged to be here and to have nothing to do with it. */
export type Heirs = {
  readonly managerId: string | null
  readonly standardsId: string | null
  /** A line manager's own measures, with who looks at them again. */
  readonly measures: readonly { readonly id: string; readonly ownerId: string | null }[]
}

/** A condition, or a measure, with whoever checks it from now on; null is professional standards, of whom nobody is told in person. */
export type HandedOn = { readonly id: string; readonly ownerId: string | null; readonly ownerAs: HeldBy }

type HandOver = Command & { type: 'hand_over' }

/**
 * What somebody held passes on at once, and nothing closes by itself. An open review goes to the line manager of today, if the law lets them
 * review it; what a line manager watches goes there too. Where there is none, and on a restricted record, professional standards take over.
 * A manager who is not above the declarant any more loses sight also of what is settled.
 */
export function judgeHandover(record: OpenRecord, command: HandOver): Verdict {
  const { before, context, from } = record
  const { because } = command
  const heirs = context.heirs ?? { managerId: null, standardsId: null, measures: [] }
  const manager = before.case?.restricted || because === 'declarant_left' ? null : heirs.managerId
  const gave = (id: string | null) => id !== null && command.holders.includes(id)

  const move = moveOf(record, command, manager, gave(before.reviewerId))
  const conditions = before.conditions
    .filter((each) => mustPass(each, because, gave(each.ownerId)))
    .map(
      ({ id, ownerAs }): HandedOn =>
        ownerAs === 'manager' && manager !== null
          ? { id, ownerId: manager, ownerAs }
          : { id, ownerId: heirs.standardsId, ownerAs: 'standards' },
    )
  if (conditions.some((each) => each.ownerId === null)) return { refused: 'condition_owner' }
  const measures = heirs.measures
    .filter((each) => gave(each.ownerId))
    .map(
      ({ id }): HandedOn => ({ id, ownerId: manager, ownerAs: manager === null ? 'standards' : 'manager' }),
    )
  const handedOn = [...conditions, ...measures]
  const unassigned =
    because === 'left' && before.case?.stage !== 'closed' && gave(before.case?.assessorId ?? null)

  const to = move?.status ?? from
  const events: HistoryEvent[] = []
  if (because === 'declarant_left')
    events.push({ ...record.inside, type: 'declarant_left', payload: { from, to } })
  if (move !== null && move.reviewerId !== before.reviewerId)
    events.push({
      ...{ ...record.open, type: 'review_handed_on' },
      payload: { from, to, because, reviewer: move.reviewerId },
    })
  if (to !== from) events.push(record.moved(to))
  for (const heir of new Set(handedOn.map((each) => each.ownerId)))
    events.push({
      ...{ ...record.open, type: 'conditions_handed_on' },
      payload: {
        conditions: handedOn.filter((each) => each.ownerId === heir).map(({ id }) => id),
        to: heir,
        because,
      },
    })
  if (unassigned)
    events.push({
      ...record.inside,
      type: 'assigned',
      payload: { from: before.case?.assessorId ?? null, to: null },
    })
  if (events.length === 0) return { refused: 'not_open' }
  const inside = to !== from || unassigned || handedOn.some((each) => each.ownerAs === 'standards')
  return record.change({
    move,
    events,
    handedOn,
    unassigned,
    tellStandards: inside ? 'handed_to_standards' : null,
  })
}

function moveOf(
  record: OpenRecord,
  { because }: HandOver,
  manager: string | null,
  gave: boolean,
): Move | null {
  const { before, from } = record
  const open = from === 'with_manager' || from === 'returned_by_manager'
  const stays = { dueOn: before.dueOn, settled: before.settled, caseDueOn: null }
  if (because === 'declarant_left') {
    // Nobody answers any more, and whatever is watched has lost whom it watches: both are for professional standards to decide.
    if (open) return record.move('with_standards', { reviewerId: null })
    const waits = from === 'question_from_standards' || (from === 'decided' && before.conditions.length > 0)
    return waits ? record.move('with_standards') : null
  }
  if (!gave) return null
  if (!open) return because === 'moved' ? record.move(from, { ...stays, reviewerId: null }) : null
  if (manager === null) return record.move('with_standards', { reviewerId: null })
  const dueOn = from === 'with_manager' ? record.managerDueOn : before.dueOn
  return record.move(from, { ...stays, reviewerId: manager, dueOn })
}

/** Who checks as one of professional standards does so wherever they work; a line manager only as long as they are one. */
function mustPass({ ownerAs }: ActiveCondition, because: HandoverReason, gave: boolean): boolean {
  if (because === 'declarant_left') return ownerAs === 'manager'
  return gave && (because === 'left' || ownerAs === 'manager')
}
