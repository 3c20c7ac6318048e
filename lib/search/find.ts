import type { Tx } from '#lib/db/request.ts'
import { soughtNames } from '#lib/matching/name-keys.ts'
import { type Ranked, rankNames } from '#lib/matching/rank.ts'
import { asked } from './find-asked.ts'

type Answer = {
  readonly common: Readonly<Record<string, number>>
  readonly found: readonly (readonly [declaration: string, associate: string, text: string])[]
}

/** Where other criteria will thin the answer out, so many times as many are looked at. */
const wider = 10

/**
 * The declarations with a name like this one, the likeliest first, as far as the reader may see them.
 * @param thinned whether other criteria will take some away again
 */
export async function findNames(
  tx: Tx,
  text: string,
  kind: 'group' | null,
  thinned = false,
): Promise<readonly Ranked[]> {
  const sought = soughtNames(text)
  if (sought.length === 0) return []
  const [row] = await tx.$queryRaw<{ answer: Answer }[]>`
    SELECT find_names(${JSON.stringify(sought.map(asked))}::jsonb, ${kind}::associate_kind, ${thinned ? wider : 1}::integer) AS answer`
  if (!row) return []
  const candidates = row.answer.found.map(([id, , name]) => ({ id, text: name }))
  return rankNames(sought, candidates, row.answer.common)
}

/** The declarations with an account that is at most one letter from this look-alike key, as far as the reader may see them. */
export async function findIdentities(tx: Tx, look: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM find_identities(${look}) AS id`
  return rows.map(({ id }) => id)
}
