import type { Command } from '#lib/domain/commands.ts'
import type { ConditionTerms } from '#lib/domain/conditions.ts'
import { addDays, toDay } from '#lib/domain/days.ts'
import type { DecidedOutcome, RiskGrade } from '#lib/domain/declaration.ts'
import type { DeclaredFacts, Force } from './force.ts'

/* A declaration as far as conditions: assessed, and decided. */

/** Ewan's declaration, straight to professional standards and assessed by Imran: it waits for a decision. */
export async function assessed(
  force: Force,
  riskGrade: RiskGrade = 'medium',
  who = 'ewan.price',
  facts: DeclaredFacts = { categories: ['extremism_terrorism'] },
): Promise<string> {
  const reference = await force.declares(who, facts)
  const acts: Command[] = [
    { type: 'assign', assessorId: force.id('imran.castle') },
    {
      ...{ type: 'assess', nature: 'n', howKnown: 'h', ongoing: 'o', access: 'a', rationale: 'r' },
      ...{ riskGrade, manageability: 'manageable' },
    },
  ]
  for (const act of acts) await done(force.does('imran.castle', 'standards', reference, act))
  return reference
}

export type Decision = { outcome?: Partial<DecidedOutcome>; terms?: Partial<ConditionTerms>; none?: true }

/** A decision that lets it go on, with one condition that Ewan's line manager checks. */
export async function decide(
  force: Force,
  reference: string,
  { outcome, terms, none }: Decision = {},
  by = 'imran.castle',
) {
  const today = toDay(new Date())
  const record = await force.sees(by, 'standards', reference)
  const associationId = record?.associationIds[0] ?? ''
  const condition: ConditionTerms = {
    associationId,
    template: 'leave_group',
    wording: 'Leave the channel.',
    ownerId: force.id('elif.warner'),
    startsOn: today,
    checkWeeks: 6,
    dueOn: null,
    reviewOn: addDays(today, 180),
    ...terms,
  }
  return force.does(by, 'standards', reference, {
    type: 'decide',
    outcomes: [{ associationId, outcome: 'continue_with_conditions', ...outcome }],
    conditions: none ? [] : [condition],
    rationale: 'r',
    message: 'm',
    referrals: [],
  })
}

export async function decided(force: Force, decision: Decision = {}): Promise<string> {
  const reference = await assessed(force)
  await done(decide(force, reference, decision))
  return reference
}

/** @throws with the refusal, where a test goes on from what must have been done */
export async function done(executed: ReturnType<Force['does']>): Promise<void> {
  const answer = await executed
  if ('refused' in answer) throw new Error(`refused: ${answer.refused}`)
}
