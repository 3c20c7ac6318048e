import type { Command } from './commands.ts'
import { addWorkingDays, type Day, toDay } from './days.ts'
import type { Change, Context, Move, Verdict } from './decide.ts'
import type { DeclarationRecord, HeldBy, Status } from './declaration.ts'
import type { Audience, HistoryEvent } from './history.ts'
import type { Rule } from './lifecycle.ts'
import type { ConditionPeriods, ReviewsBody } from './policy.ts'
import type { Standing } from './standing.ts'

/** A record on the table with a command that may be given: what the judges write their verdicts with. */
export type OpenRecord = {
  readonly before: DeclarationRecord
  readonly context: Context
  /** Where it stands, and where the rule leads when nothing else decides that. */
  readonly from: Status
  readonly next: Status
  /** Whose hands it is in: what is added now is for their eyes. */
  readonly heldBy: HeldBy
  /** By when a manager, or the declarant asked by one, should act. */
  readonly managerDueOn: Day
  readonly today: Day
  /** By when something that cannot wait should be looked at. */
  readonly urgentDueOn: Day
  /** The policy's periods for conditions. @throws where a command that needs them was given none: a fault, not a refusal */
  readonly periods: () => ConditionPeriods
  /** The policy of changes and reviews. @throws as above */
  readonly reviews: () => ReviewsBody
  /** By when whoever has it looks at what was reported. */
  readonly lookBy: () => Day
  /** For whom it is done, where somebody stands in; it stands in the event. */
  readonly onBehalfOf: { readonly onBehalfOf?: string }
  /** The chains of the record: what the parties do, and what professional standards do. */
  readonly open: { readonly kind: 'declaration'; readonly object: string }
  readonly inside: { readonly kind: 'case'; readonly object: string }
  readonly change: (patch: Partial<Change>) => Verdict
  readonly move: (status: Status, patch?: Partial<Move>) => Move
  /** The event that tells every party, and no more than, where it now stands. */
  readonly moved: (to: Status, measures?: readonly string[]) => HistoryEvent
}

/** Who reads what the declarant adds: a line manager only while it is in a line manager's hands. */
export function readersOf(heldBy: HeldBy): readonly Audience[] {
  return heldBy === 'manager' ? ['declarant', 'reviewer', 'standards'] : ['declarant', 'standards']
}

export function openRecord(
  before: DeclarationRecord,
  command: Command,
  { rule, as }: { readonly rule: Rule; readonly as: Standing },
  context: Context,
): OpenRecord {
  const today = toDay(context.now)
  const due = (days: number) =>
    addWorkingDays(today, before.urgent ? context.periods.urgentWorkingDays : days, context.holidays)
  const from = before.status
  const heldBy: HeldBy = from.endsWith('manager') ? 'manager' : 'standards'
  const open = { kind: 'declaration', object: before.id } as const
  const untouched = {
    move: null,
    stage: null,
    heldBy,
    events: [],
    notices: [],
    tellStandards: null,
    effective: false,
    conditions: [],
    nextCheckOn: null,
    breachDueOn: null,
    changeDueOn: null,
    lookBy: null,
    acknowledgeBy: null,
    endedConditions: [],
    outcomes: [],
    nextReviewOn: null,
    appealDueOn: null,
    handedOn: [],
    unassigned: false,
  }
  const reviews = () => {
    if (!context.reviews) throw new Error('a command on changes or reviews without their policy')
    return context.reviews
  }
  return {
    before,
    context,
    from,
    next: rule.next === 'same' || rule.next === 'settles' ? from : rule.next,
    heldBy,
    managerDueOn: due(context.periods.managerWorkingDays),
    today,
    periods: () => {
      if (!context.conditionPeriods) throw new Error('a command on conditions without their periods')
      return context.conditionPeriods
    },
    reviews,
    lookBy: () => addWorkingDays(today, reviews().periods.lookWorkingDays, context.holidays),
    urgentDueOn: addWorkingDays(today, context.periods.urgentWorkingDays, context.holidays),
    onBehalfOf: as === 'cover' && before.reviewerId !== null ? { onBehalfOf: before.reviewerId } : {},
    open,
    inside: { kind: 'case', object: before.id },
    change: (patch) => ({ change: { command, id: context.newId(), ...untouched, ...patch } }),
    move: (status, patch = {}) => ({
      status,
      reviewerId: before.reviewerId,
      dueOn: null,
      settled: false,
      caseDueOn: status === 'with_standards' ? due(context.periods.assessmentWorkingDays) : null,
      ...patch,
    }),
    moved: (to, measures = []) => ({ ...open, type: 'moved', payload: { from, to, measures } }),
  }
}
