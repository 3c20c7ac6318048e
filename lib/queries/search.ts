import { now } from '#lib/clock.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import type { Status } from '#lib/domain/declaration.ts'
import type { Reader } from '#lib/reader.ts'
import { mostResults } from '#lib/search/candidates.ts'
import { asCriteria, type Criteria, readCriteria } from '#lib/search/criteria.ts'
import { explain, type Match } from '#lib/search/explain.ts'
import type { Term } from '#lib/search/shape.ts'

export const resultsPerPage = 10

export type SearchResult = {
  readonly reference: string
  readonly declarant: string
  readonly staffNumber: string
  readonly unit: string
  readonly status: Status
  readonly sentAt: Date
  readonly matches: readonly Match[]
}

export type SearchPage = {
  readonly id: string
  readonly at: Date
  readonly reason: string
  readonly criteria: Criteria
  readonly total: number
  /** There are more than can be shown; the search should be narrowed. */
  readonly more: boolean
  readonly page: number
  readonly pages: number
  readonly results: readonly SearchResult[]
}

/** One page of a search of one's own, as far as its results are still for this reader; null when there is none. */
export async function readSearch(tx: Tx, id: string, wanted: number): Promise<SearchPage | null> {
  const request = await tx.searchRequest.findUnique({ where: { id } })
  if (!request) return null
  const shown = request.resultIds.slice(0, mostResults)
  // Asked again now: what was restricted since must leave no gap in the count either.
  const visible = await tx.declaration.findMany({ where: { id: { in: shown } }, select: { id: true } })
  const known = new Set(visible.map((row) => row.id))
  const ids = shown.filter((each) => known.has(each))
  const pages = Math.max(1, Math.ceil(ids.length / resultsPerPage))
  const page = Math.min(Math.max(1, wanted), pages)
  const criteria = asCriteria(request.criteria)
  const read = readCriteria(criteria)
  return {
    id,
    at: request.at,
    reason: request.reason,
    criteria,
    total: ids.length,
    more: request.resultIds.length > mostResults,
    page,
    pages,
    results: await results(
      tx,
      ids.slice((page - 1) * resultsPerPage, page * resultsPerPage),
      'search' in read ? read.search.terms : [],
    ),
  }
}

async function results(tx: Tx, ids: readonly string[], terms: readonly Term[]): Promise<SearchResult[]> {
  const where = { declarationId: { in: [...ids] } }
  const rows = await tx.declaration.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, reference: true, declarantId: true, unitCode: true, status: true, sentAt: true },
  })
  const people = await tx.person.findMany({
    where: { id: { in: rows.map((row) => row.declarantId) } },
    select: { id: true, fullName: true, staffNumber: true },
  })
  const units = await tx.unit.findMany({ where: { code: { in: rows.map((row) => row.unitCode) } } })
  const associates = await tx.associate.findMany({
    where,
    orderBy: { position: 'asc' },
    select: { declarationId: true, kind: true, fullName: true, alsoKnownAs: true },
  })
  const identities = await tx.onlineIdentity.findMany({
    where,
    orderBy: { position: 'asc' },
    select: { declarationId: true, raw: true, value: true, handle: true },
  })
  return ids.flatMap((id) => {
    const row = rows.find((each) => each.id === id)
    if (!row) return []
    const person = people.find((each) => each.id === row.declarantId)
    const staffNumber = person?.staffNumber ?? ''
    return {
      reference: row.reference,
      declarant: person?.fullName ?? 'Somebody who has left',
      staffNumber,
      unit: units.find((unit) => unit.code === row.unitCode)?.name ?? row.unitCode,
      status: row.status,
      sentAt: row.sentAt,
      matches: explain(terms, {
        reference: row.reference,
        staffNumber,
        associates: associates.filter((each) => each.declarationId === id),
        identities: identities.filter((each) => each.declarationId === id),
      }),
    }
  })
}

/** What a new search is refined from: one's own earlier reason and criteria; null for another person's, or none. */
export async function earlierSearch(
  reader: Reader,
  id: string,
): Promise<{ readonly reason: string; readonly criteria: Criteria } | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  return inRequest('standards', reader.token, now(), async (tx) => {
    const row = await tx.searchRequest.findUnique({
      where: { id },
      select: { reason: true, criteria: true },
    })
    return row && { reason: row.reason, criteria: asCriteria(row.criteria) }
  })
}

/** The units to choose from. */
export async function unitsOf(
  reader: Reader,
): Promise<readonly { readonly code: string; readonly name: string }[]> {
  return inRequest('standards', reader.token, now(), (tx) =>
    tx.unit.findMany({ orderBy: { name: 'asc' }, select: { code: true, name: true } }),
  )
}
