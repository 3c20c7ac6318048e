import type { Command, Refusal } from './commands.ts'
import { addWorkingDays, type Day, toDay } from './days.ts'
import type { Actor, CaseStage, DeclarationRecord, HeldBy, Status } from './declaration.ts'
import type { HistoryEvent } from './history.ts'
import { type Rule, ruleFor } from './lifecycle.ts'

/** What a command is judged with besides the record: the actor, the moment, the policy's periods, and fresh ids. */
export type Context = {
  readonly actor: Pick<Actor, 'id' | 'roles'>
  readonly now: Date
  readonly periods: Periods
  readonly holidays: ReadonlySet<string>
  readonly newId: () => string
  /** Who takes over from a manager who steps aside; null is professional standards. */
  readonly nextReviewerId: string | null
  /** Active people by the role that the command names them for. */
  readonly assessorIds: readonly string[]
  readonly decisionMakerIds: readonly string[]
}

export type Periods = {
  readonly managerWorkingDays: number
  readonly assessmentWorkingDays: number
  readonly urgentWorkingDays: number
}

export type Move = {
  readonly status: Status
  readonly reviewerId: string | null
  readonly dueOn: Day | null
  readonly settled: boolean
  /** By when professional standards should have assessed it, if it reaches them with this move. */
  readonly caseDueOn: Day | null
}

export type NoticeKind =
  | 'review_needed'
  | 'question_asked'
  | 'answer_given'
  | 'decision_made'
  | 'approved'
  | 'correction_made'
  | 'assigned'

/** What a command changes: rows to write, events to append, people to tell. */
export type Change = {
  readonly command: Command
  readonly id: string
  readonly move: Move | null
  readonly stage: CaseStage | null
  readonly heldBy: HeldBy
  readonly events: readonly HistoryEvent[]
  readonly notices: readonly { readonly personId: string; readonly kind: NoticeKind }[]
  /** True when a decision takes effect now: its outcomes become the associations' own. */
  readonly effective: boolean
}

export type Verdict = { readonly refused: Refusal } | { readonly change: Change }

const refused = (refusal: Refusal): Verdict => ({ refused: refusal })

/** Judges one command on one record. Pure: the same arguments give the same verdict, and nothing outside is read. */
export function decide(before: DeclarationRecord, command: Command, context: Context): Verdict {
  const judged = ruleFor(context.actor, before, command.type)
  if ('refused' in judged) return refused(judged.refused)
  return carryOut(before, command, judged.rule, context)
}

