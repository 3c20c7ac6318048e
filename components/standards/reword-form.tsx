'use client'

import { typed } from '#components/declarations/typed.ts'
import { Radios } from '#components/ui/choices.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { wordingLimit } from '#lib/domain/conditions.ts'
import { noteLimit } from '#lib/forms/standards-limits.ts'
import type { StandardsCondition } from '#lib/queries/standards-conditions.ts'
import { type OnRecord, PostForm } from './post-form.tsx'

type RewordFormProps = OnRecord & { conditions: readonly StandardsCondition[]; readers: readonly string[] }

/** Other words for a condition in force. The only one there is stands in the box, to be changed. */
export function RewordForm({ conditions, readers, ...on }: RewordFormProps) {
  const only = conditions.length === 1 ? conditions[0] : undefined
  const choice = ({ id, wordingVersion }: StandardsCondition) => `${id}.${wordingVersion}`
  return (
    <PostForm
      {...on}
      title="Word a condition anew"
      button="Put the new words in force"
      readers={readers}
      intro={
        <p>
          Say the same thing better. To ask for something else, decide again. The declarant is told, and
          answers the new words as they answered the first ones; who checks it, and when, stays as it is.
        </p>
      }
    >
      {(state) => (
        <>
          <Radios
            name="condition"
            legend="Which condition?"
            defaultValue={typed(state, 'condition') ?? (only && choice(only))}
            errors={state.errors}
            options={conditions.map((each) => ({
              value: choice(each),
              label: <bdi>{each.wording}</bdi>,
              hint: `Checked by ${each.owner}`,
            }))}
          />
          <TextArea
            name="wording"
            label="The new words"
            rows={4}
            limit={wordingLimit}
            defaultValue={typed(state, 'wording') ?? only?.wording}
            errors={state.errors}
          />
          <TextArea
            name="reason"
            label="Why they change"
            hint="The declarant reads this."
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
