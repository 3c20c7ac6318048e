import type { Tx } from '#lib/db/request.ts'
import { resultCodes } from './result-codes.ts'

/** What the results of one search can be narrowed by, as codes in the address; never what was searched for. */
export const narrowings = ['status', 'unit', 'category', 'risk', 'outcome'] as const
export type NarrowedBy = (typeof narrowings)[number]
export type Narrowing = Readonly<Partial<Record<NarrowedBy, string>>>

/** How many of the results each code would leave. */
export type Facets = Readonly<
  Record<NarrowedBy, readonly { readonly code: string; readonly count: number }[]>
>

/** What an address asks for; whatever is no code counts as not asked. */
export function readNarrowing(params: Readonly<Record<string, unknown>>): Narrowing {
  return Object.fromEntries(
    narrowings.flatMap((name) => {
      const value = params[name]
      return typeof value === 'string' && /^[\w-]{1,60}$/.test(value) ? [[name, value]] : []
    }),
  )
}

/** An address's end: `status=decided&page=2`; nothing where nothing is asked. */
export function narrowingQuery(narrowing: Narrowing, page = 1): string {
  const query = new URLSearchParams({ ...narrowing, ...(page > 1 ? { page: String(page) } : {}) })
  return query.size > 0 ? `?${query}` : ''
}

/** Of these declarations those that this reader may see and that are left, in their order; and how many each code would leave of all. */
export async function narrow(
  tx: Tx,
  ids: readonly string[],
  narrowing: Narrowing,
): Promise<{ readonly ids: readonly string[]; readonly of: number; readonly facets: Facets }> {
  // Asked again now: what was restricted since must leave no gap in the count either.
  const found = await resultCodes(tx, ids)
  const codes = new Map<string, Readonly<Record<NarrowedBy, ReadonlySet<string>>>>(
    [...found.values()].map(({ id, status, unit, categories, risk, outcomes }) => [
      id,
      {
        status: new Set([status]),
        unit: new Set([unit]),
        category: new Set(categories),
        risk: new Set([risk ?? []].flat()),
        outcome: new Set(outcomes),
      },
    ]),
  )
  const visible = ids.filter((id) => codes.has(id))
  const fits = (id: string, besides?: NarrowedBy) =>
    narrowings.every((name) => {
      const code = narrowing[name]
      return name === besides || code === undefined || codes.get(id)?.[name].has(code)
    })
  const counted = (name: NarrowedBy) => {
    const counts = new Map<string, number>()
    for (const id of visible)
      if (fits(id, name))
        for (const code of codes.get(id)?.[name] ?? []) counts.set(code, (counts.get(code) ?? 0) + 1)
    return [...counts].map(([code, count]) => ({ code, count })).toSorted((a, b) => b.count - a.count)
  }
  return {
    ids: visible.filter((id) => fits(id)),
    of: visible.length,
    facets: {
      status: counted('status'),
      unit: counted('unit'),
      category: counted('category'),
      risk: counted('risk'),
      outcome: counted('outcome'),
    },
  }
}
