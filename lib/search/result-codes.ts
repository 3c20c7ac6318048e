import type { Tx } from '#lib/db/request.ts'

/** What a result is named and narrowed by. */
export type ResultCodes = {
  readonly id: string
  readonly reference: string
  readonly status: string
  readonly unit: string
  readonly categories: readonly string[] | null
  /** As assessed last. */
  readonly risk: string | null
  /** Of each contact the one that took effect last. */
  readonly outcomes: readonly string[]
}

/** Of these declarations those that this reader may see now, by id; what was restricted since is not among them. */
export async function resultCodes(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ResultCodes>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRaw<ResultCodes[]>`SELECT * FROM result_codes(${[...ids]}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}
