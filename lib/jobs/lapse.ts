import type pg from 'pg'
import { eventRows } from '#lib/db/history.ts'
import type { Day } from '#lib/domain/days.ts'
import { decide } from '#lib/domain/decide.ts'
import { type DeclarationRecord, noAppeal } from '#lib/domain/declaration.ts'
import { afterLapse } from '#lib/domain/judge-clock.ts'
import type { Manager } from '#lib/domain/routing.ts'
import { theClock } from '#lib/domain/standing.ts'
import { log } from '#lib/log.ts'
import type { ClockDay } from './clock-days.ts'

type Lapsed = Pick<
  DeclarationRecord,
  'id' | 'reference' | 'declarantId' | 'status' | 'version' | 'route' | 'urgent' | 'reviewerId' | 'dueOn'
> & {
  readonly declarantManagerId: string | null
  readonly current: Manager | null
  readonly next: Manager | null
  readonly names: readonly string[]
}

const atATime = 500

/** Moves on every declaration whose manager's time has ended, one transaction each; answers how many. */
export async function lapse(db: pg.ClientBase, day: ClockDay): Promise<number> {
  const unanswered = day.workingDays(-day.clocks.answerLapseWorkingDays)
  let moved = 0
  for (;;) {
    const { rows } = await db.query<{ lapsed: Lapsed }>('SELECT clock_lapsed($1, $2, $3, $4) AS lapsed', [
      day.instant,
      day.today,
      unanswered,
      atATime,
    ])
    let here = 0
    for (const { lapsed } of rows) if (await moveOn(db, day, lapsed)) here += 1
    moved += here
    // Where nothing moves any more, somebody else is at it: the next round sees what they did.
    if (rows.length < atATime || here === 0) return moved
  }
}

async function moveOn(db: pg.ClientBase, day: ClockDay, lapsed: Lapsed): Promise<boolean> {
  const { declarantManagerId, current, next, names, ...row } = lapsed
  const before: DeclarationRecord = {
    ...row,
    settled: false,
    openQuestion: null,
    appeal: noAppeal,
    associationIds: [],
    conditions: [],
    unconfirmed: [],
    ends: [],
    linked: [],
    review: null,
    case: null,
  }
  const verdict = decide(
    before,
    { type: 'lapse' },
    {
      actor: { id: theClock, roles: [] },
      now: day.instant,
      periods: day.categories.periods,
      holidays: day.holidays,
      newId: () => crypto.randomUUID(),
      nextReviewerId: afterLapse(
        day.clocks.managerLapse,
        row.declarantId,
        declarantManagerId,
        current,
        next,
        names,
      ),
      assessorIds: [],
      decisionMakerIds: [],
      overseers: [],
      conditionPeriods: null,
      reviews: null,
      earlierIds: [],
    },
  )
  if ('refused' in verdict || !verdict.change.move) {
    log.warn('a lapsed declaration was not moved', {
      reason: 'refused' in verdict ? verdict.refused : 'no move',
    })
    return false
  }
  const { move, events, notices } = verdict.change
  const { rows } = await db.query<{ moved: boolean }>(
    'SELECT clock_move($1, $2, $3, $4, $5, $6, $7, $8, $9) AS moved',
    [
      day.instant,
      row.id,
      row.version,
      move.status,
      move.reviewerId,
      move.dueOn satisfies Day | null,
      move.caseDueOn satisfies Day | null,
      JSON.stringify(eventRows(events)),
      JSON.stringify(notices.map(({ personId, kind }) => ({ person: personId, kind }))),
    ],
  )
  return rows[0]?.moved ?? false
}
