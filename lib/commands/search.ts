import { now as clock } from '#lib/clock.ts'
import { appendEvent } from '#lib/db/history.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import type { Refusal } from '#lib/domain/commands.ts'
import type { Actor } from '#lib/domain/declaration.ts'
import { env } from '#lib/env.ts'
import type { SearchInput } from '#lib/forms/search.ts'
import { matcherVersion } from '#lib/matching/version.ts'
import { readSearch, type SearchPage } from '#lib/queries/search.ts'
import type { Reader } from '#lib/reader.ts'
import { allCandidates, mostResults } from '#lib/search/candidates.ts'
import { type Criteria, recorded } from '#lib/search/criteria.ts'
import type { Narrowing } from '#lib/search/narrow.ts'
import { resultCodes } from '#lib/search/result-codes.ts'

/**
 * Searches, and records who searched for what, why and with which results, in the transaction that found them. Nothing is
 * shown here: the results are read from the record.
 */
export async function runSearch(
  reader: Reader,
  { reason, criteria, search }: SearchInput,
): Promise<{ readonly done: { readonly id: string } } | { readonly refused: Refusal }> {
  const now = clock()
  return inRequest('standards', reader.token, now, async (tx, { actor }) => {
    if (!searches(actor)) return { refused: 'not_found' }
    if (await tooMany(tx, actor, now)) return { refused: 'too_many' }
    const { ids: found, cut } = await allCandidates(tx, search)
    // To show a part as if it were all could be taken for "no trace".
    if (cut) return { refused: 'too_common' }
    return { done: { id: await recordSearch(tx, actor, { reason, criteria, found, now }) } }
  })
}

/** Records a search with what it found, in the transaction that found it; answers its id. */
export async function recordSearch(
  tx: Tx,
  actor: Actor,
  {
    reason,
    criteria,
    found,
    now,
  }: {
    readonly reason: string
    readonly criteria: Criteria
    readonly found: readonly string[]
    readonly now: Date
  },
): Promise<string> {
  const shown = found.slice(0, mostResults)
  const codes = await resultCodes(tx, shown)
  const id = crypto.randomUUID()
  const kept = recorded(criteria)
  await tx.searchRequest.createMany({
    data: { id, personId: actor.id, reason, criteria: kept, resultIds: [...found], at: now },
  })
  await appendEvent(tx, {
    type: 'searched',
    kind: 'search',
    object: id,
    payload: {
      reason,
      criteria: kept,
      total: found.length,
      results: shown.flatMap((each) => codes.get(each)?.reference ?? []),
      matcher: matcherVersion,
    },
  })
  return id
}

/** Opens a page of one's own results, and records that it was opened. Null when it is another person's, or none. */
export async function openSearch(
  reader: Reader,
  id: string,
  page: number,
  narrowing: Narrowing = {},
): Promise<SearchPage | null> {
  return inRequest('standards', reader.token, clock(), async (tx, { actor }) => {
    if (!searches(actor)) return null
    const view = await readSearch(tx, id, page, narrowing)
    if (!view) return null
    const narrowed = Object.keys(narrowing).length > 0 ? { narrowed: narrowing } : {}
    await appendEvent(tx, {
      type: 'search_opened',
      kind: 'search',
      object: id,
      payload: { page: view.page, ...narrowed },
    })
    return view
  })
}

function searches(actor: Actor): boolean {
  return actor.roles.includes('assessor') || actor.roles.includes('decisionMaker')
}

/** Whether somebody made as many searches this hour as they may. */
export async function tooMany(tx: Tx, actor: Actor, now: Date): Promise<boolean> {
  // One search at a time for a person, so that many at once cannot slip under the limit together.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`search ${actor.id}`}, 0))`
  const at = { gt: new Date(now.getTime() - 3_600_000) }
  const made = await tx.searchRequest.count({ where: { personId: actor.id, at } })
  return made >= env().limits.searchesPerHour
}