function carryOut(before: DeclarationRecord, command: Command, rule: Rule, context: Context): Verdict {
  const today = toDay(context.now)
  const due = (days: number) =>
    addWorkingDays(today, before.urgent ? context.periods.urgentWorkingDays : days, context.holidays)
  const caseDueOn = due(context.periods.assessmentWorkingDays)
  const managerDueOn = due(context.periods.managerWorkingDays)
  const from = before.status
  const object = before.id
  const inside = { kind: 'case', object } as const
  const open = { kind: 'declaration', object } as const
  const heldBy: HeldBy = before.status.endsWith('manager') ? 'manager' : 'standards'

  const move = (status: Status, patch: Partial<Move> = {}): Move => ({
    status,
    reviewerId: before.reviewerId,
    dueOn: null,
    settled: false,
    caseDueOn: status === 'with_standards' ? caseDueOn : null,
    ...patch,
  })
  const moved = (to: Status, measures: readonly string[] = []): HistoryEvent => ({
    ...open,
    type: 'moved',
    payload: { from, to, measures },
  })
  const change = (patch: Partial<Change>): Verdict => ({
    change: {
      command,
      id: context.newId(),
      move: null,
      stage: null,
      heldBy,
      events: [],
      notices: [],
      effective: false,
      ...patch,
    },
  })
  const next = rule.next === 'same' || rule.next === 'settles' ? from : rule.next

  switch (command.type) {
    case 'approve': {
      const settled = before.route === 'manager'
      const to: Status = settled ? 'approved_by_manager' : 'with_standards'
      const measures = command.measures.map((measure) => measure.wording)
      return change({
        move: move(to, { settled }),
        events: [
          { ...open, type: 'approved', payload: { from, to, rationale: command.rationale, measures } },
          moved(to, measures),
        ],
        notices: settled || measures.length > 0 ? [{ personId: before.declarantId, kind: 'approved' }] : [],
      })
    }
    case 'return':
      return change({
        move: move(next, { dueOn: managerDueOn }),
        events: [
          {
            ...open,
            type: 'returned',
            payload: { from, to: next, place: command.place, question: command.question },
          },
        ],
        notices: [{ personId: before.declarantId, kind: 'question_asked' }],
      })
    case 'refer':
      return change({
        move: move(next),
        events: [
          { ...open, type: 'referred', payload: { from, to: next, rationale: command.rationale } },
          moved(next),
        ],
      })
    case 'step_aside': {
      const to: Status = context.nextReviewerId ? from : 'with_standards'
      return change({
        move: move(to, {
          reviewerId: context.nextReviewerId,
          dueOn: context.nextReviewerId ? managerDueOn : null,
        }),
        events: [
          { ...open, type: 'review_moved', payload: { from, to, reason: command.reason } },
          ...(to === from ? [] : [moved(to)]),
        ],
        notices: context.nextReviewerId ? [{ personId: context.nextReviewerId, kind: 'review_needed' }] : [],
      })
    }
    case 'answer': {
      const question = before.openQuestion
      if (!question || question.id !== command.questionId) return refused('question_closed')
      return change({
        move: move(next, { dueOn: next === 'with_manager' ? managerDueOn : null }),
        events: [
          {
            ...open,
            type: 'answered',
            payload: { from, to: next, question: question.id, answer: command.text },
            audience:
              question.askedAs === 'manager'
                ? ['declarant', 'reviewer', 'standards']
                : ['declarant', 'standards'],
          },
        ],
        notices: [
          {
            personId:
              question.askedAs === 'manager' ? (before.reviewerId ?? question.askedById) : question.askedById,
            kind: 'answer_given',
          },
        ],
      })
    }
    case 'correct': {
      const holder = heldBy === 'manager' ? before.reviewerId : null
      return change({
        move: move(from, { dueOn: before.dueOn, settled: before.settled, caseDueOn: null }),
        events: [
          {
            ...open,
            type: 'corrected',
            payload: { place: command.place, text: command.text, status: from },
            audience:
              heldBy === 'manager' ? ['declarant', 'reviewer', 'standards'] : ['declarant', 'standards'],
          },
        ],
        notices: holder ? [{ personId: holder, kind: 'correction_made' }] : [],
      })
    }
    case 'call_in':
      return change({
        move: move(next),
        events: [
          { ...open, type: 'called_in', payload: { from, to: next, reason: command.reason } },
          moved(next),
        ],
      })
    case 'assign': {
      if (!context.assessorIds.includes(command.assessorId) || command.assessorId === before.declarantId)
        return refused('not_an_assessor')
      if (before.case?.restricted && !before.case.decisionMakerIds.includes(command.assessorId))
        return refused('not_decision_makers')
      return change({
        stage: before.case?.stage === 'triage' ? 'assessment' : null,
        events: [
          {
            ...inside,
            type: 'assigned',
            payload: { from: before.case?.assessorId ?? null, to: command.assessorId },
          },
        ],
        notices:
          command.assessorId === context.actor.id ? [] : [{ personId: command.assessorId, kind: 'assigned' }],
      })
    }
    case 'ask':
      return change({
        move: move(next, { dueOn: managerDueOn }),
        events: [
          {
            ...open,
            type: 'asked',
            payload: { from, to: next, place: command.place, question: command.question },
          },
        ],
        notices: [{ personId: before.declarantId, kind: 'question_asked' }],
      })
    case 'assess': {
      const { type: _, ...facts } = command
      return change({ stage: 'assessment', events: [{ ...inside, type: 'assessed', payload: facts }] })
    }
    case 'decide':
      return decideOutcome(before, command, context, { change, move, from, open, inside })
    case 'countersign': {
      const proposal = before.case?.proposal
      if (!proposal) return refused('not_open')
      if (proposal.byId === context.actor.id) return refused('own_proposal')
      const signed: HistoryEvent = {
        ...inside,
        type: 'countersigned',
        payload: { agreed: command.agreed, rationale: command.rationale },
      }
      if (!command.agreed) return change({ stage: 'assessment', events: [signed] })
      return change({
        move: move('decided', { settled: true }),
        stage: 'closed',
        effective: true,
        events: [
          signed,
          {
            ...open,
            type: 'decided',
            payload: { from, to: 'decided', outcomes: proposal.outcomes, message: proposal.message },
          },
        ],
        notices: [{ personId: before.declarantId, kind: 'decision_made' }],
      })
    }
    case 'refer_on':
      return change({
        events: [
          { ...inside, type: 'referred_on', payload: { target: command.target, reason: command.reason } },
        ],
      })
    case 'restrict': {
      const named = command.decisionMakerIds
      const proper =
        named.length > 0 &&
        named.every((id) => context.decisionMakerIds.includes(id) && id !== before.declarantId)
      if (!proper) return refused('not_decision_makers')
      return change({
        events: [
          { ...inside, type: 'restricted', payload: { decisionMakerIds: named, reason: command.reason } },
        ],
      })
    }
    case 'note':
      return change({ events: [{ ...inside, type: 'noted', payload: { text: command.text } }] })
  }
}

