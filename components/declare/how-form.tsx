'use client'

import {
  frequencyOptions,
  knownOptions,
  ownOngoingWords,
  relationshipOptions,
  yesNoNotKnownOptions,
} from '#components/declare/options.ts'
import { PartForm, type PartFormProps } from '#components/declare/part-form.tsx'
import { Why, type WhyText } from '#components/declare/why.tsx'
import { Radios } from '#components/ui/choices.tsx'
import { DateFields } from '#components/ui/date-fields.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { ongoings } from '#lib/domain/declared.ts'
import { textOf } from '#lib/domain/draft.ts'

type HowFormProps = PartFormProps & {
  why: Record<'relationship' | 'frequency' | 'since' | 'knows_employer', WhyText>
}

/** How the declarant and one contact know each other. */
export function HowForm({ why, ...form }: HowFormProps) {
  return (
    <PartForm {...form}>
      {({ values, errors }) => (
        <>
          <Select
            name="relationship"
            label="What are they to you?"
            hint="Choose the nearest"
            placeholder="Choose one"
            options={relationshipOptions}
            defaultValue={textOf(values, 'relationship')}
            errors={errors}
          />
          <TextArea
            name="howKnown"
            label="How do you know them?"
            hint="How you met and what you do together, in a few sentences"
            rows={4}
            defaultValue={textOf(values, 'howKnown')}
            errors={errors}
          />
          <Why text={why.relationship} />
          <Radios
            name="frequency"
            legend="How often are you in touch?"
            defaultValue={textOf(values, 'frequency')}
            errors={errors}
            options={frequencyOptions}
          />
          <Why text={why.frequency} />
          <Radios
            name="sinceKnown"
            legend="Do you know since when?"
            defaultValue={textOf(values, 'sinceKnown')}
            errors={errors}
            options={knownOptions(
              'Yes, or about',
              <DateFields
                name="since"
                legend="Since when?"
                hint="As much as you know: a year, or a month and year, is fine"
                defaultValue={{
                  day: textOf(values, 'since.day'),
                  month: textOf(values, 'since.month'),
                  year: textOf(values, 'since.year'),
                }}
                errors={errors}
              />,
              'Not known',
            )}
          />
          <Radios
            name="ongoing"
            legend="Is it ongoing?"
            defaultValue={textOf(values, 'ongoing')}
            errors={errors}
            options={ongoings.map((value) => ({ value, label: ownOngoingWords[value] }))}
          />
          <Why text={why.since} />
          <Radios
            name="knowsEmployer"
            legend="Do they know where you work?"
            defaultValue={textOf(values, 'knowsEmployer')}
            errors={errors}
            options={yesNoNotKnownOptions}
          />
          <Why text={why.knows_employer} />
        </>
      )}
    </PartForm>
  )
}
