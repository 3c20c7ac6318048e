'use client'

import { rowCount } from '#components/declare/form-values.ts'
import { knownOptions } from '#components/declare/options.ts'
import { PartForm, type PartFormProps } from '#components/declare/part-form.tsx'
import { Why, type WhyText } from '#components/declare/why.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { type Choice, Radios } from '#components/ui/choices.tsx'
import { DateFields } from '#components/ui/date-fields.tsx'
import type { Errors } from '#components/ui/field-id.ts'
import { Fieldset } from '#components/ui/fieldset.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextInput } from '#components/ui/text-input.tsx'
import { mostAliases, type PartValues, rowNumbers, textOf } from '#lib/domain/draft.ts'
import { GroupFields } from './group-fields.tsx'

type WhoFormProps = PartFormProps & { why: { associate: WhyText; groups: WhyText } }

/** Who or what a contact is: a person, a group, or an account alone. */
export function WhoForm({ why, ...form }: WhoFormProps) {
  return (
    <PartForm {...form}>
      {({ values, errors, state }) => (
        <>
          <Radios
            name="kind"
            legend="What are you declaring?"
            defaultValue={textOf(values, 'kind')}
            errors={errors}
            options={[
              {
                value: 'person',
                label: 'A person',
                reveal: (
                  <>
                    <NameKnown kind="person" values={values} errors={errors} />
                    <Birth values={values} errors={errors} />
                  </>
                ),
              },
              {
                value: 'group',
                label: 'A group',
                hint: 'A group chat, channel, server, page or forum',
                reveal: (
                  <>
                    <NameKnown kind="group" values={values} errors={errors} />
                    <GroupFields values={values} errors={errors} why={why.groups} />
                  </>
                ),
              },
              {
                value: 'handle',
                label: 'An account whose owner I do not know',
                hint: 'You give the account in the next part',
              },
            ]}
          />
          <Why text={why.associate} />
          <Aliases values={values} errors={errors} count={rowCount(state, rowNumbers(values, 'aka'))} />
          <TextArea
            name="description"
            label="What else tells them apart?"
            hint="For example where they live or work, as far as you know already"
            optional
            rows={4}
            defaultValue={textOf(values, 'description')}
            errors={errors}
          />
        </>
      )}
    </PartForm>
  )
}

type Drawn = { values: PartValues; errors: Errors }

function NameKnown({ kind, values, errors }: Drawn & { kind: 'person' | 'group' }) {
  const name = `${kind}.name`
  const label = kind === 'person' ? 'Full name' : 'Name of the group'
  const box = (
    <TextInput
      name={name}
      label={label}
      hint={kind === 'person' ? 'As much of it as you know' : undefined}
      defaultValue={textOf(values, name)}
      errors={errors}
    />
  )
  return (
    <Radios
      name={`${kind}.nameKnown`}
      legend={kind === 'person' ? 'Do you know their name?' : 'Do you know what the group is called?'}
      defaultValue={textOf(values, `${kind}.nameKnown`)}
      errors={errors}
      options={knownOptions('Yes', box, 'Not known')}
    />
  )
}

function Birth({ values, errors }: Drawn) {
  const date: Choice['reveal'] = (
    <DateFields
      name="birth"
      legend="Date of birth"
      hint="As much as you know: a year alone is fine"
      defaultValue={{
        day: textOf(values, 'birth.day'),
        month: textOf(values, 'birth.month'),
        year: textOf(values, 'birth.year'),
      }}
      errors={errors}
    />
  )
  return (
    <Radios
      name="birthKnown"
      legend="Do you know their date of birth, or about how old they are?"
      defaultValue={textOf(values, 'birthKnown')}
      errors={errors}
      options={knownOptions('Yes, or part of it', date, 'Not known')}
    />
  )
}

function Aliases({ values, errors, count }: Drawn & { count: number }) {
  const shown = Math.min(count, mostAliases)
  return (
    <Fieldset
      name="aka"
      legend="Other names you know them by"
      hint="Nicknames, maiden names, names used online; one in each box"
      optional
    >
      <div className="space-y-3">
        {Array.from({ length: shown }, (_, row) => (
          <TextInput
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its number
            key={row}
            name={`aka.${row}`}
            label={`Other name ${row + 1}`}
            defaultValue={textOf(values, `aka.${row}`)}
            errors={errors}
          />
        ))}
        {shown < mostAliases ? (
          <LinkButton name="go" value="row">
            Add another name
          </LinkButton>
        ) : null}
      </div>
    </Fieldset>
  )
}
