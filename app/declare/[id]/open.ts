import { redirect } from 'next/navigation'
import { cache } from 'react'
import { draftHref } from '#lib/forms/declare/places.ts'
import { type DraftView, readOwnDraft } from '#lib/queries/drafts.ts'
import { notHere } from '#lib/web/not-here.ts'
import { type Viewer, viewer } from '#lib/web/viewer.ts'

export type DraftParams = Promise<{ id: string }>
export type ContactParams = Promise<{ id: string; n: string }>
export type Query = Promise<Readonly<Record<string, string | string[] | undefined>>>

/** The draft of an address, if it is the reader's own. One that was sent is a declaration now; any other is not here. */
export async function openDraft(params: Promise<{ id: string }>): Promise<DraftView> {
  return opened((await params).id)
}

const opened = cache(async (id: string): Promise<DraftView> => {
  const person: Viewer = await viewer()
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) notHere()
  const view = await readOwnDraft(person.on('web'), id)
  if (!view) notHere()
  if ('sent' in view) redirect(`/declarations/${view.sent}`)
  return view
})

/** The contact of an address. The forms of a first contact are open before there is one: sections come in any order. */
export async function openContact(params: ContactParams): Promise<{ view: DraftView; contact: number }> {
  const { n } = await params
  const view = await openDraft(params)
  const contact = /^[1-9]\d{0,5}$/.test(n) ? Number(n) : 0
  const { contacts, next } = view.draft
  const known = contacts.some(({ id }) => id === contact) || (contacts.length === 0 && contact === next)
  if (!known) redirect(draftHref(view.id))
  return { view, contact }
}

export async function isFromCheck(query: Query): Promise<boolean> {
  return (await query).from === 'check'
}
