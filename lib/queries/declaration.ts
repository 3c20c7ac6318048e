import { now } from '#lib/clock.ts'
import { formVersion } from '#lib/commands/execute.ts'
import { appealsOf } from '#lib/db/appeals.ts'
import { loadRecord } from '#lib/db/load.ts'
import { readTogether } from '#lib/db/read-together.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import type { CommandType } from '#lib/domain/commands.ts'
import type { ActiveCondition } from '#lib/domain/conditions.ts'
import { addWorkingDays, type Day, toDay } from '#lib/domain/days.ts'
import type { Outcome, Route, Status } from '#lib/domain/declaration.ts'
import { appealUntil } from '#lib/domain/judge-appeals.ts'
import { commandsOpenTo } from '#lib/domain/lifecycle.ts'
import { isOffered } from '#lib/domain/reviews.ts'
import type { Reader } from '#lib/reader.ts'
import { contactName } from './contact-names.ts'
import { contentOf, type DeclaredContent, type QuestionContent } from './content.ts'
import { loadPolicy, loadPolicyVersion } from './policy.ts'
import { type EarlierChoice, earlierChoices, readSince, type Since } from './since.ts'
import { type TimelineEntry, timelineOf } from './timeline.ts'

/** Who of those who act on it opened a declaration, by role and day. */
export type Opening = { readonly type: string; readonly day: string }

export type OutcomeView = {
  readonly contact: string
  readonly outcome: Outcome
  readonly message: string
  readonly decidedAt: Date
}

export type MeasureView = { readonly id: string; readonly wording: string; readonly reviewOn: string }

/** Where a declaration stands, as its declarant may know it. */
export type Progress = {
  readonly reference: string
  readonly status: Status
  readonly route: Route
  readonly sentAt: Date
  readonly settledAt: Date | null
  /** By when somebody should have acted: the manager, or the declarant who was asked. */
  readonly dueOn: Day | null
  /** By when professional standards mean to have assessed it, counted from what the declarant knows. */
  readonly assessBy: Day | null
  /** It was the line manager's first, or still is. */
  readonly viaManager: boolean
  /** The line manager who has it. */
  readonly manager: string | null
}

/** A declaration as its declarant sees it: nothing of the work inside professional standards is read for it. */
export type DeclarantView = Progress & {
  readonly id: string
  readonly declarant: string
  readonly version: string
  readonly open: readonly CommandType[]
  readonly content: DeclaredContent
  readonly openQuestion: QuestionContent | null
  readonly timeline: readonly TimelineEntry[]
  readonly openings: readonly Opening[]
  readonly outcomes: readonly OutcomeView[]
  readonly measures: readonly MeasureView[]
  /** Appeals with what came of them, the last one first; and until when there can be one against the decision in force. */
  readonly appeals: Awaited<ReturnType<typeof appealsOf>>
  readonly appealUntil: Day | null
  readonly conditions: readonly DeclarantCondition[]
  /** Contacts that have to end and are not yet confirmed to have ended. */
  readonly toConfirm: readonly {
    readonly associationId: string
    readonly contact: string
    readonly by: string
  }[]
  /** What has become of it since. */
  readonly since: Since
  /** The review can be answered now. */
  readonly reviewOffered: boolean
  readonly associations: readonly { readonly id: string; readonly name: string }[]
  /** What the same person declared before. */
  readonly earlier: readonly EarlierChoice[]
}

/** A condition in force, with what the contact is called. Who checks it is a role to the declarant. */
export type DeclarantCondition = Omit<ActiveCondition, 'ownerId'> & { readonly contact: string }

/** The declarant's own declaration; null when there is none of theirs by this reference. */
export async function readDeclaration(reader: Reader, reference: string): Promise<DeclarantView | null> {
  return inRequest('web', reader.token, now(), async (tx, { actor }) => {
    const row = await tx.declaration.findUnique({
      where: { reference, declarantId: actor.id },
      select: { id: true },
    })
    const record = row && (await loadRecord(tx, 'web', row.id))
    if (!row || !record) return null
    const content = await contentOf(tx, row.id)
    const [progress] = await progressOf(tx, [row.id])
    if (!progress) return null
    const question = record.openQuestion
    const { periods } = (await loadPolicy('categories')).body
    const { decidedOn, made } = record.appeal
    const found = await readTogether(tx, row.id, ['associationOutcome', 'condition'])
    const reviewOn = record.review?.reviewOn ?? null
    const { offerDays } = (await loadPolicy('reviews')).body.periods
    return {
      ...progress,
      id: row.id,
      declarant: actor.fullName,
      version: formVersion(record),
      open: commandsOpenTo(actor, record),
      content,
      openQuestion: content.questions.find((each) => each.id === question?.id) ?? null,
      timeline: await timelineOf(tx, row.id, ['declaration']),
      openings: await openingsOf(tx, row.id),
      appeals: await appealsOf(tx, row.id),
      appealUntil: decidedOn && !made ? appealUntil(decidedOn, periods.appealDays) : null,
      outcomes: outcomesOf(content, lastOf(found.associationOutcome)),
      conditions: record.conditions.map(({ ownerId: _, ...condition }) => ({
        ...condition,
        contact: called(content, condition.associationId),
      })),
      toConfirm: lastOf(found.associationOutcome)
        .filter(({ associationId }) => record.unconfirmed.includes(associationId))
        .map(({ associationId, confirmBy }) => ({
          associationId,
          contact: called(content, associationId),
          by: confirmBy ?? '',
        })),
      since: await readSince(tx, row.id),
      reviewOffered: reviewOn !== null && isOffered(reviewOn, toDay(now()), offerDays),
      associations: record.associationIds.map((id) => ({ id, name: called(content, id) })),
      earlier: await earlierChoices(tx, record),
      measures: found.condition
        .filter((each) => each.setAs === 'manager')
        .map(({ id, wording, reviewOn }) => ({ id, wording, reviewOn }))
        .toSorted((a, b) => (a.reviewOn < b.reviewOn ? -1 : 1)),
    }
  })
}

