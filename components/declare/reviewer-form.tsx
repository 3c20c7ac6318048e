'use client'

import type { ReactNode } from 'react'
import { PartForm, type PartFormProps } from '#components/declare/part-form.tsx'
import { Why, type WhyText } from '#components/declare/why.tsx'
import { Radios } from '#components/ui/choices.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { textOf } from '#lib/domain/draft.ts'
import { keepReasons } from '#lib/domain/draft-problems.ts'
import { keepWords } from '#lib/forms/declare/keep-words.ts'

type ReviewerFormProps = PartFormProps & {
  /** The line manager from whom it could be kept; null where none would see it. */
  manager: string | null
  reasonSeen: ReactNode
  why: Record<'route' | 'withhold', WhyText>
}

/** Who reviews it, and whether the line manager should not see it. */
export function ReviewerForm({ manager, reasonSeen, why, ...form }: ReviewerFormProps) {
  return (
    <PartForm {...form}>
      {({ values, errors }) => (
        <>
          <Why text={why.route} />
          {manager === null ? null : (
            <>
              <Radios
                name="keep"
                legend="Should your line manager not see it?"
                defaultValue={textOf(values, 'keep')}
                errors={errors}
                options={[
                  {
                    value: 'no',
                    label: (
                      <>
                        My line manager <bdi>{manager}</bdi> may see it
                      </>
                    ),
                  },
                  {
                    value: 'yes',
                    label: 'My line manager should not see it',
                    hint: 'It then goes straight to professional standards, and your line manager is not told',
                    reveal: (
                      <>
                        <Radios
                          name="keepReason"
                          legend="Why not?"
                          defaultValue={textOf(values, 'keepReason')}
                          errors={errors}
                          options={keepReasons.map((value) => ({ value, label: keepWords[value] }))}
                        />
                        <TextArea
                          name="keepText"
                          label="In your own words"
                          hint="Needed for another reason; otherwise only if you want to"
                          rows={3}
                          defaultValue={textOf(values, 'keepText')}
                          errors={errors}
                        />
                        {reasonSeen}
                      </>
                    ),
                  },
                ]}
              />
              <Why text={why.withhold} />
            </>
          )}
        </>
      )}
    </PartForm>
  )
}
