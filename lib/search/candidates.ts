import type { Tx } from '#lib/db/request.ts'
import type { Search } from './criteria.ts'

/** One more than is ever shown, so that "more than 500" can be told from 500. */
export const mostResults = 500

/**
 * The declarations that answer a search, exact matches first, newest first among equals: the one place that decides what
 * matches. The database filters by reader before it limits; the rows behind the ids are read under row security.
 */
export async function candidates(tx: Tx, search: Search): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ declaration_id: string }[]>`
    SELECT declaration_id FROM search_candidates(${JSON.stringify(search.terms)}::jsonb,
      ${JSON.stringify(search.filters)}::jsonb, ${mostResults + 1}::int)`
  return rows.map((row) => row.declaration_id)
}
