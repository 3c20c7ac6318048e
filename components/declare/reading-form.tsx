'use client'

import { PartForm, type PartFormProps } from '#components/declare/part-form.tsx'
import { Radios } from '#components/ui/choices.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { TextInput } from '#components/ui/text-input.tsx'
import { textOf } from '#lib/domain/draft.ts'

export type PlayedBack = { row: number; raw: string; platform: string; readAs: string }

/** Plays back how each account was read. Nothing was looked up; what was typed is kept whatever the answer. */
export function ReadingForm({ accounts, ...form }: PartFormProps & { accounts: readonly PlayedBack[] }) {
  return (
    <PartForm {...form}>
      {({ values, errors }) =>
        accounts.map(({ row, raw, platform, readAs }) => (
          <div key={row} className="space-y-3">
            <input type="hidden" name={`accounts.${row}.raw`} value={raw} />
            <Radios
              name={`accounts.${row}.right`}
              legend={
                <>
                  We read this as <bdi>{readAs}</bdi>. Is that right?
                </>
              }
              hint={
                <>
                  You typed <Mono>{raw}</Mono>
                </>
              }
              defaultValue={textOf(values, `accounts.${row}.right`)}
              errors={errors}
              options={[
                { value: 'yes', label: 'Yes' },
                {
                  value: 'other',
                  label: 'No, it is on another platform',
                  reveal: (
                    <TextInput
                      name={`accounts.${row}.platform`}
                      label="Which platform is it on?"
                      hint="Any name will do, and “not known” if you do not know it"
                      width={20}
                      defaultValue={textOf(values, `accounts.${row}.platform`) || platform}
                      errors={errors}
                    />
                  ),
                },
                { value: 'change', label: 'No, I want to change what I typed' },
              ]}
            />
          </div>
        ))
      }
    </PartForm>
  )
}
