'use client'

import { typed } from '#components/declarations/typed.ts'
import { Checkboxes, Radios } from '#components/ui/choices.tsx'
import { DateFields } from '#components/ui/date-fields.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { resumes } from '#lib/domain/commands.ts'
import type { ChangeKind } from '#lib/domain/policy.ts'
import type { FormState } from '#lib/forms/form-state.ts'
import { answerLimit } from '#lib/forms/limits.ts'
import { resumeWords } from '#lib/wording.ts'
import { OwnForm, type OwnFormProps } from './own-form.tsx'

/** Reports that something has changed. */
export function ChangeForm({ kinds, ...on }: OwnFormProps & { kinds: readonly ChangeKind[] }) {
  return (
    <OwnForm
      {...on}
      title="Report a change"
      button="Report the change"
      fields={(state) => (
        <>
          <Checkboxes
            name="kinds[]"
            legend="What has changed?"
            hint="Choose all that apply"
            options={kinds.map(({ code, label, urgent }) => ({
              value: code,
              label,
              ...(urgent ? { hint: 'Goes straight to professional standards' } : {}),
            }))}
            defaultValue={several(state, 'kinds[]')}
            errors={state.errors}
          />
          <TextArea
            name="text"
            label="What happened, and when?"
            hint="What you know yourself. Do not look anybody up, and do not ask anybody to"
            rows={6}
            limit={answerLimit}
            defaultValue={typed(state, 'text')}
            errors={state.errors}
          />
        </>
      )}
    />
  )
}

/** Reports that an association has ended. */
export function EndForm(on: OwnFormProps) {
  return (
    <OwnForm
      {...on}
      title="Report that it has ended"
      button="Report the end"
      fields={(state) => (
        <>
          <DateFields
            name="ended"
            legend="When did it end?"
            hint="As well as you know: a year alone, or a month and a year, will do"
            defaultValue={{
              day: typed(state, 'ended.day') ?? '',
              month: typed(state, 'ended.month') ?? '',
              year: typed(state, 'ended.year') ?? '',
            }}
            errors={state.errors}
          />
          <TextArea
            name="how"
            label="How did it end?"
            rows={5}
            limit={answerLimit}
            defaultValue={typed(state, 'how')}
            errors={state.errors}
          />
          <Radios
            name="resume"
            legend="Could it begin again?"
            options={resumes.map((value) => ({ value, label: resumeWords[value] }))}
            defaultValue={typed(state, 'resume')}
            errors={state.errors}
          />
        </>
      )}
    />
  )
}

export type EarlierOption = { readonly value: string; readonly label: string; readonly hint: string }

/** Says that somebody was declared before. */
export function EarlierForm({ options, ...on }: OwnFormProps & { options: readonly EarlierOption[] }) {
  return (
    <OwnForm
      {...on}
      title="Declared before"
      button="Link with the earlier declaration"
      fields={(state) => (
        <Radios
          name="earlier"
          legend="Which one did you declare before?"
          options={options}
          defaultValue={typed(state, 'earlier')}
          errors={state.errors}
        />
      )}
    />
  )
}

/** Answers a review: that nothing has changed is one step. */
export function ReviewForm(on: OwnFormProps) {
  return (
    <OwnForm
      {...on}
      title="Review your declaration"
      button="Send your answer"
      fields={(state) => (
        <Radios
          name="answer"
          legend="Has anything changed since?"
          defaultValue={typed(state, 'answer')}
          errors={state.errors}
          options={[
            { value: 'same', label: 'Nothing has changed' },
            {
              value: 'changed',
              label: 'Something has changed',
              reveal: (
                <TextArea
                  name="words"
                  label="What has changed?"
                  hint="After this you can report it in its own form, so that it reaches the right people"
                  rows={5}
                  limit={answerLimit}
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

function several(state: FormState, name: string): readonly string[] {
  const value = state.values[name]
  return typeof value === 'string' ? [value] : (value ?? [])
}
