'use client'

import { typed } from '#components/declarations/typed.ts'
import { CheckFields } from '#components/reviews/check-fields.tsx'
import { Radios } from '#components/ui/choices.tsx'
import { formatDay } from '#lib/dates.ts'
import type { StandardsCondition } from '#lib/queries/standards-conditions.ts'
import { type OnRecord, PostForm } from './post-form.tsx'

type CheckFormProps = OnRecord & { conditions: readonly StandardsCondition[]; readers: readonly string[] }

/** A check of a condition by somebody of professional standards, of those that are theirs to check. */
export function CheckForm({ conditions, readers, ...on }: CheckFormProps) {
  const [first] = conditions
  return (
    <PostForm {...on} title="Record a check" button="Record the check" readers={readers}>
      {(state) => (
        <>
          <Radios
            name="condition"
            legend="Which condition did you check?"
            defaultValue={
              typed(state, 'condition') ?? (conditions.length === 1 && first ? choiceOf(first) : undefined)
            }
            errors={state.errors}
            options={conditions.map((each) => ({
              value: choiceOf(each),
              label: <bdi>{each.wording}</bdi>,
              ...(each.checkOn ? { hint: `Due ${formatDay(each.checkOn)}` } : {}),
            }))}
          />
          <CheckFields
            finding={typed(state, 'finding')}
            evidence={typed(state, 'evidence')}
            errors={state.errors}
          />
        </>
      )}
    </PostForm>
  )
}

function choiceOf({ id, checks }: StandardsCondition): string {
  return `${id}.${checks}`
}
