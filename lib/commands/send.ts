import { randomBytes } from 'node:crypto'
import { now as clock } from '#lib/clock.ts'
import { appendEvent } from '#lib/db/history.ts'
import { idsByStaffNumber, managersAbove } from '#lib/db/people.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import { tell } from '#lib/db/save.ts'
import { type NewDeclaration, saveDeclaration } from '#lib/db/send.ts'
import type { Refusal } from '#lib/domain/commands.ts'
import { addWorkingDays, toDay } from '#lib/domain/days.ts'
import type { Actor } from '#lib/domain/declaration.ts'
import { type Declared, isLookupAdmission } from '#lib/domain/declared.ts'
import { makeReference } from '#lib/domain/reference.ts'
import { firstReviewer, isRestricted, routeOf } from '#lib/domain/routing.ts'
import { env } from '#lib/env.ts'
import { loadPolicy } from '#lib/queries/policy.ts'
import type { SessionToken } from '#lib/reader.ts'

export type Sent = { readonly done: { readonly reference: string } } | { readonly refused: Refusal }

/**
 * Sends a draft: the declaration with all that belongs to it, its first event, its notice and its case, in one transaction.
 * One draft is sent once: a second press, a retried post or fifty at a time all get the first one's reference.
 */
export async function sendDeclaration(
  token: SessionToken,
  draftId: string,
  declared: Declared,
): Promise<Sent> {
  const now = clock()
  const [categories, holidays, appointments] = await Promise.all([
    loadPolicy('categories'),
    loadPolicy('holidays'),
    loadPolicy('appointments'),
  ])
  return inRequest('web', token, now, async (tx, { actor }) => {
    const [draft] = await tx.$queryRaw<
      { id: string }[]
    >`SELECT id FROM draft WHERE id = ${draftId}::uuid FOR UPDATE`
    if (!draft) return alreadySent(tx, draftId)
    if (await tooMany(tx, actor, now)) return { refused: 'too_many' }

    const { periods } = categories.body
    const urgent = declared.why.categories.some(
      (code) => categories.body.categories.find((each) => each.code === code)?.urgent,
    )
    const restricted = isRestricted(actor)
    const route = restricted ? 'standards' : routeOf(declared.why.categories, categories.body.categories)
    const names = declared.contacts
      .flatMap((contact) => [contact.fullName, ...contact.alsoKnownAs])
      .filter((name) => name !== null)
    const chain =
      route === 'standards' || declared.reviewer.keepFromManager
        ? []
        : await managersAbove(tx, actor.lineManagerId)
    const reviewerId = firstReviewer(actor.id, chain, names)
    const due = (days: number) =>
      addWorkingDays(toDay(now), urgent ? periods.urgentWorkingDays : days, new Set(holidays.body.days))
    const appointed = restricted ? await idsByStaffNumber(tx, appointments.body.restricted) : []
    const decisionMakerIds = appointed.filter((id) => id !== actor.id)

    const declaration: NewDeclaration = {
      id: crypto.randomUUID(),
      reference: makeReference((length) => new Uint8Array(randomBytes(length))),
      draftId,
      declarantId: actor.id,
      unitCode: actor.unitCode,
      status: reviewerId ? 'with_manager' : 'with_standards',
      route,
      urgent,
      policyVersion: categories.version,
      keptFromManager: declared.reviewer.keepFromManager,
      reviewerId,
      sentAt: now,
      dueOn: reviewerId ? due(periods.managerWorkingDays) : null,
      caseDueOn: due(periods.assessmentWorkingDays),
      restricted,
      decisionMakerIds,
    }
    await saveDeclaration(tx, declaration, declared)
    await tx.draft.deleteMany({ where: { id: draftId } })
    await appendEvent(tx, {
      type: 'sent',
      kind: 'declaration',
      object: declaration.id,
      payload: {
        reference: declaration.reference,
        to: declaration.status,
        route,
        policyVersion: categories.version,
        keptFromManager: declaration.keptFromManager,
        content: withoutAdmission(declared),
      },
    })
    const stage = reviewerId ? 'dormant' : 'triage'
    await appendEvent(tx, {
      type: 'case_opened',
      kind: 'case',
      object: declaration.id,
      payload: { stage, due: declaration.caseDueOn },
    })
    if (isLookupAdmission(declared.lookup.answer)) {
      const { answer, text } = declared.lookup
      await appendEvent(tx, {
        type: 'lookup_admitted',
        kind: 'case',
        object: declaration.id,
        payload: { answer, text },
      })
    }
    for (const personId of reviewerId ? [reviewerId] : decisionMakerIds)
      await tell(tx, declaration.id, personId, 'review_needed')
    return { done: { reference: declaration.reference } }
  })
}

/** The line manager reads the event, so what was admitted about looking somebody up stays out of it. */
function withoutAdmission(declared: Declared): Omit<Declared, 'lookup'> {
  const { lookup: _, ...content } = declared
  return content
}

async function alreadySent(tx: Tx, draftId: string): Promise<Sent> {
  const sent = await tx.declaration.findUnique({ where: { draftId }, select: { reference: true } })
  return sent ? { done: sent } : { refused: 'not_found' }
}

async function tooMany(tx: Tx, actor: Actor, now: Date): Promise<boolean> {
  const hourAgo = new Date(now.getTime() - 3_600_000)
  const sent = await tx.declaration.count({ where: { declarantId: actor.id, sentAt: { gt: hourAgo } } })
  return sent >= env().limits.submitsPerHour
}