type Tools = {
  readonly change: (patch: Partial<Change>) => Verdict
  readonly move: (status: Status, patch?: Partial<Move>) => Move
  readonly from: Status
  readonly open: { readonly kind: 'declaration'; readonly object: string }
  readonly inside: { readonly kind: 'case'; readonly object: string }
}

/** High risk, hard to manage, or restricted: a second person signs before the decision takes effect. */
function decideOutcome(
  before: DeclarationRecord,
  command: Command & { type: 'decide' },
  context: Context,
  tools: Tools,
): Verdict {
  const assessment = before.case?.assessment
  if (!before.case || !assessment) return refused('not_open')
  const decided = command.outcomes.map((entry) => entry.associationId)
  const complete =
    decided.length === before.associationIds.length &&
    before.associationIds.every((id) => decided.includes(id))
  if (!complete) return refused('outcomes_incomplete')

  const needsSecond =
    assessment.riskGrade === 'high' || assessment.manageability === 'escalate' || before.case.restricted
  const { outcomes, rationale, message } = command
  const recorded: HistoryEvent = {
    ...tools.inside,
    type: 'decision_recorded',
    payload: { outcomes, rationale, needsSecond },
  }
  const referrals = command.referrals.map(
    (referral): HistoryEvent => ({ ...tools.inside, type: 'referred_on', payload: referral }),
  )
  if (needsSecond) {
    const others = before.case.restricted
      ? before.case.decisionMakerIds.filter((id) => id !== context.actor.id)
      : []
    return tools.change({
      stage: 'countersign',
      events: [recorded, ...referrals],
      notices: others.map((personId) => ({ personId, kind: 'review_needed' })),
    })
  }
  return tools.change({
    move: tools.move('decided', { settled: true }),
    stage: 'closed',
    effective: true,
    events: [
      recorded,
      ...referrals,
      { ...tools.open, type: 'decided', payload: { from: tools.from, to: 'decided', outcomes, message } },
    ],
    notices: [{ personId: before.declarantId, kind: 'decision_made' }],
  })
}
