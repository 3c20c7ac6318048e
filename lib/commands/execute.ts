import { now as clock } from '#lib/clock.ts'
import { loadOverseen, overseersOf } from '#lib/db/conditions.ts'
import { coversOn } from '#lib/db/cover.ts'
import { loadRecord, lockDeclaration } from '#lib/db/load.ts'
import { activeIdsByRole, declaredNames, managerById } from '#lib/db/people.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import { earlierAssociations } from '#lib/db/reviews.ts'
import { saveChange } from '#lib/db/save.ts'
import type { Command, CommandType, Refusal } from '#lib/domain/commands.ts'
import type { Overseer } from '#lib/domain/conditions.ts'
import { type Context, decide } from '#lib/domain/decide.ts'
import type { Actor, DeclarationRecord, Status } from '#lib/domain/declaration.ts'
import { nextReviewer } from '#lib/domain/routing.ts'
import { loadPolicy } from '#lib/queries/policy.ts'
import type { Reader, Side } from '#lib/reader.ts'

export type Executed =
  | { readonly done: { readonly reference: string; readonly status: Status } }
  | { readonly refused: Refusal }

/** The state of a record that a page was drawn from; a form carries it, so that a stale screen cannot overwrite. */
export function formVersion(record: Pick<DeclarationRecord, 'version' | 'case'>): string {
  return record.case ? `${record.version}.${record.case.version}` : `${record.version}`
}

const onReviews: readonly CommandType[] = ['report_change', 'report_end', 'answer_review', 'view_review']
const onConditions: readonly CommandType[] = ['decide', 'countersign', 'record_check', 'reword']

/**
 * Every change to a sent declaration passes here, so none can lack its check, its history or its notices:
 * lock, judge, save, append, tell, in one transaction under the caller's own database role.
 * @param version what `formVersion` said when the form was drawn
 */
export async function execute(
  reader: Reader,
  reference: string,
  command: Command,
  version: string,
): Promise<Executed> {
  const now = clock()
  const [categories, holidays] = await Promise.all([loadPolicy('categories'), loadPolicy('holidays')])
  const conditions = onConditions.includes(command.type) ? await loadPolicy('conditions') : null
  const reviews = onReviews.includes(command.type) ? await loadPolicy('reviews') : null
  return inRequest(reader.side, reader.token, now, async (tx, { actor }) => {
    const id = await lockDeclaration(tx, reference)
    const before =
      id &&
      ((await loadRecord(tx, reader.side, id)) ?? (reader.side === 'web' ? await loadOverseen(tx, id) : null))
    if (!before) return { refused: 'not_found' }

    const covers = reader.side === 'web' ? await coversOn(tx, actor, before) : []
    const context: Context = {
      actor: { ...actor, covers },
      now,
      periods: categories.body.periods,
      holidays: new Set(holidays.body.days),
      conditionPeriods: conditions?.body.periods ?? null,
      reviews: reviews?.body ?? null,
      newId: () => crypto.randomUUID(),
      ...(await named(tx, reader.side, before, command, actor)),
    }
    const verdict = decide(before, command, context)
    if ('refused' in verdict) return verdict
    // After the law: somebody who may not do it is told so, not that the page is old.
    if (version !== formVersion(before)) return { refused: 'stale' }
    await saveChange(tx, before, verdict.change, actor.id, now)
    return { done: { reference, status: verdict.change.move?.status ?? before.status } }
  })
}

/** The people a command depends on, looked up only where it does. */
async function named(tx: Tx, side: Side, before: DeclarationRecord, command: Command, actor: Actor) {
  const nobody: readonly string[] = []
  const people = {
    nextReviewerId: null as string | null,
    assessorIds: nobody,
    decisionMakerIds: nobody,
    overseers: [] as readonly Overseer[],
    earlierIds: nobody,
  }
  if (command.type === 'declare_again')
    return { ...people, earlierIds: (await earlierAssociations(tx, before)).map((each) => each.id) }
  if (command.type === 'step_aside') {
    const current = await managerById(tx, actor.id)
    const next = current?.lineManagerId ? await managerById(tx, current.lineManagerId) : null
    const names = await declaredNames(tx, before.id)
    return { ...people, nextReviewerId: current && nextReviewer(before.declarantId, current, next, names) }
  }
  // The public part may not ask who works inside; the law refuses it there anyway.
  if (side === 'web') return people
  if (command.type === 'decide' || command.type === 'countersign' || command.type === 'hand_on')
    return { ...people, overseers: await overseersOf(tx, before) }
  if (command.type === 'assign') {
    const both = [...(await activeIdsByRole(tx, 'assessor')), ...(await activeIdsByRole(tx, 'decisionMaker'))]
    return { ...people, assessorIds: both }
  }
  if (command.type === 'restrict')
    return { ...people, decisionMakerIds: await activeIdsByRole(tx, 'decisionMaker') }
  return people
}
