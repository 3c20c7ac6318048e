import { now } from '#lib/clock.ts'
import { formVersion } from '#lib/commands/execute.ts'
import { coveredByMe, coversOn } from '#lib/db/cover.ts'
import { appendEvent } from '#lib/db/history.ts'
import { loadRecord } from '#lib/db/load.ts'
import { managerById } from '#lib/db/people.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import type { CommandType } from '#lib/domain/commands.ts'
import { toDay } from '#lib/domain/days.ts'
import type { Route, Status } from '#lib/domain/declaration.ts'
import { commandsOpenTo } from '#lib/domain/lifecycle.ts'
import type { Reader } from '#lib/reader.ts'
import { contentOf, type DeclaredContent } from './content.ts'
import type { MeasureView } from './declaration.ts'
import { wasOpenedJustNow } from './openings.ts'
import { readSince, type Since } from './since.ts'
import { type TimelineEntry, timelineOf } from './timeline.ts'

export const reviewTabs = ['needed', 'waiting', 'done'] as const
export type ReviewTab = (typeof reviewTabs)[number]

const statusesOf: Readonly<Record<ReviewTab, readonly Status[]>> = {
  needed: ['with_manager'],
  waiting: ['returned_by_manager'],
  done: ['approved_by_manager', 'with_standards', 'question_from_standards', 'decided'],
}

export type ReviewRow = {
  readonly reference: string
  readonly declarant: string
  readonly status: Status
  readonly urgent: boolean
  readonly sentAt: Date
  readonly dueOn: string | null
  readonly overdue: boolean
  /** The line manager who holds it, where the reader only stands in. */
  readonly standsInFor: string | null
}

export type ReviewQueue = {
  readonly rows: readonly ReviewRow[]
  readonly totals: Readonly<Record<ReviewTab, number>>
  /** What the reader has just recorded, when it is theirs to know. */
  readonly recorded: { readonly reference: string; readonly decision: string } | null
  readonly next: string | null
  /** For whom the reader stands in today. */
  readonly standsInFor: readonly string[]
}

export const reviewsPerPage = 20

