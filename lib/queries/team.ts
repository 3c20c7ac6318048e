import { now } from '#lib/clock.ts'
import { inRequest } from '#lib/db/request.ts'
import { type Day, toDay } from '#lib/domain/days.ts'
import { type DueCounts, type DuePart, duePart, dueParts } from '#lib/domain/due.ts'
import type { Reader } from '#lib/reader.ts'

export const teamKinds = ['decide', 'check', 'answer', 'measure'] as const
export type TeamKind = (typeof teamKinds)[number]

/** One thing that waits with a line manager, or that they wait for, by its day. */
export type TeamRow = {
  readonly kind: TeamKind
  readonly id: string
  readonly reference: string
  readonly declarant: string
  readonly dueOn: string | null
}

export type TeamList = {
  readonly kind: TeamKind | ''
  readonly due: DuePart | ''
  readonly page: number
}

export type Team = {
  readonly today: Day
  /** How many there are of each kind in each part of time; kinds of which there is none are left out. */
  readonly counts: readonly { readonly kind: TeamKind; readonly due: DueCounts; readonly total: number }[]
  readonly rows: readonly TeamRow[]
  readonly total: number
}

export const teamPerPage = 25

/** What waits with the reader as a line manager. The counts are those of the very rows that are listed. */
export async function readTeam(reader: Reader, list: TeamList): Promise<Team> {
  const today = toDay(now())
  const all = await inRequest(
    'web',
    reader.token,
    now(),
    (tx) =>
      tx.$queryRaw<TeamRow[]>`SELECT kind, id, reference, declarant, due_on AS "dueOn" FROM team_work()`,
  )
  const found = all.filter(
    (row) =>
      (list.kind === '' || row.kind === list.kind) &&
      (list.due === '' || duePart(row.dueOn, today) === list.due),
  )
  return {
    today,
    counts: teamKinds
      .map((kind) =>
        countsOf(
          kind,
          all.filter((row) => row.kind === kind),
          today,
        ),
      )
      .filter(({ total }) => total > 0),
    rows: found.slice((list.page - 1) * teamPerPage, list.page * teamPerPage),
    total: found.length,
  }
}

function countsOf(kind: TeamKind, rows: readonly TeamRow[], today: Day): Team['counts'][number] {
  const counts = Object.fromEntries(dueParts.map((part) => [part, 0])) as Record<DuePart, number>
  for (const { dueOn } of rows) counts[duePart(dueOn, today)] += 1
  return { kind, due: counts, total: rows.length }
}