/** The progress of some declarations of the reader's own. */
export async function progressOf(tx: Tx, ids: readonly string[]): Promise<readonly Progress[]> {
  if (ids.length === 0) return []
  const rows = await tx.declaration.findMany({ where: { id: { in: [...ids] } }, orderBy: { sentAt: 'desc' } })
  const managers = await tx.person.findMany({
    where: { id: { in: rows.flatMap((row) => row.reviewerId ?? []) } },
    select: { id: true, fullName: true },
  })
  // When it came to professional standards, as the declarant was told: an event of its own, or the sending.
  const moves = await tx.$queryRaw<{ id: string; at: Date; byManager: boolean }[]>`
    SELECT object_id AS id, max(at) AS at, bool_or(type = 'moved') AS "byManager" FROM audit_event
    WHERE object_id = ANY (${[...ids]}::uuid[]) AND object_kind = 'declaration' AND type IN ('moved', 'answered')
    GROUP BY object_id`
  const holidays = new Set((await loadPolicy('holidays')).body.days)
  return Promise.all(
    rows.map(async (row) => {
      const { periods } = (await loadPolicyVersion('categories', row.policyVersion)).body
      const move = moves.find((each) => each.id === row.id)
      const since = move?.at ?? row.sentAt
      const days = row.urgent ? periods.urgentWorkingDays : periods.assessmentWorkingDays
      return {
        reference: row.reference,
        status: row.status,
        route: row.route,
        sentAt: row.sentAt,
        settledAt: row.settledAt,
        dueOn: row.dueOn as Day | null,
        assessBy: row.status === 'with_standards' ? addWorkingDays(toDay(since), days, holidays) : null,
        viaManager: row.reviewerId !== null || move?.byManager === true,
        manager: managers.find((manager) => manager.id === row.reviewerId)?.fullName ?? null,
      }
    }),
  )
}

async function openingsOf(tx: Tx, id: string): Promise<readonly Opening[]> {
  return tx.$queryRaw<Opening[]>`SELECT type, to_char(day, 'YYYY-MM-DD') AS day FROM openings_of(${id}::uuid)`
}

/** What was decided last on each association: it may have been decided again. */
function lastOf<T extends { readonly associationId: string; readonly decidedAt: Date }>(
  outcomes: readonly T[],
): readonly T[] {
  return outcomes.filter((each) =>
    outcomes.every(
      (other) => other.associationId !== each.associationId || other.decidedAt <= each.decidedAt,
    ),
  )
}

function called({ contacts }: DeclaredContent, associationId: string): string {
  const position = contacts.findIndex((contact) => contact.associationId === associationId)
  const contact = contacts[position]
  return contact ? contactName({ ...contact, position }) : 'the contact'
}

function outcomesOf(
  { contacts }: DeclaredContent,
  outcomes: readonly { associationId: string; outcome: Outcome; message: string; decidedAt: Date }[],
): readonly OutcomeView[] {
  return contacts.flatMap((contact, position) =>
    outcomes
      .filter((each) => each.associationId === contact.associationId)
      .map(({ outcome, message, decidedAt }) => ({
        contact: contactName({ ...contact, position }),
        outcome,
        message,
        decidedAt,
      })),
  )
}

export const declarationsPerPage = 20

/** The reader's own declarations, newest first. */
export async function readDeclarations(reader: Reader, page: number) {
  return inRequest('web', reader.token, now(), async (tx, { actor }) => {
    const where = { declarantId: actor.id }
    const total = await tx.declaration.count({ where })
    const rows = await tx.declaration.findMany({
      where,
      orderBy: { sentAt: 'desc' },
      skip: (page - 1) * declarationsPerPage,
      take: declarationsPerPage,
      select: { id: true },
    })
    return {
      total,
      declarations: await progressOf(
        tx,
        rows.map((row) => row.id),
      ),
    }
  })
}
