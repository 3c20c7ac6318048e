import { now } from '#lib/clock.ts'
import { overseersOf } from '#lib/db/conditions.ts'
import type { Tx } from '#lib/db/request.ts'
import { type Day, toDay } from '#lib/domain/days.ts'
import type { DeclarationRecord } from '#lib/domain/declaration.ts'
import type { ConditionTemplate } from '#lib/domain/policy.ts'
import { loadPolicy } from './policy.ts'

/** What a decision maker chooses from when they set conditions. */
export type ConditionSetting = {
  readonly overseers: readonly { readonly id: string; readonly label: string }[]
  readonly templates: readonly ConditionTemplate[]
  readonly today: Day
}

/** The line manager who may check them, if there is one, before those of professional standards. */
export async function readSetting(
  tx: Tx,
  record: DeclarationRecord,
  readerId: string,
): Promise<ConditionSetting> {
  const overseers = await overseersOf(tx, record)
  const people = await tx.person.findMany({
    where: { id: { in: overseers.map((each) => each.id) } },
    orderBy: { fullName: 'asc' },
    select: { id: true, fullName: true, title: true },
  })
  const labelled = (as: 'manager' | 'standards') =>
    people
      .filter((person) => overseers.some((each) => each.id === person.id && each.as === as))
      .map(({ id, fullName, title }) => ({
        id,
        label: `${fullName}${id === readerId ? ' (you)' : ''}, ${title}${as === 'manager' ? ', line manager' : ''}`,
      }))
  return {
    overseers: [...labelled('manager'), ...labelled('standards')],
    templates: (await loadPolicy('conditions')).body.templates,
    today: toDay(now()),
  }
}
