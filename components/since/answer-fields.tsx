import { typed } from '#components/declarations/typed.ts'
import { Radios } from '#components/ui/choices.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import type { FormState } from '#lib/forms/form-state.ts'
import { noteLimit } from '#lib/forms/standards-limits.ts'

/** Confirms an end, or asks about it: the same fields for a line manager and for professional standards. */
export function EndAnswerFields({ state }: { state: FormState }) {
  return (
    <Radios
      name="confirmed"
      legend="Do you confirm that it has ended?"
      defaultValue={typed(state, 'confirmed')}
      errors={state.errors}
      options={[
        { value: 'yes', label: 'Yes, it has ended', hint: 'It is kept, with what was decided' },
        {
          value: 'no',
          label: 'No, I have a question',
          reveal: (
            <TextArea
              name="words"
              label="Your question"
              hint="The declarant reads it, and can report the end again"
              rows={4}
              limit={noteLimit}
              defaultValue={typed(state, 'words')}
              errors={state.errors}
            />
          ),
        },
      ]}
    />
  )
}
