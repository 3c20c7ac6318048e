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

/** What one post may hold, a little below what the server takes; each field costs some bytes beside its words. */
const mostBytes = 62_000
const bytesPerField = 180

/** Whether the server would turn a form away for its size. */
export function isTooLarge(form: FormData): boolean {
  const encoder = new TextEncoder()
  let bytes = 0
  for (const [, value] of form)
    bytes += bytesPerField + (typeof value === 'string' ? encoder.encode(value).length : value.size)
  return bytes > mostBytes
}
