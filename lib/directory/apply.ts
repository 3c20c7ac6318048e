import type pg from 'pg'
import { now } from '#lib/clock.ts'
import { eventRows } from '#lib/db/history.ts'
import type { Day } from '#lib/domain/days.ts'
import { type Context, decide } from '#lib/domain/decide.ts'
import { type DeclarationRecord, noAppeal } from '#lib/domain/declaration.ts'
import type { EventType } from '#lib/domain/history.ts'
import type { Manager } from '#lib/domain/routing.ts'
import { theDirectory } from '#lib/domain/standing.ts'
import { canonicalJson } from '#lib/history/canonical.ts'
import { type ClockDay, clockDay, policyOn } from '#lib/jobs/clock-days.ts'
import { type Compared, compare, type KnownPerson, type PersonChange } from './changes.ts'
import type { FedPerson } from './feed.ts'
import { type Held, heirsOf, type Line, leavingHands } from './heirs.ts'

export type Applied = {
  readonly compared: Compared
  readonly people: number
  readonly records: number
  /** Changes that could not be made, because somebody kept acting on a record or nobody is there to take over. */
  readonly failed: number
}

export type Options = { readonly dryRun: boolean; readonly mostLeavingPercent: number | null }

const tries = 5
const stale = '40001'
/** So many changes are judged on one reading of the records. */
const atATime = 500

/** Brings the directory up to what the feed says: all of it is judged first, then each person is one transaction. */
export async function applyFeed(
  db: pg.ClientBase,
  fed: readonly FedPerson[],
  { dryRun, mostLeavingPercent }: Options,
  instant: Date = now(),
): Promise<Applied> {
  const day = await clockDay(db, instant)
  const known = await knownPeople(db)
  const { rows: units } = await db.query<{ code: string }>('SELECT code FROM unit')
  const policy = await policyOn(db, 'moves', day.today)
  const limits = {
    units: new Set(units.map((unit) => unit.code)),
    mostLeavingPercent: mostLeavingPercent ?? policy.mostLeavingPercent,
  }
  const compared = compare(fed, known, limits, () => crypto.randomUUID())
  const done = { people: 0, records: 0, failed: 0 }
  if (dryRun || compared.problems.length > 0) return { compared, ...done }

  const line = lineAfter(known, compared.changes)
  for (let from = 0; from < compared.changes.length; from += atATime) {
    const changes = compared.changes.slice(from, from + atATime)
    const held = await heldBy(db, changes)
    for (const change of changes) {
      const records = await applyOne(db, day, change, line, held)
      if (records === null) done.failed += 1
      else {
        done.people += 1
        done.records += records
      }
    }
  }
  return { compared, ...done }
}

async function knownPeople(db: pg.ClientBase): Promise<readonly KnownPerson[]> {
  const { rows } = await db.query<KnownPerson>(
    `SELECT id, subject, staff_number AS "staffNumber", full_name AS "fullName", title, email, unit_code AS unit, staff_kind AS kind,
       line_manager_id AS "managerId", roles::text[] AS roles, senior, active FROM person`,
  )
  return rows
}

function lineAfter(known: readonly KnownPerson[], changes: readonly PersonChange[]): Line {
  const line = new Map<string, Manager>()
  for (const person of [...known, ...changes.map((change) => change.after)])
    line.set(person.id, {
      ...{ id: person.id, fullName: person.fullName, lineManagerId: person.managerId, active: person.active },
    })
  return line
}

/** What these changes touch, in one reading. */
async function heldBy(db: pg.ClientBase, changes: readonly PersonChange[]): Promise<readonly Held[]> {
  const left = changes.filter(({ before, after }) => before?.active && !after.active)
  const moved = changes.filter(
    ({ before, after }) => before && after.active && before.managerId !== after.managerId,
  )
  const ids = (of: readonly PersonChange[]) => of.map((change) => change.after.id)
  if (left.length + moved.length === 0) return []
  const { rows } = await db.query<{ held: Held }>('SELECT directory_held($1, $2) AS held', [
    ids(moved),
    ids(left),
  ])
  return rows.map((row) => row.held)
}

