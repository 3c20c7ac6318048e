import type { Command } from './commands.ts'
import type { Verdict } from './decide.ts'
import type { HistoryEvent } from './history.ts'
import type { OpenRecord } from './open-record.ts'

type StandardsCommand = Command & {
  type: 'call_in' | 'assign' | 'ask' | 'assess' | 'decide' | 'countersign' | 'refer_on' | 'restrict' | 'note'
}

/** What assessors and decision makers may do. What they write stays inside; the parties learn of questions and decisions only. */
export function judgeStandards(record: OpenRecord, command: StandardsCommand): Verdict {
  const { before, context, from, next, open, inside } = record
  switch (command.type) {
    case 'call_in':
      return record.change({
        move: record.move(next),
        events: [
          { ...open, type: 'called_in', payload: { from, to: next, reason: command.reason } },
          record.moved(next),
        ],
      })
    case 'assign': {
      const { assessorId } = command
      if (!context.assessorIds.includes(assessorId) || assessorId === before.declarantId)
        return { refused: 'not_an_assessor' }
      if (before.case?.restricted && !before.case.decisionMakerIds.includes(assessorId))
        return { refused: 'not_decision_makers' }
      return record.change({
        stage: before.case?.stage === 'triage' ? 'assessment' : null,
        events: [
          { ...inside, type: 'assigned', payload: { from: before.case?.assessorId ?? null, to: assessorId } },
        ],
        notices: assessorId === context.actor.id ? [] : [{ personId: assessorId, kind: 'assigned' }],
      })
    }
    case 'ask': {
      const { place, question } = command
      return record.change({
        move: record.move(next, { dueOn: record.managerDueOn }),
        events: [{ ...open, type: 'asked', payload: { from, to: next, place, question } }],
        notices: [{ personId: before.declarantId, kind: 'question_asked' }],
      })
    }
    case 'assess': {
      const { type: _, ...facts } = command
      return record.change({ stage: 'assessment', events: [{ ...inside, type: 'assessed', payload: facts }] })
    }
    case 'decide':
      return judgeDecision(record, command)
    case 'countersign':
      return judgeCountersignature(record, command)
    case 'refer_on': {
      const { target, reason } = command
      return record.change({ events: [{ ...inside, type: 'referred_on', payload: { target, reason } }] })
    }
    case 'restrict': {
      const { decisionMakerIds, reason } = command
      const proper = decisionMakerIds.every(
        (id) => context.decisionMakerIds.includes(id) && id !== before.declarantId,
      )
      if (!proper || decisionMakerIds.length === 0) return { refused: 'not_decision_makers' }
      return record.change({
        events: [{ ...inside, type: 'restricted', payload: { decisionMakerIds, reason } }],
      })
    }
    case 'note':
      return record.change({ events: [{ ...inside, type: 'noted', payload: { text: command.text } }] })
  }
}

/** High risk, hard to manage, or restricted: a second person signs before the decision takes effect. */
function judgeDecision(record: OpenRecord, command: Command & { type: 'decide' }): Verdict {
  const { before, context, inside } = record
  const assessment = before.case?.assessment
  if (!before.case || !assessment) return { refused: 'not_open' }
  const decided = command.outcomes.map((entry) => entry.associationId)
  const complete =
    decided.length === before.associationIds.length &&
    before.associationIds.every((id) => decided.includes(id))
  if (!complete) return { refused: 'outcomes_incomplete' }

  const needsSecond =
    assessment.riskGrade === 'high' || assessment.manageability === 'escalate' || before.case.restricted
  const { outcomes, rationale, message } = command
  const events: HistoryEvent[] = [
    { ...inside, type: 'decision_recorded', payload: { outcomes, rationale, needsSecond } },
    ...command.referrals.map(
      (referral): HistoryEvent => ({ ...inside, type: 'referred_on', payload: referral }),
    ),
  ]
  if (!needsSecond) return takeEffect(record, { outcomes, message }, events)
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
function judgeCountersignature(record: OpenRecord, command: Command & { type: 'countersign' }): Verdict {
  const proposal = record.before.case?.proposal
  if (!proposal) return { refused: 'not_open' }
  if (proposal.byId === record.context.actor.id) return { refused: 'own_proposal' }
  const { agreed, rationale } = command
  const signed: HistoryEvent = { ...record.inside, type: 'countersigned', payload: { agreed, rationale } }
  return agreed
    ? takeEffect(record, proposal, [signed])
    : record.change({ stage: 'assessment', events: [signed] })
}

type Decided = Extract<HistoryEvent, { type: 'decided' }>['payload']

function takeEffect(
  record: OpenRecord,
  { outcomes, message }: Pick<Decided, 'outcomes' | 'message'>,
  events: readonly HistoryEvent[],
): Verdict {
  return record.change({
    move: record.move('decided', { settled: true }),
    stage: 'closed',
    effective: true,
    events: [
      ...events,
      { ...record.open, type: 'decided', payload: { from: record.from, to: 'decided', outcomes, message } },
    ],
    notices: [{ personId: record.before.declarantId, kind: 'decision_made' }],
  })
}
