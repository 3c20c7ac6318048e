import { now } from '#lib/clock.ts'
import { isLineManager } from '#lib/db/people.ts'
import { inRequest } from '#lib/db/request.ts'
import { type Day, toDay } from '#lib/domain/days.ts'
import type { Reader } from '#lib/reader.ts'
import { loadPolicy } from './policy.ts'

export type CoverView = {
  readonly id: string
  /** The other one: who stands in for the reader, or for whom the reader does. */
  readonly name: string
  readonly from: Day
  readonly until: Day
  readonly state: 'today' | 'ahead' | 'over'
}

export type CoversView = {
  /** Who stands in for the reader, the latest first. */
  readonly mine: readonly CoverView[]
  /** For whom the reader stands in, the latest first. */
  readonly others: readonly CoverView[]
  readonly longestDays: number
  /** Only a line manager has something to cover. */
  readonly manages: boolean
}

const shown = 20

/** Who stands in for the reader, and for whom the reader does. */
export async function readCovers(reader: Reader): Promise<CoversView> {
  const today = toDay(now())
  const { longestDays } = (await loadPolicy('moves')).body.cover
  return inRequest('web', reader.token, now(), async (tx, { actor }) => {
    const rows = await tx.cover.findMany({ orderBy: [{ fromOn: 'desc' }, { id: 'desc' }], take: 10 * shown })
    const people = await tx.person.findMany({
      where: { id: { in: rows.flatMap((row) => [row.personId, row.delegateId]) } },
      select: { id: true, fullName: true },
    })
    const viewOf = (row: (typeof rows)[number], otherId: string): CoverView => ({
      id: row.id,
      name: people.find((person) => person.id === otherId)?.fullName ?? 'Somebody who has left',
      from: row.fromOn as Day,
      until: row.untilOn as Day,
      state: row.endedAt !== null || row.untilOn < today ? 'over' : row.fromOn > today ? 'ahead' : 'today',
    })
    const mine = rows.filter((row) => row.personId === actor.id).map((row) => viewOf(row, row.delegateId))
    const others = rows.filter((row) => row.delegateId === actor.id).map((row) => viewOf(row, row.personId))
    return {
      longestDays,
      manages: await isLineManager(tx, actor.id),
      mine: mine.slice(0, shown),
      others: others.slice(0, shown),
    }
  })
}
