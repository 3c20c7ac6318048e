import { type PartValues, textOf } from '#lib/domain/draft.ts'
import { accountRows } from '#lib/domain/draft-answers.ts'
import type { FieldErrors } from '../read-form.ts'

/**
 * Puts the answers to "We read this as … Is that right?" to the accounts they were asked about. An answer about an account
 * that has changed since counts for nothing.
 */
export function answeredReadings(
  accounts: PartValues,
  answers: PartValues,
): { readonly values: PartValues; readonly errors: FieldErrors; readonly change: boolean } {
  const values: Record<string, string | readonly string[]> = { ...accounts }
  const errors: Record<string, string[]> = {}
  let change = false
  for (const { row, raw, right: agreed } of accountRows(accounts)) {
    if (agreed || textOf(answers, `accounts.${row}.raw`) !== raw) continue
    const right = `accounts.${row}.right`
    const platform = `accounts.${row}.platform`
    switch (textOf(answers, right)) {
      case 'yes':
        values[right] = 'yes'
        break
      case 'other':
        if (textOf(answers, platform) === '')
          errors[platform] = [
            `Enter the platform of account ${row + 1}, or “not known” if you do not know it`,
          ]
        else {
          values[platform] = textOf(answers, platform)
          values[right] = 'yes'
        }
        break
      case 'change':
        change = true
        break
      default:
        errors[right] = [`Choose whether we read account ${row + 1} right`]
    }
  }
  return { values, errors, change }
}
