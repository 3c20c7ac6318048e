import { now as clock } from '#lib/clock.ts'
import { appendEvent } from '#lib/db/history.ts'
import { isLineManager } from '#lib/db/people.ts'
import { inRequest } from '#lib/db/request.ts'
import { type CoverProblem, coverProblem } from '#lib/domain/cover.ts'
import { type Day, toDay } from '#lib/domain/days.ts'
import { loadPolicy } from '#lib/queries/policy.ts'
import type { Reader } from '#lib/reader.ts'

export type CoverAsked = { readonly staffNumber: string; readonly from: Day; readonly until: Day }

type Done = { readonly done: true }

/** Lets somebody stand in for the reader, who is a line manager, from day to day. */
export async function setCover(
  reader: Reader,
  { staffNumber, from, until }: CoverAsked,
): Promise<Done | { readonly refused: 'not_found' } | { readonly problem: CoverProblem }> {
  const now = clock()
  const limits = (await loadPolicy('moves')).body.cover
  return inRequest('web', reader.token, now, async (tx, { actor }) => {
    if (!(await isLineManager(tx, actor.id))) return { refused: 'not_found' }
    const delegate = await tx.person.findFirst({
      where: { staffNumber: { equals: staffNumber, mode: 'insensitive' }, active: true },
      select: { id: true },
    })
    // Covers between two others are not the reader's to see, and no hindrance.
    const others = await tx.cover.findMany({
      where: { endedAt: null, untilOn: { gte: toDay(now) } },
      select: { personId: true, delegateId: true, fromOn: true, untilOn: true },
    })
    const problem = coverProblem(
      { personId: actor.id, from, until },
      delegate,
      others.map(({ fromOn, untilOn, ...who }) => ({ ...who, from: fromOn as Day, until: untilOn as Day })),
      toDay(now),
      limits,
    )
    if (problem !== null || delegate === null) return { problem: problem ?? 'not_here' }
    const id = crypto.randomUUID()
    await tx.$executeRaw`SELECT set_cover(${id}::uuid, ${delegate.id}::uuid, ${from}, ${until})`
    const payload = { delegate: delegate.id, from, until }
    await appendEvent(tx, { type: 'cover_set', kind: 'cover', object: id, payload })
    return { done: true }
  })
}

/** Ends a cover of the reader's own before its last day. */
export async function endCover(
  reader: Reader,
  id: string,
): Promise<Done | { readonly refused: 'not_found' }> {
  return inRequest('web', reader.token, clock(), async (tx) => {
    const [row] = await tx.$queryRaw<{ ended: boolean }[]>`SELECT end_cover(${id}::uuid) AS ended`
    if (!row?.ended) return { refused: 'not_found' }
    await appendEvent(tx, { type: 'cover_ended', kind: 'cover', object: id, payload: {} })
    return { done: true }
  })
}
