import { now as clock } from '#lib/clock.ts'
import { appendEvent } from '#lib/db/history.ts'
import { inRequest } from '#lib/db/request.ts'
import type { Refusal } from '#lib/domain/commands.ts'
import { matcherVersion } from '#lib/matching/version.ts'
import type { Reader } from '#lib/reader.ts'

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
 * Keeps that a search found nothing: among how many records, by which version of the comparison, for the reason that was given for it.
 * Refused where it found something, also something that this reader may no longer see.
 */
export async function keepNoTrace(reader: Reader, id: string, note: string): Promise<Kept> {
  const now = clock()
  return inRequest('standards', reader.token, now, async (tx, { actor }) => {
    const search = await tx.searchRequest.findUnique({ where: { id }, select: { resultIds: true } })
    if (!search) return { refused: 'not_found' }
    const before = await tx.noTrace.findUnique({ where: { searchId: id }, select: { searchId: true } })
    if (before || search.resultIds.length > 0) return { refused: 'not_open' }
    const [row] = await tx.$queryRaw<{ records: number }[]>`SELECT records_searched() AS records`
    const kept = { matcher: matcherVersion, records: row?.records ?? 0, note }
    await tx.noTrace.createMany({ data: { searchId: id, personId: actor.id, ...kept, keptAt: now } })
    await appendEvent(tx, { type: 'no_trace_kept', kind: 'search', object: id, payload: kept })
    return { done: { id } }
  })
}
