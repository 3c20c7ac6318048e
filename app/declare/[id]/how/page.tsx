import { redirect } from 'next/navigation'
import { ContactList } from '#components/declare/contact-list.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { draftHref } from '#lib/forms/declare/places.ts'
import { Shell } from '#lib/web/shell.tsx'
import { backFrom } from '../form-props.tsx'
import { type DraftParams, openDraft } from '../open.ts'

/** Which contact: with one or none there is nothing to choose. */
export default async function How({ params }: { params: DraftParams }) {
  const view = await openDraft(params)
  const { contacts, next } = view.draft
  if (contacts.length < 2) redirect(draftHref(view.id, `how/${contacts[0]?.id ?? next}`))
  return (
    <Shell title="How you know them" current="declare" backLink={backFrom(view.id, false)}>
      <PageHeading title="How you know them" />
      <p>Choose a contact or group to say how you know them.</p>
      <ContactList view={view} form="how" />
      <ButtonLink href={draftHref(view.id, 'why')}>Continue</ButtonLink>
    </Shell>
  )
}
