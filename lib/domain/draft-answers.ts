import { type Draft, listOf, type PartValues, partOf, rowNumbers, textOf } from './draft.ts'
import { parseDateParts } from './vague-day.ts'

/* What the typed words of a draft amount to, as far as they are given. Nothing here judges whether that is enough. */

/** Categories and names as far as they are given: what decides who reads it. */
export function toldIn(draft: Draft): { categories: readonly string[]; names: readonly string[] } {
  return {
    categories: listOf(partOf(draft, 'why').values, 'categories[]'),
    names: draft.contacts.flatMap(({ id }) => namesOf(partOf(draft, 'who', id).values)),
  }
}

/** The name as given, if it is, then the other names. */
export function namesOf(who: PartValues): readonly string[] {
  const name = nameOf(who)
  return [...(name === null ? [] : [name]), ...aliasesOf(who)]
}

/** Null is *not known*, or not said yet. */
export function nameOf(who: PartValues): string | null {
  const kind = textOf(who, 'kind')
  if (kind !== 'person' && kind !== 'group') return null
  return textOf(who, `${kind}.nameKnown`) === 'known' ? textOf(who, `${kind}.name`) || null : null
}

export function aliasesOf(who: PartValues): readonly string[] {
  return rowNumbers(who, 'aka')
    .map((row) => textOf(who, `aka.${row}`))
    .filter((alias) => alias !== '')
}

/** As vague as it was given; null where it is not known or no date. */
export function birthOf(who: PartValues): string | null {
  return textOf(who, 'kind') === 'person' && textOf(who, 'birthKnown') === 'known'
    ? dateIn(who, 'birth')
    : null
}

export function dateIn(values: PartValues, name: string): string | null {
  const read = parseDateParts(boxes(values, name))
  return 'date' in read ? read.date : null
}

/** The rows of accounts in which something was typed. */
export function accountRows(
  accounts: PartValues,
): readonly { row: number; raw: string; platform: string; right: boolean }[] {
  if (textOf(accounts, 'accountsKnown') !== 'known') return []
  return rowNumbers(accounts, 'accounts')
    .map((row) => ({
      row,
      raw: textOf(accounts, `accounts.${row}.raw`),
      platform: textOf(accounts, `accounts.${row}.platform`),
      right: textOf(accounts, `accounts.${row}.right`) === 'yes',
    }))
    .filter(({ raw }) => raw !== '')
}

/** The three boxes of a date, as typed. */
export function boxes(values: PartValues, name: string) {
  const [day, month, year] = (['day', 'month', 'year'] as const).map((box) =>
    textOf(values, `${name}.${box}`),
  )
  return { day: day ?? '', month: month ?? '', year: year ?? '' }
}
