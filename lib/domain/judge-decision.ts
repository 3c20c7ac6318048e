import type { Command, Refusal } from './commands.ts'
import {
  type ActiveCondition,
  confirmByStands,
  firstCheckOn,
  mostConditions,
  needsConditions,
  problemsOf,
  type SetCondition,
} from './conditions.ts'
import { addWorkingDays } from './days.ts'
import type { Verdict } from './decide.ts'
import type { DecidedOutcome } from './declaration.ts'
import type { HistoryEvent } from './history.ts'
import type { OpenRecord } from './open-record.ts'
import { withReview } from './reviews.ts'

type Decided = {
  readonly outcomes: readonly DecidedOutcome[]
  readonly conditions: readonly SetCondition[]
  readonly message: string
}

/** High risk, hard to manage, or restricted: a second person signs before the decision takes effect. */
export function judgeDecision(record: OpenRecord, command: Command & { type: 'decide' }): Verdict {
  const { before, context, inside } = record
  const assessment = before.case?.assessment
  if (!before.case || !assessment) return { refused: 'not_open' }
  if (madeBefore(record)) return { refused: 'own_decision' }
  const given = command.outcomes.map((entry) => entry.associationId)
  const complete =
    given.length === before.associationIds.length && before.associationIds.every((id) => given.includes(id))
  if (!complete) return { refused: 'outcomes_incomplete' }
  const conditions = command.conditions.map((terms): SetCondition => {
    const owner = context.overseers.find((each) => each.id === terms.ownerId)
    return { ...terms, ownerAs: owner?.as ?? 'standards' }
  })
  const decided: Decided = { outcomes: command.outcomes, conditions, message: command.message }
  const refused = refusedTerms(record, decided)
  if (refused) return { refused }

  const needsSecond =
    assessment.riskGrade === 'high' || assessment.manageability === 'escalate' || before.case.restricted
  const { outcomes, rationale } = command
  const events: HistoryEvent[] = [
    { ...inside, type: 'decision_recorded', payload: { outcomes, conditions, rationale, needsSecond } },
    ...command.referrals.map(
      (referral): HistoryEvent => ({ ...inside, type: 'referred_on', payload: referral }),
    ),
  ]
  if (!needsSecond) return takeEffect(record, decided, events)
  const others = before.case.restricted
    ? before.case.decisionMakerIds.filter((id) => id !== context.actor.id)
    : []
  return record.change({
    stage: 'countersign',
    events,
    notices: others.map((personId) => ({ personId, kind: 'review_needed' })),
  })
}

/** The second person is another than the first. Without agreement the case goes back to be assessed. */
export function judgeCountersignature(
  record: OpenRecord,
  command: Command & { type: 'countersign' },
): Verdict {
  const proposal = record.before.case?.proposal
  if (!proposal) return { refused: 'not_open' }
  if (proposal.byId === record.context.actor.id) return { refused: 'own_proposal' }
  if (madeBefore(record)) return { refused: 'own_decision' }
  const { agreed, rationale } = command
  const signed: HistoryEvent = { ...record.inside, type: 'countersigned', payload: { agreed, rationale } }
  if (!agreed) return record.change({ stage: 'assessment', events: [signed] })
  // A start that has passed is no harm; a check that is due already, or an owner who has left since, is.
  const { today } = record
  const late = proposal.conditions.map((terms) =>
    terms.startsOn < today ? { ...terms, startsOn: today } : terms,
  )
  if (refusedTerms(record, { ...proposal, conditions: late })) return { refused: 'conditions_outdated' }
  return takeEffect(record, { ...proposal, conditions: late }, [signed])
}

/** Whoever made or signed what an appeal has changed takes no part in deciding it again. */
function madeBefore({ before, context }: OpenRecord): boolean {
  return before.appeal.changed && (before.case?.deciderIds.includes(context.actor.id) ?? false)
}

/** An outcome that lets something go on, or makes it end, names what is asked, who checks it, and when. */
function refusedTerms(
  { context, today, periods }: OpenRecord,
  { outcomes, conditions }: Decided,
): Refusal | null {
  const { overseers } = context
  const conditional = outcomes.filter(({ outcome }) => needsConditions(outcome))
  const of = (id: string) => conditions.filter((terms) => terms.associationId === id)
  if (conditional.some(({ associationId }) => of(associationId).length === 0)) return 'conditions_missing'
  if (conditions.some((terms) => !conditional.some((each) => each.associationId === terms.associationId)))
    return 'conditions_not_needed'
  if (conditions.length > mostConditions) return 'conditions_too_many'
  if (conditions.some(({ ownerId }) => !overseers.some((each) => each.id === ownerId)))
    return 'condition_owner'
  for (const { problem } of conditions.flatMap((terms) => problemsOf(terms, today, periods())))
    return /^wording|^check/.test(problem) ? 'condition_incomplete' : 'condition_dates'
  const confirmed = outcomes.every(({ outcome, confirmBy = null }) =>
    outcome === 'cease_contact'
      ? confirmBy !== null && confirmByStands(confirmBy, today, periods())
      : confirmBy === null,
  )
  return confirmed ? null : 'confirm_by_needed'
}

function takeEffect(
  record: OpenRecord,
  { outcomes, conditions, message }: Decided,
  events: readonly HistoryEvent[],
): Verdict {
  const { context, from, before, today } = record
  const acknowledgeBy =
    conditions.length > 0
      ? addWorkingDays(today, record.periods().acknowledgeWorkingDays, context.holidays)
      : null
  const active = conditions.map(
    (terms): ActiveCondition => ({
      ...terms,
      id: context.newId(),
      wordingVersion: 1,
      checkOn: firstCheckOn(terms),
      checks: 0,
      acknowledgeBy,
      answer: null,
    }),
  )
  const told = active.map(
    ({ id, associationId, wording, startsOn, checkWeeks, dueOn, reviewOn, ownerAs }) => ({
      ...{ id, associationId, wording, startsOn, checkWeeks, dueOn, reviewOn, ownerAs },
    }),
  )
  const graded = {
    riskGrade: before.case?.assessment?.riskGrade ?? 'high',
    restricted: before.case?.restricted ?? true,
  }
  const owners = [...new Set(conditions.map((each) => each.ownerId))].filter((id) => id !== context.actor.id)
  return record.change({
    move: record.move('decided', { settled: true }),
    stage: 'closed',
    effective: true,
    conditions: active,
    outcomes: withReview(outcomes, graded, today, context.periods.reviewMonths),
    events: [
      ...events,
      {
        ...record.open,
        type: 'decided',
        payload: {
          from,
          to: 'decided',
          outcomes,
          message,
          ...(told.length > 0 ? { conditions: told } : {}),
        },
      },
    ],
    notices: [
      { personId: before.declarantId, kind: 'decision_made' },
      ...owners.map((personId) => ({ personId, kind: 'condition_to_check' }) as const),
    ],
  })
}
