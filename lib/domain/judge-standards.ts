import type { Command } from './commands.ts'
import type { Verdict } from './decide.ts'
import { handedOn } from './judge-conditions.ts'
import { judgeCountersignature, judgeDecision } from './judge-decision.ts'
import type { OpenRecord } from './open-record.ts'

type StandardsCommand = Command & {
  type:
    | 'call_in'
    | 'assign'
    | 'ask'
    | 'assess'
    | 'decide'
    | 'countersign'
    | 'refer_on'
    | 'answer_referral'
    | 'restrict'
    | 'note'
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
    case 'answer_referral': {
      const { referralId: referral, state, theirReference, words } = command
      if (!before.case?.openReferralIds.includes(referral)) return { refused: 'not_open' }
      if (state !== 'acknowledged' && words.trim() === '') return { refused: 'words_needed' }
      return record.change({
        events: [
          { ...inside, type: 'referral_answered', payload: { referral, state, theirReference, words } },
        ],
      })
    }
    case 'restrict': {
      const { decisionMakerIds, reason } = command
      const proper = decisionMakerIds.every(
        (id) => context.decisionMakerIds.includes(id) && id !== before.declarantId,
      )
      if (!proper || decisionMakerIds.length === 0) return { refused: 'not_decision_makers' }
      return record.change({
        events: [
          { ...inside, type: 'restricted', payload: { decisionMakerIds, reason } },
          ...handedOn(record, decisionMakerIds),
        ],
      })
    }
    case 'note':
      return record.change({ events: [{ ...inside, type: 'noted', payload: { text: command.text } }] })
  }
}
