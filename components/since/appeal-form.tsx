'use client'

import { typed } from '#components/declarations/typed.ts'
import { TextArea } from '#components/ui/text-area.tsx'
import { answerLimit } from '#lib/forms/limits.ts'
import { OwnForm, type OwnFormProps } from './own-form.tsx'

/** Appeals against a decision. */
export function AppealForm(on: OwnFormProps) {
  return (
    <OwnForm
      {...on}
      title="Appeal against the decision"
      button="Send the appeal"
      fields={(state) => (
        <TextArea
          name="grounds"
          label="Why do you think that the decision is wrong?"
          hint="What was not known, not considered, or not right. You can say what you would ask for instead"
          rows={8}
          limit={answerLimit}
          defaultValue={typed(state, 'grounds')}
          errors={state.errors}
        />
      )}
    />
  )
}
