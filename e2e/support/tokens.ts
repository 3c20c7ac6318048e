import type { Force } from '../../scripts/test/force.ts'
import { personOf, type Relation, type Row } from './matrix.ts'

const known = new Map<string, string>()

/** A session of whoever stands in this relation to the row's record; null for nobody. */
export async function tokenOf(
  force: Force,
  relation: Relation,
  { record }: Pick<Row, 'record'>,
): Promise<string | null> {
  const who = personOf(relation, record)
  if (who === null) return null
  const key = relation === 'expired' ? `${who}, long ago` : who
  const found = known.get(key)
  if (found) return found
  const opened = relation === 'expired' ? new Date(Date.now() - 3_600_000) : new Date()
  const token = await force.signIn(who, opened)
  known.set(key, token)
  return token
}
