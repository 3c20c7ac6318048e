import { now } from '#lib/clock.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import type { Reader } from '#lib/reader.ts'
import { asCriteria, type Criteria } from '#lib/search/criteria.ts'

/** A search that its searcher kept under a name of their own. */
export type SavedSearch = {
  readonly id: string
  readonly name: string
  readonly criteria: Criteria
  readonly savedAt: Date
}

/** That a search found nothing, as it was kept for evidence. */
export type NoTrace = {
  readonly matcher: number
  readonly records: number
  readonly note: string
  readonly at: Date
}

const most = 50

/** One's own saved searches, the newest first. */
export async function savedSearches(reader: Reader): Promise<readonly SavedSearch[]> {
  return inRequest('standards', reader.token, now(), async (tx) => {
    const rows = await tx.savedSearch.findMany({ orderBy: { savedAt: 'desc' }, take: most })
    const searches = await tx.searchRequest.findMany({
      where: { id: { in: rows.map(({ searchId }) => searchId) } },
      select: { id: true, criteria: true },
    })
    return rows.map(({ searchId, name, savedAt }) => ({
      id: searchId,
      name,
      criteria: asCriteria(searches.find(({ id }) => id === searchId)?.criteria),
      savedAt,
    }))
  })
}

/** How a search is kept: under which name, and as evidence. */
export async function keptOf(
  tx: Tx,
  id: string,
): Promise<{ readonly saved: string | null; readonly noTrace: NoTrace | null }> {
  const saved = await tx.savedSearch.findUnique({ where: { searchId: id }, select: { name: true } })
  const kept = await tx.noTrace.findUnique({ where: { searchId: id } })
  return {
    saved: saved?.name ?? null,
    noTrace: kept && { matcher: kept.matcher, records: kept.records, note: kept.note, at: kept.keptAt },
  }
}
