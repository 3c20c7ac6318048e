import { called } from '#components/declare/called.ts'
import { WhoForm } from '#components/declare/who-form.tsx'
import { Shell } from '#lib/web/shell.tsx'
import { saveWho } from '../../../actions.ts'
import { backFrom, formProps } from '../../form-props.tsx'
import { type ContactParams, isFromCheck, openContact, type Query } from '../../open.ts'

/** One contact or group that is in the draft already. */
export default async function Contact({
  params,
  searchParams,
}: {
  params: ContactParams
  searchParams: Query
}) {
  const { view, contact } = await openContact(params)
  const fromCheck = await isFromCheck(searchParams)
  const { associate, groups } = view.why
  const caption = <bdi>{called(view.draft, contact)}</bdi>
  const asked = { form: 'who', contact, action: saveWho, title: 'Who or what', caption, fromCheck } as const
  return (
    <Shell current="declare" backLink={backFrom(view.id, fromCheck)}>
      <WhoForm {...formProps(view, asked)} why={{ associate, groups }} />
    </Shell>
  )
}
