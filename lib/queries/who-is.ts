import { now } from '#lib/clock.ts'
import { inRequest, type Signed, type Tx } from '#lib/db/request.ts'
import type { Actor } from '#lib/domain/declaration.ts'
import type { SessionToken } from '#lib/reader.ts'

export type NavigationCounts = {
  /** Declarations that wait for this person's decision as a line manager; null when they manage nobody and hold none. */
  readonly reviews: number | null
  readonly notices: number
}

/** The person of a session and what needs them. @throws SessionEnded */
export async function whoIs(token: SessionToken): Promise<Signed & { readonly counts: NavigationCounts }> {
  return inRequest('web', token, now(), async (tx, signed) => ({
    ...signed,
    counts: await navigationCounts(tx, signed.actor),
  }))
}

/** What needs this person, for the navigation: one statement, under their own row security. */
async function navigationCounts(tx: Tx, actor: Actor): Promise<NavigationCounts> {
  const [row] = await tx.$queryRaw<{ needed: number; held: boolean; manages: boolean; notices: number }[]>`
    SELECT (SELECT count(*)::int FROM declaration WHERE reviewer_id = ${actor.id}::uuid AND status = 'with_manager') AS needed,
      EXISTS (SELECT FROM declaration WHERE reviewer_id = ${actor.id}::uuid) AS held,
      EXISTS (SELECT FROM person WHERE line_manager_id = ${actor.id}::uuid AND active) AS manages,
      (SELECT count(*)::int FROM notice WHERE person_id = ${actor.id}::uuid AND read_at IS NULL) AS notices`
  if (!row) throw new Error('no counts')
  return { reviews: row.held || row.manages ? row.needed : null, notices: row.notices }
}
