import type { FormState } from '#lib/forms/form-state.ts'

/** What was typed into a field before, as its default. */
export function typed(state: FormState, name: string): string | undefined {
  const value = state.values[name]
  return typeof value === 'string' ? value : undefined
}