/** What came to the reader as a line manager: one tab of it, oldest first (what is done, newest first). */
export async function readReviews(
  reader: Reader,
  { tab, page, recorded }: { tab: ReviewTab; page: number; recorded: string | null },
): Promise<ReviewQueue> {
  const today = toDay(now())
  return inRequest('web', reader.token, now(), async (tx, { actor }) => {
    const covered = await coveredByMe(tx)
    const holders = [actor.id, ...covered]
    const mine = { reviewerId: { in: holders } }
    const counted = await tx.declaration.groupBy({ by: ['status'], where: mine, _count: true })
    const total = (each: ReviewTab) =>
      counted.filter((row) => statusesOf[each].includes(row.status)).reduce((sum, row) => sum + row._count, 0)
    const rows = await tx.declaration.findMany({
      where: { ...mine, status: { in: [...statusesOf[tab]] } },
      orderBy: tab === 'done' ? [{ sentAt: 'desc' }, { id: 'desc' }] : [{ sentAt: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * reviewsPerPage,
      take: reviewsPerPage,
      select: {
        reference: true,
        declarantId: true,
        reviewerId: true,
        status: true,
        urgent: true,
        sentAt: true,
        dueOn: true,
      },
    })
    const people = await tx.person.findMany({
      where: { id: { in: [...rows.map((row) => row.declarantId), ...covered] } },
      select: { id: true, fullName: true },
    })
    const nameOf = (id: string | null) => people.find((person) => person.id === id)?.fullName
    return {
      standsInFor: covered.flatMap((id) => nameOf(id) ?? []),
      totals: { needed: total('needed'), waiting: total('waiting'), done: total('done') },
      recorded: recorded === null ? null : await lastRecorded(tx, actor.id, recorded),
      next: await nextInQueue(tx, holders),
      rows: rows.map(({ declarantId, reviewerId, ...row }) => ({
        ...row,
        status: asManager(row.status),
        declarant: nameOf(declarantId) ?? 'Somebody who has left',
        standsInFor: reviewerId === actor.id ? null : (nameOf(reviewerId) ?? 'Somebody who has left'),
        overdue: row.status === 'with_manager' && row.dueOn !== null && row.dueOn < today,
      })),
    }
  })
}

/** A declaration as its line manager sees it. */
export type ReviewView = {
  readonly reference: string
  readonly declarant: string
  readonly declarantTitle: string
  readonly status: Status
  readonly route: Route
  readonly urgent: boolean
  readonly sentAt: Date
  readonly dueOn: string | null
  readonly overdue: boolean
  readonly version: string
  readonly standsInFor: string | null
  readonly open: readonly CommandType[]
  readonly content: DeclaredContent
  readonly timeline: readonly TimelineEntry[]
  readonly measures: readonly MeasureView[]
  readonly since: Since
  readonly next: string | null
}

/**
 * Opens a declaration for the line manager who holds it, and records that it was opened in the same transaction. Null when
 * it is not theirs: nothing is recorded then, and nothing tells whether there is one.
 * @param again the page is drawn once more to show what came of a form, which is no new opening
 */
export async function openReview(
  reader: Reader,
  reference: string,
  again: boolean,
): Promise<ReviewView | null> {
  const today = toDay(now())
  return inRequest('web', reader.token, now(), async (tx, { actor }) => {
    const row = await tx.declaration.findUnique({
      where: { reference, declarantId: { not: actor.id } },
      select: { id: true, sentAt: true, declarantId: true },
    })
    const record = row && (await loadRecord(tx, 'web', row.id))
    if (!row || !record) return null
    const covers = await coversOn(tx, actor, record)
    const standsIn = record.reviewerId !== actor.id
    if (standsIn && !covers.includes(record.reviewerId ?? '')) return null
    const content = await contentOf(tx, row.id)
    const declarant = await tx.person.findUnique({
      where: { id: row.declarantId },
      select: { fullName: true, title: true },
    })
    const away = standsIn ? await managerById(tx, record.reviewerId ?? '') : null
    const view: ReviewView = {
      reference,
      declarant: declarant?.fullName ?? 'Somebody who has left',
      declarantTitle: declarant?.title ?? '',
      status: asManager(record.status),
      route: record.route,
      urgent: record.urgent,
      sentAt: row.sentAt,
      dueOn: record.dueOn,
      overdue: record.status === 'with_manager' && record.dueOn !== null && record.dueOn < today,
      version: formVersion(record),
      standsInFor: away?.fullName ?? null,
      open: commandsOpenTo({ ...actor, covers }, record),
      content,
      timeline: await timelineOf(tx, row.id, ['declaration']),
      measures: await tx.condition.findMany({
        where: { declarationId: row.id, ownerId: actor.id, setAs: 'manager' },
        orderBy: { reviewOn: 'asc' },
        select: { id: true, wording: true, reviewOn: true },
      }),
      since: await readSince(tx, row.id),
      next: await nextInQueue(tx, [actor.id, ...covers], reference),
    }
    if (!wasOpenedJustNow(actor.sessionId, row.id, again))
      await appendEvent(tx, { type: 'opened_by_manager', kind: 'access', object: row.id, payload: {} })
    return view
  })
}

/** A question from professional standards is between them and the declarant. */
function asManager(status: Status): Status {
  return status === 'question_from_standards' ? 'with_standards' : status
}

/** The oldest that waits for the reader's decision. */
async function nextInQueue(tx: Tx, holders: readonly string[], besides?: string): Promise<string | null> {
  const row = await tx.declaration.findFirst({
    where: {
      reviewerId: { in: [...holders] },
      status: 'with_manager',
      ...(besides ? { reference: { not: besides } } : {}),
    },
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    select: { reference: true },
  })
  return row?.reference ?? null
}

async function lastRecorded(tx: Tx, managerId: string, reference: string) {
  const row = await tx.declaration.findUnique({
    where: { reference, reviewerId: managerId },
    select: { id: true },
  })
  if (!row) return null
  const review = await tx.managerReview.findFirst({
    where: { declarationId: row.id, managerId },
    orderBy: { at: 'desc' },
    select: { decision: true },
  })
  return review && { reference, decision: review.decision }
}
