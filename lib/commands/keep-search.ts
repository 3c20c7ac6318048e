import { now as clock } from '#lib/clock.ts'
import { appendEvent } from '#lib/db/history.ts'
import { inRequest } from '#lib/db/request.ts'
import type { Refusal } from '#lib/domain/commands.ts'
import { matcherVersion } from '#lib/matching/version.ts'
import type { Reader } from '#lib/reader.ts'
import { allCandidates } from '#lib/search/candidates.ts'
import { asCriteria, readCriteria, recorded } from '#lib/search/criteria.ts'
import { recordSearch, tooMany } from './search.ts'

/* What somebody keeps of a search of their own. The search itself stays where it is; what it was for stands nowhere else. */

type Kept = { readonly done: { readonly id: string } } | { readonly refused: Refusal }

/** Keeps a search under a name, or gives a kept one another name. */
export async function saveSearch(reader: Reader, id: string, name: string): Promise<Kept> {
  const now = clock()
  return inRequest('standards', reader.token, now, async (tx, { actor }) => {
    if (!(await tx.searchRequest.findUnique({ where: { id }, select: { id: true } })))
      return { refused: 'not_found' }
    const { count } = await tx.savedSearch.updateMany({ where: { searchId: id }, data: { name } })
    if (count === 0)
      await tx.savedSearch.createMany({ data: { searchId: id, personId: actor.id, name, savedAt: now } })
    await appendEvent(tx, { type: 'search_saved', kind: 'search', object: id, payload: {} })
    return { done: { id } }
  })
}

/** Gives another name to a search that was kept. */
export async function renameSearch(reader: Reader, id: string, name: string): Promise<Kept> {
  return inRequest('standards', reader.token, clock(), async (tx) => {
    const { count } = await tx.savedSearch.updateMany({ where: { searchId: id }, data: { name } })
    if (count === 0) return { refused: 'not_found' }
    await appendEvent(tx, { type: 'search_saved', kind: 'search', object: id, payload: {} })
    return { done: { id } }
  })
}

/** Keeps it no longer. That it was made stays in the history. */
export async function forgetSearch(reader: Reader, id: string): Promise<Kept> {
  return inRequest('standards', reader.token, clock(), async (tx) => {
    const { count } = await tx.savedSearch.deleteMany({ where: { searchId: id } })
    if (count === 0) return { refused: 'not_found' }
    await appendEvent(tx, { type: 'search_forgotten', kind: 'search', object: id, payload: {} })
    return { done: { id } }
  })
}

/**
 * Keeps that a search finds nothing. It is made again for that, so that the version of the comparison and the number of records are those
 * of one instant; and what became hidden from this reader since leaves no sign in a refusal either. Where it finds something now, that is a
 * search like any other: recorded, and to be looked at.
 */
export async function keepNoTrace(
  reader: Reader,
  id: string,
  note: string,
): Promise<Kept | { readonly found: { readonly id: string } }> {
  const now = clock()
  return inRequest('standards', reader.token, now, async (tx, { actor }) => {
    const search = await tx.searchRequest.findUnique({
      where: { id },
      select: { criteria: true, reason: true },
    })
    if (!search) return { refused: 'not_found' }
    const before = await tx.noTrace.findUnique({ where: { searchId: id }, select: { searchId: true } })
    const criteria = asCriteria(search.criteria)
    const read = readCriteria(criteria)
    if (before || !('search' in read)) return { refused: 'not_open' }
    if (await tooMany(tx, actor, now)) return { refused: 'too_many' }
    const { ids, cut } = await allCandidates(tx, read.search)
    if (cut) return { refused: 'too_common' }
    if (ids.length > 0)
      return {
        found: { id: await recordSearch(tx, actor, { reason: search.reason, criteria, found: ids, now }) },
      }
    const [row] = await tx.$queryRaw<{ records: number }[]>`SELECT records_searched() AS records`
    const kept = { matcher: matcherVersion, records: row?.records ?? 0, note }
    await tx.noTrace.createMany({ data: { searchId: id, personId: actor.id, ...kept, keptAt: now } })
    const payload = { reason: search.reason, criteria: recorded(criteria), ...kept }
    await appendEvent(tx, { type: 'no_trace_kept', kind: 'search', object: id, payload })
    return { done: { id } }
  })
}
