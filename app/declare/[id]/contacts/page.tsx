import { redirect } from 'next/navigation'
import { called } from '#components/declare/called.ts'
import { summaryRows } from '#components/declare/summary.tsx'
import { ButtonLink, ButtonRow } from '#components/ui/button.tsx'
import { NotificationBanner } from '#components/ui/notes.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { SummaryCard } from '#components/ui/summary-card.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx'
import { partOf } from '#lib/domain/draft.ts'
import { problemsOf } from '#lib/domain/draft-problems.ts'
import { canAddContact, draftHref } from '#lib/forms/declare/places.ts'
import { Shell } from '#lib/web/shell.tsx'
import { backFrom } from '../form-props.tsx'
import { type DraftParams, isFromCheck, openDraft, type Query } from '../open.ts'

/** Everybody and everything declared in this draft, to add to, change or remove. */
export default async function Contacts({
  params,
  searchParams,
}: {
  params: DraftParams
  searchParams: Query
}) {
  const view = await openDraft(params)
  const { draft, id, rules } = view
  const { removed } = await searchParams
  const fromCheck = await isFromCheck(searchParams)
  const { length } = draft.contacts
  if (length === 0) redirect(draftHref(id, 'contacts/new'))
  const title = `You have added ${length} ${length === 1 ? 'contact or group' : 'contacts and groups'}`
  return (
    <Shell title="Who or what" current="declare" backLink={backFrom(id, fromCheck)}>
      {removed === 'yes' ? <NotificationBanner tone="ok" title="The contact was removed" /> : null}
      <PageHeading title={title} caption="Who or what" />
      {draft.contacts.map((contact) => (
        <SummaryCard
          key={contact.id}
          title={<bdi>{called(draft, contact.id)}</bdi>}
          rows={summaryRows('who', partOf(draft, 'who', contact.id).values, view.policy.body)}
          actions={
            <>
              <a href={draftHref(id, `contacts/${contact.id}`)}>
                Change<VisuallyHidden> {called(draft, contact.id)}</VisuallyHidden>
              </a>
              <a href={draftHref(id, `contacts/${contact.id}/remove`)}>
                Remove<VisuallyHidden> {called(draft, contact.id)}</VisuallyHidden>
              </a>
            </>
          }
        >
          {problemsOf(draft, 'who', contact.id, rules).length > 0 ? (
            <p>
              <Tag tone="warn">Something is missing</Tag>
            </p>
          ) : null}
        </SummaryCard>
      ))}
      {canAddContact(draft) ? (
        <p>
          Add another only if you declare several together, for the same reason. Otherwise send this one and
          start another.
        </p>
      ) : null}
      <ButtonRow>
        <ButtonLink href={draftHref(id, fromCheck ? 'check' : 'accounts')}>Continue</ButtonLink>
        {canAddContact(draft) ? (
          <a href={draftHref(id, 'contacts/new')}>Add another contact or group</a>
        ) : null}
      </ButtonRow>
    </Shell>
  )
}
