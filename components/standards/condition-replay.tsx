import { typed } from '#components/declarations/typed.ts'
import type { SummaryRow } from '#components/ui/summary-list.tsx'
import { formatDay } from '#lib/dates.ts'
import { conditionRows, numbers } from '#lib/forms/conditions.ts'
import type { FormState } from '#lib/forms/form-state.ts'
import { writtenDay } from '#lib/forms/written-day.ts'
import type { ConditionSetting } from '#lib/queries/condition-setting.ts'
import type { Contact } from './decide-form.tsx'

/** The conditions once more, word for word as they will be recorded, before they count. */
export function replayConditions(
  state: FormState,
  setting: ConditionSetting,
  contacts: readonly Contact[],
): readonly SummaryRow[] {
  return numbers(conditionRows(contacts.length)).flatMap((at): SummaryRow[] => {
    const text = (part: string) => typed(state, `condition.${at}.${part}`)?.trim() ?? ''
    const template = setting.templates.find((each) => each.code === text('template'))
    const wording = text('wording') || (template?.wording ?? '')
    if (wording === '') return []
    const owner = setting.overseers.find((each) => each.id === text('owner'))
    const about =
      contacts.length > 1
        ? contacts.find((each) => each.associationId === text('association'))?.name
        : undefined
    const weeks = text('weeks')
    const due = dayOf(state, `condition.${at}.due`)
    return [
      {
        key: about ? `Condition ${at}, ${about}` : `Condition ${at}`,
        value: (
          <>
            <span className="block whitespace-pre-line">{wording}</span>
            <span className="hint block">
              Checked by {owner?.label ?? 'nobody'}
              {weeks ? `, every ${weeks === '1' ? 'week' : `${weeks} weeks`}` : ''}
              {due ? `, on ${due}` : ''}. Begins on {dayOf(state, `condition.${at}.start`)}, reviewed on{' '}
              {dayOf(state, `condition.${at}.review`)}.
            </span>
          </>
        ),
      },
    ]
  })
}

/** A day as it was written in three boxes. */
export function dayOf(state: FormState, name: string): string {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map(
    (part) => typed(state, `${name}.${part}`) ?? '',
  )
  const written = writtenDay({ day, month, year })
  return written === null ? '' : formatDay(written)
}
