import type { ReactNode } from 'react'
import type { PartFormProps, PostPart } from '#components/declare/part-form.tsx'
import { summaryRows } from '#components/declare/summary.tsx'
import { WhoSees } from '#components/ui/notes.tsx'
import { SummaryList } from '#components/ui/summary-list.tsx'
import { heldKey } from '#lib/commands/drafts.ts'
import { formatInstant } from '#lib/dates.ts'
import { type PartForm, partOf } from '#lib/domain/draft.ts'
import { whoSees } from '#lib/domain/who-sees.ts'
import { draftHref, formHref } from '#lib/forms/declare/places.ts'
import type { DraftView } from '#lib/queries/drafts.ts'

type Asked = {
  form: PartForm
  contact: number | null
  action: PostPart
  title: string
  fromCheck: boolean
  caption?: ReactNode
  intro?: ReactNode
  /** For a contact that is not saved yet. */
  newKey?: string
  seenAbout?: string
}

/** Everything a section's form needs that follows from the draft: what is saved, what was held, and who would see it. */
export function formProps(view: DraftView, asked: Asked): PartFormProps {
  const { form, contact, newKey = '', seenAbout } = asked
  const part = partOf(view.draft, form, contact ?? 0)
  const held = view.held.find(({ key }) => key === heldKey(form, contact))
  const rows = part.version > 0 ? summaryRows(form, part.values, view.policy.body) : []
  return {
    action: asked.action,
    draft: view.id,
    contact,
    newKey,
    base: part.version,
    fromCheck: asked.fromCheck,
    start: held?.values ?? part.values,
    heldAt: held ? formatInstant(held.at) : null,
    saved: rows.length > 0 ? <SummaryList rows={rows} /> : null,
    href: newKey ? draftHref(view.id, 'contacts') : formHref(view.id, form, contact, asked.fromCheck),
    title: asked.title,
    caption: asked.caption,
    intro: asked.intro,
    whoSees: (
      <WhoSees>
        {seenAbout ? <>{seenAbout} </> : null}
        {whoSees(view.readers)}
      </WhoSees>
    ),
  }
}

/** One level up: to the answers being checked, or to the list of tasks. */
export function backFrom(id: string, fromCheck: boolean): { href: string; label: string } {
  return fromCheck
    ? { href: draftHref(id, 'check'), label: 'Check your answers' }
    : { href: draftHref(id), label: 'Your draft' }
}
