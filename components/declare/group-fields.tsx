import { ownRoleWords, yesNoNotKnownOptions } from '#components/declare/options.ts'
import { Why, type WhyText } from '#components/declare/why.tsx'
import { Radios } from '#components/ui/choices.tsx'
import type { Errors } from '#components/ui/field-id.ts'
import { InsetText } from '#components/ui/notes.tsx'
import { TextInput } from '#components/ui/text-input.tsx'
import { groupRoles } from '#lib/domain/declared.ts'
import { type PartValues, textOf } from '#lib/domain/draft.ts'

const questions = {
  outsiders: 'Are people from outside the force in it?',
  staff: 'Are other staff of the force in it?',
  operational: 'Are operational matters discussed in it?',
} as const

const advice = {
  administrator: (
    <InsetText>
      <p>
        As an administrator you choose who is in the group. Look through the members now, and again from time
        to time. Keep groups in which work is discussed apart from social ones.
      </p>
    </InsetText>
  ),
} as const

type GroupFieldsProps = { values: PartValues; errors: Errors; why: WhyText }

/** What is asked about a group: one's own part in it, who is there, what is talked about. */
export function GroupFields({ values, errors, why }: GroupFieldsProps) {
  return (
    <>
      <Radios
        name="group.role"
        legend="What is your part in the group?"
        defaultValue={textOf(values, 'group.role')}
        errors={errors}
        options={groupRoles.map((value) => ({
          value,
          label: ownRoleWords[value],
          ...(value === 'administrator' ? { reveal: advice[value] } : {}),
        }))}
      />
      <TextInput
        name="group.size"
        label="About how many members has it?"
        hint="Leave it empty if you do not know"
        optional
        width={4}
        inputMode="numeric"
        defaultValue={textOf(values, 'group.size')}
        errors={errors}
      />
      {(['outsiders', 'staff', 'operational'] as const).map((name) => (
        <Radios
          key={name}
          name={`group.${name}`}
          legend={questions[name]}
          defaultValue={textOf(values, `group.${name}`)}
          errors={errors}
          options={yesNoNotKnownOptions}
        />
      ))}
      <Why text={why} />
    </>
  )
}
