import { redirect } from 'next/navigation'
import { ContactList } from '#components/declare/contact-list.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { draftHref } from '#lib/forms/declare/places.ts'
import { Shell } from '#lib/web/shell.tsx'
import { backFrom } from '../form-props.tsx'
import { type DraftParams, openDraft } from '../open.ts'

/** Which contact: with one or none there is nothing to choose. */
export default async function Accounts({ params }: { params: DraftParams }) {
  const view = await openDraft(params)
  const { contacts, next } = view.draft
  if (contacts.length < 2) redirect(draftHref(view.id, `accounts/${contacts[0]?.id ?? next}`))
  return (
    <Shell title="Accounts and groups" current="declare" backLink={backFrom(view.id, false)}>
      <PageHeading title="Accounts and groups" />
      <p>Choose a contact or group to give its accounts, links and numbers.</p>
      <ContactList view={view} form="accounts" />
      <ButtonLink href={draftHref(view.id, 'how')}>Continue</ButtonLink>
    </Shell>
  )
}
