import { lastDecided, superseded } from '#lib/db/appeals.ts'
import type { Tx } from '#lib/db/request.ts'

/** An appeal as professional standards see it. */
export type StandardsAppeal = {
  readonly id: string
  readonly grounds: string
  readonly dueOn: string
  readonly at: Date
  readonly heard: {
    readonly stands: boolean
    readonly reasons: string
    readonly message: string
    readonly by: string
    readonly at: Date
  } | null
  /** Decided anew for another reason before anybody heard it. */
  readonly superseded: boolean
}

/** The appeals of a record, the last one first. */
export async function readAppeals(tx: Tx, declarationId: string): Promise<readonly StandardsAppeal[]> {
  const where = { declarationId }
  const appeals = await tx.appeal.findMany({ where, orderBy: { at: 'desc' } })
  const hearings = await tx.appealHearing.findMany({ where })
  const people = await tx.person.findMany({
    where: { id: { in: hearings.map((each) => each.byId) } },
    select: { id: true, fullName: true },
  })
  const decidedAt = await lastDecided(tx, declarationId)
  return appeals.map(({ id, grounds, dueOn, at }) => {
    const hearing = hearings.find((each) => each.appealId === id) ?? null
    return {
      ...{ id, grounds, dueOn, at, superseded: superseded({ at }, hearing, decidedAt) },
      heard: hearing
        ? {
            ...hearing,
            by: people.find((person) => person.id === hearing.byId)?.fullName ?? 'Somebody who has left',
          }
        : null,
    }
  })
}
