'use client'

import { typed } from '#components/declarations/typed.ts'
import { Radios } from '#components/ui/choices.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextInput } from '#components/ui/text-input.tsx'
import { formatDay } from '#lib/dates.ts'
import { toDay } from '#lib/domain/days.ts'
import { type ReferralTarget, referralStates, referralTargets } from '#lib/domain/declaration.ts'
import { noteLimit } from '#lib/forms/standards-limits.ts'
import { referralStateWords, referralWords } from '#lib/wording.ts'
import { type OnRecord, PostForm } from './post-form.tsx'

type Readers = { readers: readonly string[] }
type Referral = { readonly id: string; readonly target: ReferralTarget; readonly at: Date }

/** Refers the record to somebody outside the case. */
export function ReferForm({ readers, ...on }: OnRecord & Readers) {
  return (
    <PostForm {...on} title="Refer on" button="Record the referral" readers={readers}>
      {(state) => (
        <>
          <Select
            name="target"
            label="Referred to"
            placeholder="Choose where it goes"
            options={referralTargets.map((value) => ({ value, label: referralWords[value] }))}
            defaultValue={typed(state, 'target')}
            errors={state.errors}
          />
          <TextArea
            name="reason"
            label="Why"
            rows={5}
            limit={noteLimit}
            defaultValue={typed(state, 'reason')}
            errors={state.errors}
          />
        </>
      )}
    </PostForm>
  )
}

/** What whoever it was referred to has said. Which one is asked for where there are several. */
export function AnswerReferralForm({
  readers,
  referrals,
  ...on
}: OnRecord & Readers & { referrals: readonly Referral[] }) {
  return (
    <PostForm {...on} title="Record an answer to a referral" button="Record the answer" readers={readers}>
      {(state) => (
        <>
          <Select
            name="referral"
            label="Referral"
            placeholder="Choose which one"
            options={referrals.map(({ id, target, at }) => ({
              value: id,
              label: `${referralWords[target]}, ${formatDay(toDay(at))}`,
            }))}
            defaultValue={typed(state, 'referral') || (referrals.length === 1 ? referrals[0]?.id : undefined)}
            errors={state.errors}
          />
          <Radios
            name="state"
            legend="What did they say?"
            options={referralStates.map((value) => ({ value, label: referralStateWords[value] }))}
            defaultValue={typed(state, 'state')}
            errors={state.errors}
          />
          <TextInput
            name="theirReference"
            label="Their reference, if they gave one"
            defaultValue={typed(state, 'theirReference')}
            errors={state.errors}
          />
          <TextArea
            name="words"
            label="What they answered"
            hint="Needed for an answer, and where they do not take it up"
            rows={5}
            limit={noteLimit}
            defaultValue={typed(state, 'words')}
            errors={state.errors}
          />
        </>
      )}
    </PostForm>
  )
}
