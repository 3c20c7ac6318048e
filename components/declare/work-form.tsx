'use client'

import type { ReactNode } from 'react'
import { lookupOptions, yesNoNotSureOptions } from '#components/declare/options.ts'
import { PartForm, type PartFormProps } from '#components/declare/part-form.tsx'
import { Why, type WhyText } from '#components/declare/why.tsx'
import { Checkboxes, Radios } from '#components/ui/choices.tsx'
import { Warning } from '#components/ui/notes.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { listOf, textOf } from '#lib/domain/draft.ts'
import type { PolicyWarning } from '#lib/domain/policy.ts'

type WorkFormProps = PartFormProps & {
  warning: PolicyWarning
  /** Who sees the answer about looking somebody up: fewer than see the rest. */
  lookupSeen: ReactNode
  why: Record<'work' | 'access' | 'lookup', WhyText>
}

/** The declarant's work, whether it could touch this, and the warning not to look anybody up. */
export function WorkForm({ warning, lookupSeen, why, ...form }: WorkFormProps) {
  return (
    <PartForm {...form}>
      {({ values, errors }) => (
        <>
          <TextArea
            name="work"
            label="What is your work?"
            hint="Your role and team, not your vetting level"
            rows={3}
            defaultValue={textOf(values, 'work')}
            errors={errors}
          />
          <Why text={why.work} />
          <TextArea
            name="access"
            label="What does it give you access to?"
            hint="Kinds of systems, information and places"
            rows={3}
            defaultValue={textOf(values, 'access')}
            errors={errors}
          />
          <Why text={why.access} />
          <Radios
            name="workConflict"
            legend="Could your work touch this contact or group?"
            defaultValue={textOf(values, 'workConflict')}
            errors={errors}
            options={yesNoNotSureOptions}
          />
          <h2>Looking people up</h2>
          <Warning>
            <p>{warning.text}</p>
          </Warning>
          <Checkboxes
            name="warning[]"
            legend="Have you read this warning?"
            defaultValue={listOf(values, 'warning[]')}
            errors={errors}
            options={[{ value: warning.version, label: 'I have read it' }]}
          />
          <Radios
            name="lookup"
            legend="Has this contact or group been looked up on a police system, by you or by somebody you asked?"
            defaultValue={textOf(values, 'lookup')}
            errors={errors}
            options={lookupOptions.map((option) =>
              option.value === 'yes'
                ? {
                    ...option,
                    reveal: (
                      <TextArea
                        name="lookupText"
                        label="What happened?"
                        hint="When, on which system and why, if you want to say it here"
                        optional
                        rows={4}
                        defaultValue={textOf(values, 'lookupText')}
                        errors={errors}
                      />
                    ),
                  }
                : option,
            )}
          />
          {lookupSeen}
          <Why text={why.lookup} />
        </>
      )}
    </PartForm>
  )
}
