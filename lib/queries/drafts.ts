import { now as clock } from '#lib/clock.ts'
import { type DraftRow, findDraft, heldSaves, listDrafts } from '#lib/db/drafts.ts'
import { managersAbove } from '#lib/db/people.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import { addDays, type Day, toDay } from '#lib/domain/days.ts'
import type { Actor } from '#lib/domain/declaration.ts'
import { type Draft, type PartValues, partOf, readDraft, textOf } from '#lib/domain/draft.ts'
import { toldIn } from '#lib/domain/draft-answers.ts'
import type { DraftRules } from '#lib/domain/draft-problems.ts'
import type { CategoriesBody, PublishedPolicy, WhyBody } from '#lib/domain/policy.ts'
import { type Readers, readersOf, type Sight } from '#lib/domain/who-sees.ts'
import type { Reader } from '#lib/reader.ts'
import { loadPolicy } from './policy.ts'

/** What was typed into a page whose session had just ended. */
export type Held = { readonly key: string; readonly values: PartValues; readonly at: Date }

export type DraftView = {
  readonly id: string
  readonly draft: Draft
  /** Grows with every save of any part. */
  readonly version: number
  readonly place: string
  readonly updatedAt: Date
  readonly deleteOn: Day
  readonly held: readonly Held[]
  readonly policy: PublishedPolicy<'categories'>
  readonly why: WhyBody['questions']
  readonly rules: DraftRules
  readonly readers: Readers
}

/** A draft of one's own, with what it is judged by and who would read it; or what became of it. */
export async function readOwnDraft(
  reader: Reader,
  id: string,
): Promise<DraftView | { readonly sent: string } | null> {
  const [policy, why] = await Promise.all([loadPolicy('categories'), loadPolicy('why')])
  const at = clock()
  return inRequest('web', reader.token, at, async (tx, { actor }) => {
    const row = await findDraft(tx, id)
    if (!row) {
      const sent = await tx.declaration.findUnique({ where: { draftId: id }, select: { reference: true } })
      return sent && { sent: sent.reference }
    }
    const draft = readDraft(row.answers)
    const rules = await rulesFor(tx, actor, policy.body, at)
    const held = await heldSaves(tx, id)
    return {
      ...standing(row, draft, policy.body),
      held: held.map(({ place, values, heldAt }) => ({ key: place, values: heldValues(values), at: heldAt })),
      policy,
      why: why.body.questions,
      rules,
      readers: readersIn(draft, rules.sight),
    }
  })
}

function standing({ id, version, place, updatedAt }: DraftRow, draft: Draft, body: CategoriesBody) {
  return { id, version, place, updatedAt, draft, deleteOn: deleteOn(updatedAt, body) }
}

function deleteOn(updatedAt: Date, { periods }: CategoriesBody): Day {
  return addDays(toDay(updatedAt), periods.draftDays)
}

/** What a person's draft is judged by at this moment. */
export async function rulesFor(tx: Tx, actor: Actor, body: CategoriesBody, at: Date): Promise<DraftRules> {
  const sight: Sight = {
    declarant: actor,
    chain: await managersAbove(tx, actor.lineManagerId),
    categories: body.categories,
  }
  return {
    today: toDay(at),
    categories: body.categories,
    lookupVersion: body.warnings.lookup.version,
    sight,
  }
}

/** The rules alone, for a form that was just saved. */
export async function draftRules(reader: Reader): Promise<DraftRules> {
  const { body } = await loadPolicy('categories')
  const at = clock()
  return inRequest('web', reader.token, at, (tx, { actor }) => rulesFor(tx, actor, body, at))
}

/** Who would read it if it were sent as it stands. */
export function readersIn(draft: Draft, sight: Sight): Readers {
  const keep = textOf(partOf(draft, 'reviewer').values, 'keep') === 'yes'
  return readersOf(sight, { ...toldIn(draft), keepFromManager: keep })
}

/** Held values come from a form that was never judged; the same reading as for a saved part makes them safe to draw. */
function heldValues(values: unknown): PartValues {
  const part = { version: 1, savedAt: '', values, kept: [] }
  return readDraft({ parts: { why: part } }).parts.why?.values ?? {}
}

export type DraftItem = {
  readonly id: string
  readonly place: string
  readonly updatedAt: Date
  readonly deleteOn: Day
  readonly contacts: number
}

/** One's own unfinished drafts, the last saved first. */
export async function readOwnDrafts(reader: Reader): Promise<readonly DraftItem[]> {
  const { body } = await loadPolicy('categories')
  return inRequest('web', reader.token, clock(), async (tx) => {
    const rows = await listDrafts(tx)
    return rows.map(({ id, place, updatedAt, answers }) => ({
      id,
      place,
      updatedAt,
      deleteOn: deleteOn(updatedAt, body),
      contacts: readDraft(answers).contacts.length,
    }))
  })
}
