import type { Day } from '#lib/domain/days.ts'
import type { CalendarDay } from '#lib/notices/calendar.ts'
import type { Reader } from '#lib/reader.ts'
import { type DeclarantView, readDeclaration } from './declaration.ts'

/** The days by which the declarant has to answer, acknowledge or confirm something; none where it is not theirs. */
export async function readDaysToAct(reader: Reader, reference: string): Promise<readonly CalendarDay[]> {
  const view = await readDeclaration(reader, reference)
  return view ? daysToAct(view) : []
}

/** The same of a declaration that was read. */
export function daysToAct({
  reference,
  openQuestion,
  conditions,
  toConfirm,
}: Pick<DeclarantView, 'reference' | 'openQuestion' | 'conditions' | 'toConfirm'>): readonly CalendarDay[] {
  const address = `/declarations/${reference}`
  const all: readonly { id: string; day: string | null }[] = [
    ...(openQuestion ? [{ id: `answer-${openQuestion.id}`, day: openQuestion.dueOn }] : []),
    ...conditions.map(({ id, acknowledgeBy }) => ({ id: `condition-${id}`, day: acknowledgeBy })),
    ...toConfirm.map(({ associationId, by }) => ({ id: `confirm-${associationId}`, day: by || null })),
  ]
  return all.flatMap(({ id, day }) => (day === null ? [] : [{ id, day: day as Day, address }]))
}
