'use client'

import { typed } from '#components/declarations/typed.ts'
import { Radios } from '#components/ui/choices.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { noteLimit } from '#lib/forms/standards-limits.ts'
import type { ConditionSetting } from '#lib/queries/condition-setting.ts'
import type { StandardsCondition } from '#lib/queries/standards-conditions.ts'
import { type OnRecord, PostForm } from './post-form.tsx'

type HandOnFormProps = OnRecord & {
  conditions: readonly StandardsCondition[]
  overseers: ConditionSetting['overseers']
  readers: readonly string[]
}

/** Another person checks a condition from now on: whoever did has left it, or should not have to. */
export function HandOnForm({ conditions, overseers, readers, ...on }: HandOnFormProps) {
  const [first] = conditions
  return (
    <PostForm
      {...on}
      title="Let somebody else check a condition"
      button="Hand it on"
      readers={readers}
      intro={
        <p>They are told, and see the condition from now on. The day of the next check stays as it is.</p>
      }
    >
      {(state) => (
        <>
          <Radios
            name="condition"
            legend="Which condition?"
            defaultValue={typed(state, 'condition') ?? (conditions.length === 1 ? first?.id : undefined)}
            errors={state.errors}
            options={conditions.map((each) => ({
              value: each.id,
              label: <bdi>{each.wording}</bdi>,
              hint: `Checked by ${each.owner}`,
            }))}
          />
          <Select
            name="owner"
            label="Who checks it from now on"
            placeholder="Choose a person"
            options={overseers.map(({ id, label }) => ({ value: id, label }))}
            defaultValue={typed(state, 'owner')}
            errors={state.errors}
          />
          <TextArea
            name="reason"
            label="Why"
            rows={3}
            limit={noteLimit}
            defaultValue={typed(state, 'reason')}
            errors={state.errors}
          />
        </>
      )}
    </PostForm>
  )
}
