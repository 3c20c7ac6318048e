import { called } from '#components/declare/called.ts'
import { HowForm } from '#components/declare/how-form.tsx'
import { Shell } from '#lib/web/shell.tsx'
import { saveHow } from '../../../actions.ts'
import { backFrom, formProps } from '../../form-props.tsx'
import { type ContactParams, isFromCheck, openContact, type Query } from '../../open.ts'

/** How the declarant knows one contact. */
export default async function How({ params, searchParams }: { params: ContactParams; searchParams: Query }) {
  const { view, contact } = await openContact(params)
  const fromCheck = await isFromCheck(searchParams)
  const { relationship, frequency, since, knows_employer } = view.why
  const props = formProps(view, {
    form: 'how',
    contact,
    action: saveHow,
    title: 'How you know them',
    caption: <bdi>{called(view.draft, contact)}</bdi>,
    fromCheck,
  })
  return (
    <Shell current="declare" backLink={backFrom(view.id, fromCheck)}>
      <HowForm {...props} why={{ relationship, frequency, since, knows_employer }} />
    </Shell>
  )
}
