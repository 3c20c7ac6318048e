import type pg from 'pg'
import { addDays, addWorkingDays, type Day, toDay } from '#lib/domain/days.ts'
import type { PolicyBodies, PolicyKind } from '#lib/domain/policy.ts'

/** A day as the clock sees it: what the policy in force on it says. */
export type ClockDay = {
  readonly instant: Date
  readonly today: Day
  readonly holidays: ReadonlySet<string>
  readonly categories: PolicyBodies['categories']
  readonly conditions: PolicyBodies['conditions']
  readonly clocks: PolicyBodies['clocks']
  readonly reviews: PolicyBodies['reviews']
  /** The day so many days, or working days, from today; before today where the number is below nought. */
  readonly days: (count: number) => Day
  readonly workingDays: (count: number) => Day
}

/** Reads the policy as the worker may: with no other role than its own. @throws where the installation lacks a document */
export async function clockDay(db: pg.ClientBase, instant: Date): Promise<ClockDay> {
  const today = toDay(instant)
  const body = <K extends PolicyKind>(kind: K) => policyOn(db, kind, today)
  const holidays = new Set<string>((await body('holidays')).days)
  return {
    instant,
    today,
    holidays,
    categories: await body('categories'),
    conditions: await body('conditions'),
    clocks: await body('clocks'),
    reviews: await body('reviews'),
    days: (count) => addDays(today, count),
    workingDays: (count) =>
      count < 0 ? workingDaysBefore(today, -count, holidays) : addWorkingDays(today, count, holidays),
  }
}

/** A document of the policy, as it is on a day, read as whoever works outside a request. @throws where there is none */
export async function policyOn<K extends PolicyKind>(
  db: pg.ClientBase,
  kind: K,
  today: Day,
): Promise<PolicyBodies[K]> {
  const { rows } = await db.query<{ body: PolicyBodies[K] }>(
    `SELECT body FROM policy_document WHERE kind = $1 AND effective_from <= $2 ORDER BY effective_from DESC, version DESC LIMIT 1`,
    [kind, today],
  )
  const [row] = rows
  if (!row) throw new Error(`no policy document of kind ${kind}`)
  return row.body
}

/** The latest day from which so many working days had passed before this one. */
function workingDaysBefore(today: Day, count: number, holidays: ReadonlySet<string>): Day {
  let day = today
  while (addWorkingDays(day, count, holidays) > addDays(today, -1)) day = addDays(day, -1)
  return day
}
