import type { PartValues } from '#lib/domain/draft.ts'
import type { FormState } from '#lib/forms/form-state.ts'

/** What a form shows: the words posted last, else those it was opened with. */
export function shownValues(state: FormState, start: PartValues): PartValues {
  return Object.keys(state.values).length > 0 ? state.values : start
}

/** How many rows to draw: those filled and an empty one, and one more when it was asked for. */
export function rowCount(state: FormState, filled: readonly number[]): number {
  const asked = Number(state.values.rows)
  return Math.max(1, (filled.at(-1) ?? -1) + 1, Number.isSafeInteger(asked) ? Math.min(asked, 40) : 0)
}
