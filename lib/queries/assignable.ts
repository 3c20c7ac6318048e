import { now } from '#lib/clock.ts'
import { inRequest } from '#lib/db/request.ts'
import { rowsByReference } from '#lib/db/standards-queue.ts'
import type { Reader } from '#lib/reader.ts'
import type { QueueRow } from './standards-queue.ts'
import type { Colleague } from './standards-record.ts'

export type Assignable = {
  readonly rows: readonly QueueRow[]
  readonly people: readonly Colleague[]
}

/** Records chosen from a list, as far as the reader may see them, and everybody who may be given one. */
export async function readAssignable(reader: Reader, references: readonly string[]): Promise<Assignable> {
  return inRequest('standards', reader.token, now(), async (tx, { actor }) => {
    const people = await tx.person.findMany({
      where: { active: true, roles: { hasSome: ['assessor', 'decisionMaker'] } },
      orderBy: { fullName: 'asc' },
      select: { id: true, fullName: true, title: true },
    })
    return {
      rows: await rowsByReference(tx, references),
      people: people.map(({ id, fullName, title }) => ({
        id,
        name: id === actor.id ? `${fullName} (you)` : fullName,
        title,
      })),
    }
  })
}
