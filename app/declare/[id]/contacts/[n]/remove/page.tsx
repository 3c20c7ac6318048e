import { redirect } from 'next/navigation'
import { called } from '#components/declare/called.ts'
import { SmallForm } from '#components/declare/small-form.tsx'
import { summaryRows } from '#components/declare/summary.tsx'
import { Button, ButtonRow } from '#components/ui/button.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SummaryList } from '#components/ui/summary-list.tsx'
import { partOf } from '#lib/domain/draft.ts'
import { draftHref } from '#lib/forms/declare/places.ts'
import { Shell } from '#lib/web/shell.tsx'
import { removeContact } from '../../../../actions.ts'
import { type ContactParams, openContact } from '../../../open.ts'

/** Asks once before a contact is taken out of the draft. */
export default async function RemoveContact({ params }: { params: ContactParams }) {
  const { view, contact } = await openContact(params)
  const back = draftHref(view.id, 'contacts')
  if (!view.draft.contacts.some(({ id }) => id === contact)) redirect(back)
  return (
    <Shell title="Remove this contact?" current="declare" backLink={{ href: back, label: 'Who or what' }}>
      <PageHeading title="Remove this contact?" caption={<bdi>{called(view.draft, contact)}</bdi>} />
      <SummaryList rows={summaryRows('who', partOf(view.draft, 'who', contact).values, view.policy.body)} />
      <p>Their accounts and what you said of how you know them are removed from the draft too.</p>
      <SmallForm action={removeContact} hidden={{ draft: view.id, contact: String(contact) }}>
        <ButtonRow>
          <Button tone="danger">Remove</Button>
          <a href={back}>Keep it</a>
        </ButtonRow>
      </SmallForm>
    </Shell>
  )
}
