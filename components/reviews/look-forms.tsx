'use client'

import { typed } from '#components/declarations/typed.ts'
import { EndAnswerFields } from '#components/since/answer-fields.tsx'
import { OwnForm, type OwnFormProps } from '#components/since/own-form.tsx'
import { Radios } from '#components/ui/choices.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { noteLimit } from '#lib/forms/standards-limits.ts'

/** A line manager confirms an end of what their approval settled, or asks. */
export function EndAnswerForm(on: OwnFormProps) {
  return (
    <OwnForm
      {...on}
      title="Confirm an end"
      button="Record your answer"
      fields={(state) => <EndAnswerFields state={state} />}
    />
  )
}

/** A line manager’s view of a review. */
export function ViewForm({ settles, ...on }: OwnFormProps & { settles: boolean }) {
  return (
    <OwnForm
      {...on}
      title="Your view of a review"
      button="Record your view"
      fields={(state) => (
        <Radios
          name="settle"
          legend="Have you anything to add?"
          defaultValue={typed(state, 'settle')}
          errors={state.errors}
          options={[
            {
              value: 'yes',
              label: settles ? 'No, it goes on as it is' : 'No, nothing to add',
              hint: settles ? 'The review is finished until the next one' : 'Professional standards decide',
            },
            {
              value: 'no',
              label: 'Yes, professional standards should know something',
              reveal: (
                <TextArea
                  name="words"
                  label="What should they know?"
                  rows={5}
                  limit={noteLimit}
                  defaultValue={typed(state, 'words')}
                  errors={state.errors}
                />
              ),
            },
          ]}
        />
      )}
    />
  )
}
