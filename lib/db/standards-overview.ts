import type { Tx } from './request.ts'

export type OpenPart = {
  readonly unitCode: string
  /** The number of its age, youngest first. */
  readonly age: number
  readonly open: number
  readonly overdue: number
}

/** What is open, by unit and age. @param since the days from which on the ages count, youngest first */
export async function openParts(
  tx: Tx,
  today: string,
  since: readonly string[],
): Promise<readonly OpenPart[]> {
  return tx.$queryRaw`
    SELECT unit_code AS "unitCode", age, open, overdue FROM standards_open(${today}, ${since}::text[])`
}

/** How many a list of work holds. */
export async function totalOf(tx: Tx, view: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: number }[]>`SELECT standards_total(${view}) AS total`
  return row?.total ?? 0
}

/** How many conditions in force stand where: all that the reader may see, or those they check. */
export async function conditionTotals(
  tx: Tx,
  mine: boolean,
  today: string,
): Promise<readonly { readonly standing: string; readonly total: number }[]> {
  return tx.$queryRaw`SELECT * FROM standards_condition_totals(${mine}, ${today})`
}

/** One page of them, what is to be checked first at the top. */
export async function conditionIds(
  tx: Tx,
  { mine, standing, today }: { mine: boolean; standing: string; today: string },
  most: number,
  skip: number,
): Promise<readonly string[]> {
  const found = await tx.$queryRaw<{ condition_id: string }[]>`
    SELECT condition_id FROM standards_conditions(${mine}, ${standing}, ${today}, ${most}::int, ${skip}::int)`
  return found.map((row) => row.condition_id)
}
