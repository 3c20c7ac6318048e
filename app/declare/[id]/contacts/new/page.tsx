import { randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import { WhoForm } from '#components/declare/who-form.tsx'
import { canAddContact, draftHref } from '#lib/forms/declare/places.ts'
import { Shell } from '#lib/web/shell.tsx'
import { saveWho } from '../../../actions.ts'
import { backFrom, formProps } from '../../form-props.tsx'
import { type DraftParams, isFromCheck, openDraft, type Query } from '../../open.ts'

/** A new contact or group. It is added when it is first saved. */
export default async function NewContact({
  params,
  searchParams,
}: {
  params: DraftParams
  searchParams: Query
}) {
  const view = await openDraft(params)
  const fromCheck = await isFromCheck(searchParams)
  if (!canAddContact(view.draft)) redirect(draftHref(view.id, 'contacts'))
  const { associate, groups } = view.why
  const title = 'Who or what'
  const asked = {
    form: 'who',
    contact: null,
    action: saveWho,
    newKey: randomUUID(),
    title,
    fromCheck,
  } as const
  return (
    <Shell current="declare" backLink={backFrom(view.id, fromCheck)}>
      <WhoForm {...formProps(view, asked)} why={{ associate, groups }} />
    </Shell>
  )
}
