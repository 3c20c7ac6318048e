import { typed } from '#components/declarations/typed.ts'
import type { SummaryRow } from '#components/ui/summary-list.tsx'
import { needsConditions } from '#lib/domain/conditions.ts'
import { type Outcome, outcomes, referralTargets } from '#lib/domain/declaration.ts'
import type { FormState } from '#lib/forms/form-state.ts'
import type { ConditionSetting } from '#lib/queries/condition-setting.ts'
import { outcomeWords, referralWords } from '#lib/wording.ts'
import { dayOf, replayConditions } from './condition-replay.tsx'
import type { Contact } from './decide-form.tsx'
import { typedList, Words } from './post-form.tsx'

/** The contacts whose chosen outcome is one of those asked for. */
export function withOutcome(
  state: FormState,
  contacts: readonly Contact[],
  asked: (outcome: Outcome) => boolean,
): readonly Contact[] {
  return contacts.filter(({ associationId }) => {
    const outcome = outcomes.find((each) => each === typed(state, `outcome.${associationId}`))
    return outcome !== undefined && asked(outcome)
  })
}

/** The whole decision once more, word for word as it will be recorded. */
export function replay(
  state: FormState,
  contacts: readonly Contact[],
  setting: ConditionSetting,
): readonly SummaryRow[] {
  const chosen = typedList(state, 'referrals[]') ?? []
  return [
    ...contacts.map(({ associationId, name }) => ({
      key: `Outcome for ${name}`,
      value: outcomeWords[typed(state, `outcome.${associationId}`) as Outcome],
    })),
    ...withOutcome(state, contacts, (outcome) => outcome === 'cease_contact').map(
      ({ associationId, name }) => ({
        key: `Out of contact with ${name} by`,
        value: dayOf(state, `confirm.${associationId}`),
      }),
    ),
    ...replayConditions(state, setting, withOutcome(state, contacts, needsConditions)),
    { key: 'Rationale', value: <Words>{typed(state, 'rationale')}</Words> },
    { key: 'What the declarant is told', value: <Words>{typed(state, 'message')}</Words> },
    ...referralTargets
      .filter((target) => chosen.includes(target))
      .map((target) => ({
        key: `Referral: ${referralWords[target].toLowerCase()}`,
        value: <Words>{typed(state, `referral.${target}`)}</Words>,
      })),
    ...(chosen.length === 0 ? [{ key: 'Referrals', value: 'None' }] : []),
  ]
}
