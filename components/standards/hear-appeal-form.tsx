'use client'

import type { ReactNode } from 'react'
import { typed } from '#components/declarations/typed.ts'
import { Radios } from '#components/ui/choices.tsx'
import { Warning } from '#components/ui/notes.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { messageLimit, rationaleLimit } from '#lib/forms/standards-limits.ts'
import { type OnRecord, PostForm, Words } from './post-form.tsx'

const answers = {
  yes: 'The decision stands',
  no: 'It is decided again, by somebody else',
} as const

/** Hears an appeal; the grounds stand above the fields in full. */
export function HearAppealForm({
  grounds,
  readers,
  ...on
}: OnRecord & { grounds: ReactNode; readers: readonly string[] }) {
  return (
    <PostForm
      {...on}
      title="Hear the appeal"
      button="Continue"
      readers={readers}
      intro={grounds}
      confirm={(state) => {
        const stands = typed(state, 'stands') === 'yes'
        return {
          title: 'Check before it counts',
          button: stands ? 'I confirm: the decision stands' : 'I confirm: it is decided again',
          warning: stands ? undefined : (
            <Warning>
              The record goes back to professional standards at once, to be assessed and decided by somebody
              who has not decided it before. Its conditions stay in force until then.
            </Warning>
          ),
          rows: [
            { key: 'Your answer', value: answers[stands ? 'yes' : 'no'] },
            { key: 'Reasons', value: <Words>{typed(state, 'reasons')}</Words> },
            { key: 'What the declarant is told', value: <Words>{typed(state, 'message')}</Words> },
          ],
        }
      }}
    >
      {(state) => (
        <>
          <Radios
            name="stands"
            legend="Does the decision stand?"
            options={[
              { value: 'yes', label: answers.yes },
              { value: 'no', label: answers.no },
            ]}
            defaultValue={typed(state, 'stands')}
            errors={state.errors}
          />
          <TextArea
            name="reasons"
            label="Your reasons"
            hint="For professional standards"
            rows={6}
            limit={rationaleLimit}
            defaultValue={typed(state, 'reasons')}
            errors={state.errors}
          />
          <TextArea
            name="message"
            label="What the declarant is told"
            hint="Plain words: what you looked at, and why you came to this"
            rows={5}
            limit={messageLimit}
            defaultValue={typed(state, 'message')}
            errors={state.errors}
          />
        </>
      )}
    </PostForm>
  )
}
