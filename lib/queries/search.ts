import { now } from '#lib/clock.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import type { Status } from '#lib/domain/declaration.ts'
import type { Reader } from '#lib/reader.ts'
import { mostResults } from '#lib/search/candidates.ts'
import { asCriteria, type Criteria, readCriteria } from '#lib/search/criteria.ts'
import { explain, type Findable, type Match } from '#lib/search/explain.ts'
import { type Facets, type Narrowing, narrow } from '#lib/search/narrow.ts'
import { resultCodes } from '#lib/search/result-codes.ts'
import type { Term } from '#lib/search/shape.ts'
import { keptOf, type NoTrace } from './kept-searches.ts'
import { soughtTexts } from './search-texts.ts'

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
  /** How many there are without narrowing. */
  readonly of: number
  readonly narrowing: Narrowing
  readonly facets: Facets
  /** Under which name it was saved. */
  readonly saved: string | null
  /** That there was no trace, where it was kept as evidence. */
  readonly noTrace: NoTrace | null
  /** There are more than can be shown; the search should be narrowed. */
  readonly more: boolean
  readonly page: number
  readonly pages: number
  readonly results: readonly SearchResult[]
}

/** One page of a search of one's own, as far as its results are still for this reader; null when there is none. */
export async function readSearch(
  tx: Tx,
  id: string,
  wanted: number,
  narrowing: Narrowing,
): Promise<SearchPage | null> {
  const request = await tx.searchRequest.findUnique({ where: { id } })
  if (!request) return null
  const left = await narrow(tx, request.resultIds.slice(0, mostResults), narrowing)
  const pages = Math.max(1, Math.ceil(left.ids.length / resultsPerPage))
  const page = Math.min(Math.max(1, wanted), pages)
  const criteria = asCriteria(request.criteria)
  const read = readCriteria(criteria)
  return {
    id,
    at: request.at,
    reason: request.reason,
    criteria,
    total: left.ids.length,
    of: left.of,
    narrowing,
    facets: left.facets,
    ...(await keptOf(tx, id)),
    more: request.resultIds.length > mostResults,
    page,
    pages,
    results: await results(
      tx,
      left.ids.slice((page - 1) * resultsPerPage, page * resultsPerPage),
      'search' in read ? read.search.terms : [],
    ),
  }
}

/** Where a record stands among the results of a search of one's own, and which come before and after it. */
export async function placeInSearch(
  reader: Reader,
  id: string,
  reference: string,
): Promise<{
  readonly at: number
  readonly of: number
  readonly before: string | null
  readonly after: string | null
} | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  return inRequest('standards', reader.token, now(), async (tx) => {
    const request = await tx.searchRequest.findUnique({ where: { id }, select: { resultIds: true } })
    if (!request) return null
    const codes = await resultCodes(tx, request.resultIds.slice(0, mostResults))
    const references = request.resultIds.flatMap((each) => codes.get(each)?.reference ?? [])
    const at = references.indexOf(reference)
    if (at < 0) return null
    return {
      at: at + 1,
      of: references.length,
      before: references[at - 1] ?? null,
      after: references[at + 1] ?? null,
    }
  })
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
  const shown = ids.flatMap((id) => {
    const row = rows.find((each) => each.id === id)
    if (!row) return []
    const person = people.find((each) => each.id === row.declarantId)
    const staffNumber = person?.staffNumber ?? ''
    const found: Findable = {
      reference: row.reference,
      staffNumber,
      associates: associates.filter((each) => each.declarationId === id),
      identities: identities.filter((each) => each.declarationId === id),
    }
    return {
      id,
      row,
      declarant: person?.fullName ?? 'Somebody who has left',
      found,
      matches: explain(terms, found),
    }
  })
  // A text is read where nothing else tells why a record was found.
  const unexplained = shown.filter(({ matches }) => matches.length === 0).map(({ id }) => id)
  const textsIn = await soughtTexts(tx, unexplained, terms)
  return shown.map(({ id, row, declarant, found, matches }) => ({
    reference: row.reference,
    declarant,
    staffNumber: found.staffNumber,
    unit: units.find((unit) => unit.code === row.unitCode)?.name ?? row.unitCode,
    status: row.status,
    sentAt: row.sentAt,
    matches: matches.length > 0 ? matches : explain(terms, { ...found, ...textsIn(id) }),
  }))
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
