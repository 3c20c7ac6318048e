import type { Tx } from '#lib/db/request.ts'
import type { Search } from './criteria.ts'
import { findIdentities, findNames } from './find.ts'
import type { Reading } from './shape.ts'

/** One more than is ever shown, so that "more than 500" can be told from 500. */
export const mostResults = 500

/** What the database is told was found by likeness: 0 is the same, the higher the further off. */
type Found = { readonly by: 'found'; readonly ids: readonly string[]; readonly ranks: readonly number[] }

/**
 * The declarations that answer a search, exact matches first, then the likeliest, newest first among equals: the one place that
 * decides what matches. The database filters by reader before it limits; the rows behind the ids are read under row security.
 */
export async function candidates(tx: Tx, search: Search): Promise<readonly string[]> {
  const thinned = search.terms.length > 1 || Object.keys(search.filters).length > 0
  const terms: (Reading | Found)[][] = []
  for (const term of search.terms) {
    const readings: (Reading | Found)[] = [...term]
    for (const reading of term) {
      const found = await alike(tx, reading, thinned)
      if (found && found.ids.length > 0) readings.push(found)
    }
    terms.push(readings)
  }
  const rows = await tx.$queryRaw<{ declaration_id: string }[]>`
    SELECT declaration_id FROM search_candidates(${JSON.stringify(terms)}::jsonb,
      ${JSON.stringify(search.filters)}::jsonb, ${mostResults + 1}::int)`
  return rows.map((row) => row.declaration_id)
}

/** Names rank by their likeness; an account that is a letter off comes behind one that looks alike, and before a doubtful name. */
async function alike(tx: Tx, reading: Reading, thinned: boolean): Promise<Found | null> {
  if (reading.by === 'name') {
    const ranked = await findNames(tx, reading.text, reading.kind ?? null, thinned)
    return {
      by: 'found',
      ids: ranked.map(({ id }) => id),
      ranks: ranked.map(({ score, exact }) => (exact ? 0 : Number((1.02 - score).toFixed(4)))),
    }
  }
  if (reading.by === 'identity' && reading.lookAlike !== null) {
    const ids = await findIdentities(tx, reading.lookAlike)
    return { by: 'found', ids, ranks: ids.map(() => 0.3) }
  }
  return null
}
