import type { Actor, DeclarationRecord } from '#lib/domain/declaration.ts'
import { bearsName } from '#lib/domain/routing.ts'
import { declaredNames } from './people.ts'
import type { Tx } from './request.ts'

/** The line managers for whom the reader stands in today. */
export async function coveredByMe(tx: Tx): Promise<readonly string[]> {
  const [row] = await tx.$queryRaw<{ ids: readonly string[] }[]>`SELECT covered_by_me() AS ids`
  return row?.ids ?? []
}

/**
 * For whom the reader stands in on this record; none where it is their own to hold. Row security has judged it; a name that it folds
 * otherwise than the law does is judged again here.
 */
export async function coversOn(
  tx: Tx,
  actor: Pick<Actor, 'id' | 'fullName'>,
  record: Pick<DeclarationRecord, 'id' | 'declarantId' | 'reviewerId' | 'conditions'>,
): Promise<readonly string[]> {
  const others = [record.reviewerId, ...record.conditions.map((each) => each.ownerId)]
  const own = actor.id === record.declarantId || others.includes(actor.id)
  if (own || others.every((id) => id === null)) return []
  const covered = await coveredByMe(tx)
  return covered.length > 0 && bearsName(actor.fullName, await declaredNames(tx, record.id)) ? [] : covered
}
