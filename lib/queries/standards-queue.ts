import { now } from '#lib/clock.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import { queueCounts, queueRows } from '#lib/db/standards-queue.ts'
import { toDay } from '#lib/domain/days.ts'
import type { CaseStage, Status } from '#lib/domain/declaration.ts'
import type { Reader } from '#lib/reader.ts'

export const queueViews = [
  'mine',
  'unassigned',
  'second',
  'declarant',
  'open',
  'done',
  'restricted',
  'lookups',
] as const
export type QueueView = (typeof queueViews)[number]

/** One list as its address tells it: codes only, never a word that somebody typed. */
export type QueueList = {
  readonly view: QueueView
  readonly unit: string
  readonly category: string
  readonly status: Status | ''
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
}

export type QueueCounts = Readonly<Record<Exclude<QueueView, 'done'>, number>>

export type Queue = {
  readonly today: string
  readonly counts: QueueCounts
  readonly rows: readonly QueueRow[]
  readonly more: boolean
  readonly units: readonly { readonly code: string; readonly name: string }[]
}

export const rowsPerPage = 25
const mostPages = 400

/** A list of professional standards' work: urgent first, then what is due first; what is done, newest first. */
export async function readQueue(reader: Reader, list: QueueList): Promise<Queue> {
  return inRequest('standards', reader.token, now(), async (tx) => {
    const rows = await rowsOf(tx, list, rowsPerPage + 1)
    return {
      today: toDay(now()),
      counts: await queueCounts(tx),
      rows: rows.slice(0, rowsPerPage),
      more: rows.length > rowsPerPage && list.page < mostPages,
      units: await tx.unit.findMany({ orderBy: { name: 'asc' }, select: { code: true, name: true } }),
    }
  })
}

/** What comes first in the list now, besides this one. */
export async function nextInQueue(reader: Reader, list: QueueList, besides: string): Promise<string | null> {
  return inRequest('standards', reader.token, now(), async (tx) => {
    const rows = await rowsOf(tx, { ...list, page: 1 }, 2)
    return rows.find((row) => row.reference !== besides)?.reference ?? null
  })
}

function rowsOf(tx: Tx, list: QueueList, most: number): Promise<readonly QueueRow[]> {
  const page = Math.min(Math.max(1, list.page), mostPages)
  return queueRows(tx, list, most, (page - 1) * rowsPerPage)
}