/** One person in one transaction, judged anew where somebody acted on a record meanwhile; answers how many records passed on. */
async function applyOne(
  db: pg.ClientBase,
  day: ClockDay,
  change: PersonChange,
  line: Line,
  held: readonly Held[],
): Promise<number | null> {
  let current = held
  for (let attempt = 0; attempt < tries; attempt++) {
    const records = current.flatMap((each) => handedOver(day, change, line, each) ?? [])
    try {
      await db.query('SELECT directory_apply($1, $2, $3, $4)', [
        day.instant,
        JSON.stringify(personRow(change.after)),
        JSON.stringify(eventsOf(change)),
        JSON.stringify(records),
      ])
      return records.length
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && (error.code === stale || error.code === '40P01')))
        throw error
      current = await heldBy(db, [change])
    }
  }
  return null
}

/** A record as the law hands it over; nothing where it stays. */
function handedOver(day: ClockDay, change: PersonChange, line: Line, held: Held): object | null {
  const leaving = leavingHands(held, change, line)
  if (leaving === null) return null
  const context: Context = {
    actor: { id: theDirectory, roles: [] },
    now: day.instant,
    periods: day.categories.periods,
    holidays: day.holidays,
    newId: () => crypto.randomUUID(),
    nextReviewerId: null,
    assessorIds: [],
    decisionMakerIds: [],
    overseers: [],
    conditionPeriods: null,
    reviews: null,
    earlierIds: [],
    heirs: heirsOf(held, leaving, line),
  }
  const verdict = decide(recordOf(held), { type: 'hand_over', ...leaving }, context)
  if ('refused' in verdict) return null // what is left behind is found by the database
  const { move, events, handedOn, unassigned, tellStandards } = verdict.change
  return {
    ...{ id: held.id, version: held.version, caseVersion: held.caseVersion },
    status: move?.status ?? held.status,
    reviewer: move ? move.reviewerId : held.reviewerId,
    dueOn: move ? move.dueOn : held.dueOn,
    caseDueOn: move?.caseDueOn ?? null,
    ...{ handedOn, unassigned, tellStandards: tellStandards !== null, events: eventRows(events) },
  }
}

function recordOf(held: Held): DeclarationRecord {
  const { stage, caseVersion, restricted, decisionMakerIds, assessorId, conditions, ...row } = held
  return {
    ...row,
    openQuestion: null,
    associationIds: [],
    // Of a condition only who checks it matters here.
    conditions: conditions.map((each) => ({
      ...each,
      ...{ associationId: '', template: null, wording: '', wordingVersion: 1, checkWeeks: null, dueOn: null },
      ...{
        startsOn: day0,
        reviewOn: day0,
        checkOn: day0,
        checks: 0,
        acknowledgeBy: null,
        answer: 'agreed' as const,
      },
    })),
    unconfirmed: [],
    ends: [],
    linked: [],
    review: null,
    appeal: noAppeal,
    case: {
      ...{ stage, version: caseVersion, restricted, decisionMakerIds, assessorId },
      ...{ dueOn: null, assessment: null, proposal: null, deciderIds: [], openReferralIds: [] },
    },
  }
}
const day0 = '0001-01-01' as Day

function personRow(person: KnownPerson): object {
  const { staffNumber, fullName, unit, kind, managerId, ...same } = person
  return {
    ...same,
    staff_number: staffNumber,
    full_name: fullName,
    unit_code: unit,
    staff_kind: kind,
    line_manager_id: managerId,
  }
}

/** What happened to the person, for their own chain: which fields, never what stands in them. */
function eventsOf({ before, after, fields }: PersonChange): readonly object[] {
  const event = (type: EventType, payload: Readonly<Record<string, unknown>> = {}) => ({
    type,
    names: Object.keys(payload),
    values: Object.values(payload).map((value) => canonicalJson(value)),
  })
  if (before === null) return [event('joined')]
  return [
    ...(fields.length > 0 ? [event('details_changed', { fields })] : []),
    ...(before.managerId === after.managerId
      ? []
      : [event('manager_changed', { from: before.managerId, to: after.managerId })]),
    ...(before.active === after.active ? [] : [event(after.active ? 'returned_to_work' : 'left')]),
  ]
}
