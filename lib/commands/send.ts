import { randomBytes } from 'node:crypto'
import { now as clock } from '#lib/clock.ts'
import { deleteDraft, lockForSending } from '#lib/db/drafts.ts'
import { appendEvents } from '#lib/db/history.ts'
import { idsByStaffNumber, managersAbove } from '#lib/db/people.ts'
import { inRequest, type Tx } from '#lib/db/request.ts'
import { tell } from '#lib/db/save.ts'
import { type NewDeclaration, saveDeclaration } from '#lib/db/send.ts'
import type { Refusal } from '#lib/domain/commands.ts'
import { addWorkingDays, toDay } from '#lib/domain/days.ts'
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
    const hourAgo = new Date(now.getTime() - 3_600_000)
    const draft = await lockForSending(tx, draftId, actor.id, hourAgo)
    if (!draft) return alreadySent(tx, draftId)
    if (draft.sentSince >= env().limits.submitsPerHour) return { refused: 'too_many' }

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
    await deleteDraft(tx, draftId)
    const about = { kind: 'case', object: declaration.id } as const
    const { answer, text } = declared.lookup
    await appendEvents(tx, [
      {
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
      },
      {
        ...about,
        type: 'case_opened',
        payload: { stage: reviewerId ? 'dormant' : 'triage', due: declaration.caseDueOn },
      },
      ...(isLookupAdmission(answer)
        ? [{ ...about, type: 'lookup_admitted' as const, payload: { answer, text } }]
        : []),
    ])
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
