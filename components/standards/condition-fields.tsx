import { typed } from '#components/declarations/typed.ts'
import { DateFields } from '#components/ui/date-fields.tsx'
import { Details } from '#components/ui/notes.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextArea } from '#components/ui/text-area.tsx'
import { TextInput } from '#components/ui/text-input.tsx'
import { wordingLimit } from '#lib/domain/conditions.ts'
import { conditionRows, numbers } from '#lib/forms/conditions.ts'
import type { FormState } from '#lib/forms/form-state.ts'
import type { ConditionSetting } from '#lib/queries/condition-setting.ts'
import type { Contact } from './decide-form.tsx'

type Props = {
  state: FormState
  setting: ConditionSetting
  /** Those whose outcome asks for conditions, and those of them with whom contact has to end. */
  contacts: readonly Contact[]
  ceasing: readonly Contact[]
}

/** A row for each contact and two to spare, folded until they are needed. */
export function ConditionFields({ state, setting, contacts, ceasing }: Props) {
  const rows = numbers(conditionRows(contacts.length))
  const first = rows.slice(0, contacts.length)
  const more = rows.slice(contacts.length)
  const used = more.some((at) =>
    ['template', 'wording', 'owner', 'weeks'].some((part) => typed(state, `condition.${at}.${part}`)),
  )
  const wrong = more.some((at) =>
    Object.keys(state.errors).some((name) => name.startsWith(`condition.${at}.`)),
  )
  const row = (at: number) => (
    <ConditionRow key={at} at={at} state={state} setting={setting} contacts={contacts} />
  )
  return (
    <>
      {ceasing.map(({ associationId, name }) => (
        <DateFields
          key={associationId}
          name={`confirm.${associationId}`}
          legend={
            <>
              By when <bdi>{name}</bdi> must be out of contact
            </>
          }
          hint="The declarant confirms by this day that contact has ended"
          defaultValue={dayTyped(state, `confirm.${associationId}`)}
          errors={state.errors}
        />
      ))}
      {first.map(row)}
      <Details summary="Set another condition" open={used || wrong}>
        <div className="space-y-8">{more.map(row)}</div>
      </Details>
    </>
  )
}

function ConditionRow({ at, state, setting, contacts }: Omit<Props, 'ceasing'> & { at: number }) {
  const name = (part: string) => `condition.${at}.${part}`
  const value = (part: string) => typed(state, name(part))
  const { errors } = state
  const [year = '', month = '', day = ''] = setting.today.split('-')
  return (
    <section className="space-y-4" aria-labelledby={`condition-${at}`}>
      <h2 id={`condition-${at}`}>Condition {at}</h2>
      {contacts.length > 1 ? (
        <Select
          name={name('association')}
          label="About"
          placeholder="Choose whom it is about"
          options={contacts.map((each) => ({ value: each.associationId, label: each.name }))}
          defaultValue={value('association') ?? contacts[at - 1]?.associationId ?? ''}
          errors={errors}
        />
      ) : null}
      <Select
        name={name('template')}
        label="Template"
        placeholder="None: my own words"
        options={setting.templates.map(({ code, label }) => ({ value: code, label }))}
        defaultValue={value('template')}
        errors={errors}
      />
      <TextArea
        name={name('wording')}
        label="What the declarant must do or not do"
        hint="Leave this empty to take the template’s words; you read them before anything is recorded"
        rows={3}
        limit={wordingLimit}
        defaultValue={value('wording')}
        errors={errors}
      />
      <Select
        name={name('owner')}
        label="Who checks it"
        hint="A line manager sees this condition and whose it is, and nothing else of the record"
        placeholder="Choose a person"
        options={setting.overseers.map(({ id, label }) => ({ value: id, label }))}
        defaultValue={value('owner')}
        errors={errors}
      />
      <DateFields
        name={name('start')}
        legend="Begins on"
        defaultValue={dayTyped(state, name('start'), { day, month, year })}
        errors={errors}
      />
      <TextInput
        name={name('weeks')}
        label="Checked every so many weeks"
        hint="Leave this empty if it is checked once, on the day below"
        width={4}
        inputMode="numeric"
        defaultValue={value('weeks')}
        errors={errors}
      />
      <DateFields
        name={name('due')}
        legend="Checked on"
        hint="The first check, where it is not one interval after it begins"
        optional
        defaultValue={dayTyped(state, name('due'))}
        errors={errors}
      />
      <DateFields
        name={name('review')}
        legend="Review date"
        hint="When professional standards look at it again"
        defaultValue={dayTyped(state, name('review'))}
        errors={errors}
      />
    </section>
  )
}

type Parts = { day: string; month: string; year: string }

function dayTyped(
  state: FormState,
  name: string,
  otherwise: Parts = { day: '', month: '', year: '' },
): Parts {
  const part = (which: keyof Parts) => typed(state, `${name}.${which}`) ?? otherwise[which]
  return { day: part('day'), month: part('month'), year: part('year') }
}
