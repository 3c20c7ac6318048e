'use client'

import type { ReactNode } from 'react'
import { typed } from '#components/declarations/typed.ts'
import { Radios } from '#components/ui/choices.tsx'
import { Warning } from '#components/ui/notes.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { rationaleLimit } from '#lib/forms/standards-limits.ts'
import { type OnRecord, PostForm, Words } from './post-form.tsx'

const answers = {
  yes: 'I agree: it takes effect',
  no: 'I do not agree: it goes back to be assessed',
} as const

/** The second person agrees to what was proposed, or sends it back; the proposal stands above the fields in full. */
export function CountersignForm({
  proposal,
  readers,
  ...on
}: OnRecord & { proposal: ReactNode; readers: readonly string[] }) {
  return (
    <PostForm
      {...on}
      title="Sign as the second person"
      button="Continue"
      readers={readers}
      intro={proposal}
      confirm={(state) => {
        const agreed = typed(state, 'agreed') === 'yes'
        return {
          title: agreed ? 'Check and sign' : 'Check and send back',
          button: agreed ? 'I confirm and sign' : 'I confirm and send it back',
          warning: agreed ? (
            <Warning>The decision takes effect at once and cannot be changed. The declarant is told.</Warning>
          ) : undefined,
          rows: [
            { key: 'Your answer', value: answers[agreed ? 'yes' : 'no'] },
            { key: 'Rationale', value: <Words>{typed(state, 'rationale')}</Words> },
          ],
        }
      }}
    >
      {(state) => (
        <>
          <Radios
            name="agreed"
            legend="Do you agree with this decision?"
            options={[
              { value: 'yes', label: answers.yes },
              { value: 'no', label: answers.no },
            ]}
            defaultValue={typed(state, 'agreed')}
            errors={state.errors}
          />
          <TextArea
            name="rationale"
            label="Rationale"
            rows={6}
            limit={rationaleLimit}
            defaultValue={typed(state, 'rationale')}
            errors={state.errors}
          />
        </>
      )}
    </PostForm>
  )
}
