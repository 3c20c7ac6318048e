import { type CaseStage, type DeclarationRecord, noAppeal, type Status } from './declaration.ts'

/** A record in a given state, for tests: declared by `declarant`, held by `reviewer`, restricted ones named to `decider`. */
export function recordIn(status: Status, stage: CaseStage, restricted = false): DeclarationRecord {
  return {
    id: 'one',
    reference: 'OA-0000-0000',
    declarantId: 'declarant',
    status,
    version: 1,
    route: 'manager_then_standards',
    urgent: false,
    reviewerId: 'reviewer',
    dueOn: null,
    settled: status === 'decided' || status === 'approved_by_manager',
    openQuestion: null,
    associationIds: ['first'],
    conditions: [],
    unconfirmed: [],
    ends: [],
    linked: [],
    review: null,
    appeal: noAppeal,
    case: {
      stage,
      version: 1,
      restricted,
      decisionMakerIds: restricted ? ['decider'] : [],
      assessorId: null,
      dueOn: null,
      assessment: null,
      proposal: null,
      deciderIds: [],
      openReferralIds: [],
    },
  }
}
