import { now } from '#lib/clock.ts'
import type { Tx } from '#lib/db/request.ts'
import { addMonths, type Day, toDay } from '#lib/domain/days.ts'
import type { DeclarationRecord, Outcome } from '#lib/domain/declaration.ts'
import { isClose, type ReviewInterval, reviewIntervals } from '#lib/domain/reviews.ts'
import { loadPolicy } from './policy.ts'
import { type EarlierChoice, earlierChoices, readSince, type Since } from './since.ts'

/** What was set for a contact when it was declared before. */
export type EarlierRecord = {
  readonly reference: string
  readonly contact: string
  readonly sentAt: Date
  readonly outcome: Outcome | null
  readonly endedOn: string | null
  readonly conditions: readonly { readonly wording: string; readonly inForce: boolean }[]
}

/** What has become of a declaration since, with what stays inside: line managers' views, decisions, and what was set before. */
export type StandardsSince = Since & {
  readonly views: readonly { readonly answerId: string; readonly words: string; readonly by: string }[]
  readonly decisions: readonly {
    readonly answerId: string
    readonly confirmed: boolean
    readonly rationale: string
    readonly nextOn: string | null
    readonly by: string
    readonly at: Date
  }[]
  readonly earlier: readonly EarlierRecord[]
  readonly choices: readonly EarlierChoice[]
  readonly linked: readonly string[]
  /** How long a review can be confirmed for: high risk and restricted records keep to the shortest. */
  readonly intervals: readonly { readonly interval: ReviewInterval; readonly nextOn: Day }[]
}

export async function readStandardsSince(tx: Tx, record: DeclarationRecord): Promise<StandardsSince> {
  const where = { declarationId: record.id }
  const since = await readSince(tx, record.id)
  const views = await tx.reviewView.findMany({ where })
  const decisions = await tx.reviewOutcome.findMany({ where })
  const people = await tx.person.findMany({
    where: { id: { in: [...views, ...decisions].map((row) => row.byId) } },
    select: { id: true, fullName: true },
  })
  const name = (id: string) => people.find((person) => person.id === id)?.fullName ?? 'Somebody who has left'
  const choices = await earlierChoices(tx, record)
  return {
    ...since,
    views: views.map(({ answerId, words, byId }) => ({ answerId, words, by: name(byId) })),
    decisions: decisions.map(({ byId, ...row }) => ({ ...row, by: name(byId) })),
    earlier: await earlierRecords(tx, record.id, choices),
    choices,
    linked: record.linked,
    intervals: await intervalsOf(record),
  }
}

async function intervalsOf({ case: standardsCase }: DeclarationRecord) {
  const { reviewMonths } = (await loadPolicy('categories')).body.periods
  const riskGrade = standardsCase?.assessment?.riskGrade ?? 'low'
  const close = isClose({ riskGrade, restricted: standardsCase?.restricted ?? false })
  return reviewIntervals
    .filter((interval) => !close || interval === 'restricted')
    .map((interval) => ({ interval, nextOn: addMonths(toDay(now()), reviewMonths[interval]) }))
}

/** Every declaration before this one of an association that is one with it, back to the first. */
async function earlierRecords(tx: Tx, declarationId: string, choices: readonly EarlierChoice[]) {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE back AS (
      SELECT earlier_id AS id FROM association_link WHERE declaration_id = ${declarationId}::uuid
      UNION SELECT l.earlier_id FROM back b JOIN association_link l ON l.association_id = b.id)
    SELECT id FROM back`
  const ids = rows.map((row) => row.id)
  const where = { associationId: { in: ids } }
  const outcomes = await tx.associationOutcome.findMany({ where, orderBy: { decidedAt: 'desc' } })
  const ends = await tx.endReport.findMany({ where: { ...where, confirmed: true } })
  const conditions = await tx.condition.findMany({ where, orderBy: { at: 'desc' } })
  const states = await tx.conditionState.findMany({
    where: { conditionId: { in: conditions.map((each) => each.id) }, status: 'active' },
  })
  return choices
    .filter(({ id }) => ids.includes(id))
    .map(
      ({ id, contact, reference, sentAt }): EarlierRecord => ({
        ...{ contact, reference, sentAt },
        outcome: outcomes.find((each) => each.associationId === id)?.outcome ?? null,
        endedOn: ends.find((each) => each.associationId === id)?.endedOn ?? null,
        conditions: conditions
          .filter((each) => each.associationId === id)
          .map(({ id: condition, wording }) => ({
            wording,
            inForce: states.some((state) => state.conditionId === condition),
          })),
      }),
    )
}
