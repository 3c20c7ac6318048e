import { now as clock } from '#lib/clock.ts'
import { client } from '#lib/db/clients.ts'
import {
  deleteDraft,
  findDraft,
  insertDraft,
  listDrafts,
  releaseHeldSave,
  updateDraft,
} from '#lib/db/drafts.ts'
import { inRequest, type Tx, tokenHash } from '#lib/db/request.ts'
import {
  type Draft,
  emptyDraft,
  isContactForm,
  type PartForm,
  type PartKey,
  partKey,
  readDraft,
} from '#lib/domain/draft.ts'
import { keepWords, type PartSave, removeContact, savePart } from '#lib/domain/draft-changes.ts'
import type { FormValues } from '#lib/forms/read-form.ts'
import type { SessionToken } from '#lib/reader.ts'

/** There is none, or none of one's own; or it has been sent, under this reference. */
export type NoDraft = { readonly none: true } | { readonly sent: string }

export const mostDrafts = 20

/**
 * Starts a draft under an id that was drawn with the page, so that a second press makes no second one. One that has nothing
 * in it yet is taken up again.
 */
export async function startDraft(
  token: SessionToken,
  id: string,
): Promise<{ readonly id: string } | { readonly tooMany: true }> {
  const at = clock()
  return inRequest('web', token, at, async (tx, { actor }) => {
    // Two presses at once wait for each other here, not at a broken key.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${actor.id}, 1))`
    const own = await listDrafts(tx)
    const known = own.find((draft) => draft.id === id) ?? own.find((draft) => draft.version === 1)
    if (known) return { id: known.id }
    if (own.length >= mostDrafts) return { tooMany: true }
    await insertDraft(tx, { id, personId: actor.id, answers: emptyDraft, place: '', at })
    return { id }
  })
}

export type SectionSaved =
  | { readonly saved: Draft; readonly contact: number | null; readonly version: number; readonly at: Date }
  | { readonly stale: true; readonly contact: number | null; readonly version: number }
  | { readonly gone: true }
  | { readonly full: true }
  | NoDraft

/** Saves one form of a draft, whole or half. Other forms are not touched, whoever has them open. */
export async function saveSection(token: SessionToken, id: string, save: PartSave): Promise<SectionSaved> {
  const at = clock()
  return inRequest('web', token, at, async (tx) => {
    const row = await findDraft(tx, id, true)
    if (!row) return noDraft(tx, id)
    const result = savePart(readDraft(row.answers), save, at)
    if (!('draft' in result)) return result
    const { draft, contact, version } = result
    await updateDraft(tx, id, draft, placeOf(save.form, contact), at)
    await releaseHeldSave(tx, id, heldKey(save.form, save.contact))
    if (save.contact === null) await releaseHeldSave(tx, id, heldKey(save.form, contact))
    return { saved: draft, contact, version, at }
  })
}

/** Under which name a form's words are held: a contact that is not saved yet has no number. */
export function heldKey(form: PartForm, contact: number | null): string {
  return contact === null && isContactForm(form) ? `${form}:new` : partKey(form, contact)
}

/** The address of a form below its draft's own: where a person resumes. */
export function placeOf(form: PartForm, contact: number | null): string {
  return contact === null ? form : `${form === 'who' ? 'contacts' : form}/${contact}`
}

export type DraftChanged = { readonly saved: Draft } | NoDraft

/** Takes a contact out of a draft, with all that was said of it. */
export async function removeContactFrom(
  token: SessionToken,
  id: string,
  contact: number,
): Promise<DraftChanged> {
  return change(token, id, 'contacts', (draft) => removeContact(draft, contact))
}

/** Remembers that these words are meant to stand in a part. */
export async function keepWordsIn(
  token: SessionToken,
  id: string,
  key: PartKey,
  words: readonly string[],
): Promise<DraftChanged> {
  return change(token, id, null, (draft) => keepWords(draft, key, words))
}

async function change(
  token: SessionToken,
  id: string,
  place: string | null,
  make: (draft: Draft) => Draft,
): Promise<DraftChanged> {
  const at = clock()
  return inRequest('web', token, at, async (tx) => {
    const row = await findDraft(tx, id, true)
    if (!row) return noDraft(tx, id)
    const saved = make(readDraft(row.answers))
    await updateDraft(tx, id, saved, place ?? row.place, at)
    return { saved }
  })
}

/** Deletes a draft of one's own at once, and what was held for it. A draft is no record yet: nothing of it is kept. */
export async function discardDraft(token: SessionToken, id: string): Promise<void> {
  await inRequest('web', token, clock(), (tx) => deleteDraft(tx, id))
}

/** Lets go of what was held for a part; the saved part stands. */
export async function dismissHeld(token: SessionToken, id: string, key: string): Promise<void> {
  await inRequest('web', token, clock(), (tx) => releaseHeldSave(tx, id, key))
}

/**
 * Keeps what was posted with a session that had just ended, for the same person and draft. There is no request to run it in:
 * the function in the database judges the token itself.
 */
export async function holdSave(
  token: SessionToken,
  id: string,
  key: string,
  values: FormValues,
): Promise<boolean> {
  const [held] = await client('web').$queryRaw<{ kept: boolean }[]>`
    SELECT hold_save(${tokenHash(token)}, ${id}::uuid, ${key}, ${JSON.stringify(values)}::jsonb, ${clock()}) AS kept`
  return held?.kept === true
}

async function noDraft(tx: Tx, id: string): Promise<NoDraft> {
  const sent = await tx.declaration.findUnique({ where: { draftId: id }, select: { reference: true } })
  return sent ? { sent: sent.reference } : { none: true }
}
