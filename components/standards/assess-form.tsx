'use client'

import type { ReactNode } from 'react'
import { typed } from '#components/declarations/typed.ts'
import { Radios } from '#components/ui/choices.tsx'
import { InsetText } from '#components/ui/notes.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { factLimit, rationaleLimit } from '#lib/forms/standards-limits.ts'
import { riskWords } from '#lib/wording.ts'
import { type OnRecord, PostForm } from './post-form.tsx'
import { manageabilityWords } from './words.ts'

export type AssessmentStart = {
  readonly nature: string
  readonly howKnown: string
  readonly ongoing: string
  readonly access: string
}

const facts = [
  { name: 'nature', label: 'Nature of the association' },
  { name: 'howKnown', label: 'How it is known' },
  { name: 'ongoing', label: 'Ongoing or historic' },
  { name: 'access', label: 'Access the declarant has' },
] as const

/** The four facts without which nothing is graded, then the grade, whether it can be managed, and why. */
export function AssessForm({
  start,
  readers,
  declared,
  again,
  ...on
}: OnRecord & {
  start: AssessmentStart
  readers: readonly string[]
  /** What was declared of their work, to judge the access by. */
  declared: ReactNode
  again: boolean
}) {
  return (
    <PostForm
      {...on}
      title={again ? 'Assess again' : 'Assess'}
      button="Record the assessment"
      readers={readers}
      intro={
        <p>
          {again
            ? 'The boxes hold the last assessment. What you record is added; nothing is overwritten.'
            : 'The first three boxes hold what was declared. Put them into your own words. If a fact is missing, ask the declarant; do not guess.'}
        </p>
      }
    >
      {(state) => (
        <>
          {facts.map(({ name, label }) => (
            <div key={name} className="space-y-3">
              {name === 'access' && declared ? <InsetText>{declared}</InsetText> : null}
              <TextArea
                name={name}
                label={label}
                rows={4}
                limit={factLimit}
                defaultValue={typed(state, name) ?? start[name]}
                errors={state.errors}
              />
            </div>
          ))}
          <Radios
            name="riskGrade"
            legend="Risk grade"
            hint="A category alone never sets the grade"
            options={(['low', 'medium', 'high'] as const).map((value) => ({
              value,
              label: riskWords[value],
              ...(value === 'high' ? { hint: 'A second person signs the decision' } : {}),
            }))}
            defaultValue={typed(state, 'riskGrade')}
            errors={state.errors}
          />
          <Radios
            name="manageability"
            legend="Can the risk be managed?"
            options={(['manageable', 'escalate'] as const).map((value) => ({
              value,
              label: manageabilityWords[value],
              ...(value === 'escalate' ? { hint: 'A second person signs the decision' } : {}),
            }))}
            defaultValue={typed(state, 'manageability')}
            errors={state.errors}
          />
          <TextArea
            name="rationale"
            label="Rationale"
            hint="Why this grade: what it rests on, what speaks against it"
            rows={7}
            limit={rationaleLimit}
            defaultValue={typed(state, 'rationale')}
            errors={state.errors}
          />
        </>
      )}
    </PostForm>
  )
}
