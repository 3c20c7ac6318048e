'use client'

import { typed } from '#components/declarations/typed.ts'
import { Checkboxes, Radios } from '#components/ui/choices.tsx'
import { Warning } from '#components/ui/notes.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { needsConditions } from '#lib/domain/conditions.ts'
import { type Outcome, outcomes, referralTargets } from '#lib/domain/declaration.ts'
import type { FormState } from '#lib/forms/form-state.ts'
import { messageLimit, noteLimit, rationaleLimit } from '#lib/forms/standards-limits.ts'
import type { ConditionSetting } from '#lib/queries/condition-setting.ts'
import { outcomeWords, referralWords } from '#lib/wording.ts'
import { ConditionFields } from './condition-fields.tsx'
import { replay, withOutcome } from './decide-replay.tsx'
import { Kept, type OnRecord, PostForm, typedList } from './post-form.tsx'

export type Contact = { readonly associationId: string; readonly name: string }

/** An outcome for each contact or group, why, what the declarant is told, and any referrals; then the conditions, where there are to be some. */
export function DecideForm({
  contacts,
  needsSecond,
  readers,
  setting,
  ...on
}: OnRecord & {
  contacts: readonly Contact[]
  needsSecond: boolean
  readers: readonly string[]
  setting: ConditionSetting
}) {
  return (
    <PostForm
      {...on}
      title="Record a decision"
      button="Continue"
      readers={readers}
      intro={
        needsSecond ? (
          <p>
            A second person has to agree before this decision takes effect. Until then the declarant is told
            nothing.
          </p>
        ) : (
          <p>This decision takes effect when you confirm it on the next page.</p>
        )
      }
      confirm={(state) => ({
        title: 'Check and record the decision',
        button: needsSecond ? 'I confirm and propose this decision' : 'I confirm and record this decision',
        warning: (
          <Warning>
            {needsSecond
              ? 'It cannot be changed afterwards. A second person agrees to it or sends it back.'
              : 'It takes effect at once and cannot be changed. The declarant is told.'}
          </Warning>
        ),
        rows: replay(state, contacts, setting),
      })}
      step={(state) =>
        onConditions(state)
          ? {
              key: 'conditions',
              title: 'Set the conditions',
              intro: (
                <p>
                  This outcome needs at least one condition. Each says what is asked, who checks it and when.
                  The declarant reads them and answers each one.
                </p>
              ),
            }
          : null
      }
    >
      {(state) =>
        onConditions(state) ? (
          <>
            <Kept values={state.values} only={(name) => !onCarried.includes(name) && !ofConditions(name)} />
            <input type="hidden" name="page" value="conditions" />
            <ConditionFields
              state={state}
              setting={setting}
              contacts={withOutcome(state, contacts, needsConditions)}
              ceasing={withOutcome(state, contacts, (outcome) => outcome === 'cease_contact')}
            />
          </>
        ) : (
          <>
            <Kept values={state.values} only={ofConditions} />
            {contacts.map(({ associationId, name }) => (
              <div key={associationId}>
                <input type="hidden" name="associations[]" value={associationId} />
                <Radios
                  name={`outcome.${associationId}`}
                  legend={
                    <>
                      Outcome for <bdi>{name}</bdi>
                    </>
                  }
                  options={outcomes.map((value) => ({
                    value,
                    label: outcomeWords[value],
                    hint: outcomeHints[value],
                  }))}
                  defaultValue={typed(state, `outcome.${associationId}`)}
                  errors={state.errors}
                />
              </div>
            ))}
            <TextArea
              name="rationale"
              label="Rationale"
              hint="Why, in words that stand up when they are read in five years"
              rows={7}
              limit={rationaleLimit}
              defaultValue={typed(state, 'rationale')}
              errors={state.errors}
            />
            <TextArea
              name="message"
              label="What the declarant is told"
              hint="Address them: what was decided, what they must do, whom to ask"
              rows={6}
              limit={messageLimit}
              defaultValue={typed(state, 'message')}
              errors={state.errors}
            />
            <Checkboxes
              name="referrals[]"
              legend="Referrals"
              optional
              options={referralTargets.map((value) => ({
                value,
                label: referralWords[value],
                reveal: (
                  <TextArea
                    name={`referral.${value}`}
                    label={`Why it is referred: ${referralWords[value].toLowerCase()}`}
                    rows={3}
                    limit={noteLimit}
                    defaultValue={typed(state, `referral.${value}`)}
                    errors={state.errors}
                  />
                ),
              }))}
              defaultValue={typedList(state, 'referrals[]')}
              errors={state.errors}
            />
          </>
        )
      }
    </PostForm>
  )
}

const outcomeHints: Readonly<Record<Outcome, string>> = {
  not_declarable: 'It need not have been declared; the record is kept',
  no_further_action: 'Declared rightly, and nothing more is needed',
  advice: 'The declarant is given advice',
  continue_with_conditions: 'It may go on if conditions are kept',
  monitor: 'It may go on and is looked at again',
  cease_contact: 'The contact has to end',
}

const onCarried = ['reference', 'version', 'list', 'step', 'page']

function ofConditions(name: string): boolean {
  return /^(?:condition|confirm)\./.test(name)
}

/** The second page, unless something on the first is wrong or was to be changed. */
function onConditions({ values, errors }: FormState): boolean {
  const wrong = Object.keys(errors)
  return values.page === 'conditions' && values.step !== 'change' && wrong.every(ofConditions)
}
