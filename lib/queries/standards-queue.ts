import { now } from '#lib/clock.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import { queueCounts, queueRows, queueWeeks } from '#lib/db/standards-queue.ts'
import { ageBands, daysOfAge } from '#lib/domain/age.ts'
import { type Day, toDay } from '#lib/domain/days.ts'
import type { CaseStage, Status } from '#lib/domain/declaration.ts'
import { type DueCounts, type DuePart, daysOf, dueDays, dueParts } from '#lib/domain/due.ts'
import type { Reader } from '#lib/reader.ts'
import { loadPolicy } from './policy.ts'

export const queueViews = [
  'mine',
  'unassigned',
  'second',
  'declarant',
  'open',
  'done',
  'restricted',
  'lookups',
  'breached',
  'referred',
  'appealed',
] as const
export type QueueView = (typeof queueViews)[number]

/** What came to its end, or waits for others, has no day on which it is due here. */
export const withoutDays: readonly QueueView[] = ['done', 'referred', 'appealed']

/** One list as its address tells it: codes only, never a word that somebody typed. */
export type QueueList = {
  readonly view: QueueView
  readonly unit: string
  readonly category: string
  readonly status: Status | ''
  readonly due: DuePart | ''
  /** The number of an age that the policy counts by, youngest first. */
  readonly age: string
  readonly page: number
}

export type QueueRow = {
  readonly reference: string
  readonly declarant: string
  readonly unit: string
  readonly categories: readonly string[]
  readonly status: Status
  readonly stage: CaseStage
  readonly urgent: boolean
  readonly restricted: boolean
  readonly assessor: string | null
  readonly dueOn: string | null
  readonly settledAt: Date | null
  /** As `formVersion` has it. */
  readonly version: string
}

/** What narrows a list, as the database is asked for it. */
export type ListFilters = Readonly<
  Partial<
    Record<
      'unit' | 'category' | 'status' | 'due_from' | 'due_until' | 'received_from' | 'received_until',
      string
    >
  >
>

export type QueueCounts = Readonly<
  Record<Exclude<QueueView, 'done' | 'breached' | 'referred' | 'appealed'>, number>
>

export type Queue = {
  readonly today: Day
  readonly counts: QueueCounts
  /** Of the list with all its filters but that of the week; null for a list without days. */
  readonly weeks: DueCounts | null
  readonly ageDays: readonly number[]
  readonly rows: readonly QueueRow[]
  readonly more: boolean
  readonly units: readonly { readonly code: string; readonly name: string }[]
}

export const rowsPerPage = 25
const mostPages = 400

/** A list of professional standards' work: overdue first, then week by week, urgent first in each; what is done, newest first. */
export async function readQueue(reader: Reader, list: QueueList): Promise<Queue> {
  const today = toDay(now())
  const { ageDays } = (await loadPolicy('overview')).body
  const filters = filtersOf(list, today, ageDays)
  return inRequest('standards', reader.token, now(), async (tx) => {
    const rows = await rowsOf(tx, list, filters, today, rowsPerPage + 1)
    return {
      today,
      ageDays,
      counts: await queueCounts(tx),
      weeks: withoutDays.includes(list.view)
        ? null
        : await weeksOf(tx, list.view, filtersOf({ ...list, due: '' }, today, ageDays), today),
      rows: rows.slice(0, rowsPerPage),
      more: rows.length > rowsPerPage && list.page < mostPages,
      units: await tx.unit.findMany({ orderBy: { name: 'asc' }, select: { code: true, name: true } }),
    }
  })
}

/** What comes first in the list now, besides this one. */
export async function nextInQueue(reader: Reader, list: QueueList, besides: string): Promise<string | null> {
  const today = toDay(now())
  const filters = filtersOf(list, today, (await loadPolicy('overview')).body.ageDays)
  return inRequest('standards', reader.token, now(), async (tx) => {
    const rows = await rowsOf(tx, { ...list, page: 1 }, filters, today, 2)
    return rows.find((row) => row.reference !== besides)?.reference ?? null
  })
}

function rowsOf(
  tx: Tx,
  { view, page: asked }: QueueList,
  filters: ListFilters,
  today: Day,
  most: number,
): Promise<readonly QueueRow[]> {
  const page = Math.min(Math.max(1, asked), mostPages)
  return queueRows(tx, view, filters, dueDays(today), most, (page - 1) * rowsPerPage)
}

async function weeksOf(tx: Tx, view: QueueView, filters: ListFilters, today: Day): Promise<DueCounts> {
  const found = await queueWeeks(tx, view, filters, dueDays(today))
  const total = (part: DuePart) => found.find((row) => dueParts[row.part] === part)?.total ?? 0
  return {
    overdue: total('overdue'),
    this_week: total('this_week'),
    next_week: total('next_week'),
    later: total('later'),
  }
}

function filtersOf(list: QueueList, today: Day, ageDays: readonly number[]): ListFilters {
  const due = list.due === '' || withoutDays.includes(list.view) ? null : daysOf(list.due, today)
  const band = list.age === '' ? undefined : ageBands(ageDays)[Number(list.age)]
  const received = band ? daysOfAge(band, today) : null
  const asked = {
    unit: list.unit,
    category: list.category,
    status: list.status,
    due_from: due?.from,
    due_until: due?.until,
    received_from: received?.from,
    received_until: received?.until,
  }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value))
}
