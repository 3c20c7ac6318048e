import { now } from '#lib/clock.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
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
  readonly receivedAt: Date | null
  readonly settledAt: Date | null
}

export type Queue = {
  readonly today: string
  readonly counts: Readonly<Record<Exclude<QueueView, 'done'>, number>>
  readonly rows: readonly QueueRow[]
  readonly more: boolean
  readonly units: readonly { readonly code: string; readonly name: string }[]
}

export const rowsPerPage = 25
const mostPages = 400

const openStages: readonly CaseStage[] = ['triage', 'assessment', 'countersign']
const stagesOf: Readonly<Record<QueueView, readonly CaseStage[]>> = {
  mine: openStages,
  unassigned: ['triage', 'assessment'],
  second: ['countersign'],
  declarant: ['triage', 'assessment'],
  open: openStages,
  done: ['closed'],
  restricted: ['dormant', ...openStages],
  lookups: ['dormant', ...openStages],
}

/** A list of professional standards' work: urgent first, then what is due first; what is done, newest first. */
export async function readQueue(reader: Reader, list: QueueList): Promise<Queue> {
  return inRequest('standards', reader.token, now(), async (tx) => {
    const rows = await rowsOf(tx, list, rowsPerPage + 1)
    return {
      today: toDay(now()),
      counts: await countsOf(tx),
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

// Row security hides what is not for this reader, in the rows and in the counts alike. The stage stands first in every
// condition, because the index of the queue begins with it.
async function rowsOf(tx: Tx, list: QueueList, most: number): Promise<QueueRow[]> {
  const page = Math.min(Math.max(1, list.page), mostPages)
  const skip = (page - 1) * rowsPerPage
  if (list.view === 'done') return doneRows(tx, list, most, skip)
  return tx.$queryRaw<QueueRow[]>`
    SELECT d.reference, p.full_name AS declarant, u.name AS unit, s.categories, d.status, c.stage, c.urgent, c.restricted,
      a.full_name AS assessor, c.due_on AS "dueOn", c.received_at AS "receivedAt", d.settled_at AS "settledAt"
    FROM standards_case c JOIN declaration d ON d.id = c.declaration_id JOIN statement s ON s.declaration_id = d.id
      JOIN person p ON p.id = d.declarant_id JOIN unit u ON u.code = d.unit_code LEFT JOIN person a ON a.id = c.assessor_id
    WHERE c.stage = ANY (${[...stagesOf[list.view]]}::case_stage[])
      AND CASE ${list.view}
        WHEN 'mine' THEN c.assessor_id = me()
        WHEN 'unassigned' THEN c.assessor_id IS NULL
        WHEN 'declarant' THEN d.status = 'question_from_standards'
        WHEN 'restricted' THEN c.restricted
        WHEN 'lookups' THEN EXISTS (SELECT FROM lookup_admission l WHERE l.declaration_id = d.id)
        ELSE true END
      AND (${list.unit} = '' OR d.unit_code = ${list.unit})
      AND (${list.category} = '' OR ${list.category} = ANY (s.categories))
      AND (${list.status} = '' OR d.status::text = ${list.status})
    ORDER BY c.urgent DESC, c.due_on NULLS LAST, c.received_at NULLS LAST, d.reference
    LIMIT ${most} OFFSET ${skip}`
}

async function doneRows(tx: Tx, list: QueueList, most: number, skip: number): Promise<QueueRow[]> {
  return tx.$queryRaw<QueueRow[]>`
    SELECT d.reference, p.full_name AS declarant, u.name AS unit, s.categories, d.status, c.stage, c.urgent, c.restricted,
      a.full_name AS assessor, NULL::text AS "dueOn", c.received_at AS "receivedAt", d.settled_at AS "settledAt"
    FROM declaration d JOIN standards_case c ON c.declaration_id = d.id JOIN statement s ON s.declaration_id = d.id
      JOIN person p ON p.id = d.declarant_id JOIN unit u ON u.code = d.unit_code LEFT JOIN person a ON a.id = c.assessor_id
    WHERE c.stage = 'closed' AND d.settled_at IS NOT NULL
      AND (${list.unit} = '' OR d.unit_code = ${list.unit})
      AND (${list.category} = '' OR ${list.category} = ANY (s.categories))
      AND (${list.status} = '' OR d.status::text = ${list.status})
    ORDER BY d.settled_at DESC, d.reference LIMIT ${most} OFFSET ${skip}`
}

async function countsOf(tx: Tx): Promise<Queue['counts']> {
  const [row] = await tx.$queryRaw<Queue['counts'][]>`
    SELECT count(*) FILTER (WHERE c.assessor_id = me())::int AS mine,
      count(*) FILTER (WHERE c.assessor_id IS NULL AND c.stage <> 'countersign')::int AS unassigned,
      count(*) FILTER (WHERE c.stage = 'countersign')::int AS second,
      count(*) FILTER (WHERE d.status = 'question_from_standards')::int AS declarant,
      count(*)::int AS open,
      (SELECT count(*)::int FROM standards_case r WHERE r.restricted AND r.stage <> 'closed') AS restricted,
      (SELECT count(*)::int FROM lookup_admission l JOIN standards_case k ON k.declaration_id = l.declaration_id
        WHERE k.stage <> 'closed') AS lookups
    FROM standards_case c JOIN declaration d ON d.id = c.declaration_id
    WHERE c.stage IN ('triage', 'assessment', 'countersign')`
  if (!row) throw new Error('no counts')
  return row
}
